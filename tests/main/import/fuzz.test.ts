/** Whatever is imported: it comes in or is refused by name and reason, and leaves the library whole and the rest alone. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ALL, exportContent } from '../../../main/formats/registry.ts'
import type { ImportReport } from '../../../preload/importing.ts'
import { content } from '../../fixtures/content-arbitrary.ts'
import { Besieged } from '../support/besieged.ts'
import { damaged, damages, type Damage } from '../support/damage.ts'
import { FUZZ_PATIENCE, fuzzing } from '../support/fuzz-time.ts'
import { CASES } from '../support/library.ts'

/** Files that belong together, by path. */
type Files = Record<string, Uint8Array>

const FIXTURES = join(import.meta.dirname, '../../fixtures/import')
const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** Right files of every kind that comes in: those of the fixtures, and exports of made-up libraries. */
async function rightFiles(): Promise<Files[]> {
  const all: Files[] = []
  for (const folder of [CASES, FIXTURES, join(FIXTURES, 'pdf')])
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (!entry.isFile() || entry.name === 'expected.json') continue
      const bytes = await readFile(join(folder, entry.name))
      // The largest takes a second to read, and is made as others are.
      if (bytes.length < 100_000) all.push({ [entry.name]: bytes })
    }
  for (const made of fc.sample(content, { seed: 14, numRuns: 2 }))
    for (const { id, reader, extension, makes } of ALL) {
      if (!reader) continue
      const { files } = exportContent(id, made)
      const named = files.map(
        ({ path, bytes }) =>
          [makes === 'folder' ? path : `library${path === '' ? `.${extension}` : path}`, bytes] as const,
      )
      all.push(Object.fromEntries(named))
    }
  return all
}

interface Spoilt {
  file: number
  /** Which of its files, and which within that where it is an archive. */
  which: number
  damages: Damage[]
}
const series = fc.array(fc.record({ file: fc.nat(1000), which: fc.nat(1000), damages }), {
  minLength: 2,
  maxLength: 6,
  size: 'max',
})

/** The files with one of them damaged; of an archive mostly what lies in it, since its own sums tell the rest. */
function spoil(files: Files, { which, damages: all }: Spoilt): Files {
  const names = Object.keys(files)
  const name = names[which % names.length] ?? ''
  const bytes = files[name] ?? new Uint8Array()
  if (!isZip(bytes) || which % 4 === 0) return { ...files, [name]: damaged(bytes, all) }
  const parts = unzipSync(bytes)
  const inner = Object.keys(parts)
  const part = inner[(which >> 2) % Math.max(1, inner.length)]
  if (part === undefined) return files
  return { ...files, [name]: zipSync({ ...parts, [part]: damaged(parts[part] ?? new Uint8Array(), all) }) }
}

async function bringIn(besieged: Besieged, files: Files, name: string): Promise<ImportReport> {
  const { door } = besieged
  const folder = join(door.folder, 'given', name)
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
  door.picks = folder
  const before = await besieged.kept()
  const result = await besieged.ask('import:folder', [])
  if (!result.ok) throw new Error(result.error.message)
  const report = result.value as ImportReport
  for (const { file, why } of report.failed) {
    expect(file).not.toBe('')
    // A reason, and no fault of ours that was caught.
    expect(why).not.toMatch(/undefined|is not a function|Cannot read|Maximum call stack|\[object/)
  }
  if (report.edited === null) expect(await besieged.kept()).toEqual(before)
  if (report.preview !== null) await besieged.ask('import:bring', [])
  return report
}

describe('whatever is imported', () => {
  it(
    'comes in or is refused by name and reason, and leaves the library whole and the rest alone',
    async () => {
      const right = await rightFiles()
      let count = 0
      await fc.assert(
        fc.asyncProperty(series, async (all) => {
          const besieged = await Besieged.begin()
          for (const spoilt of all)
            await bringIn(besieged, spoil(right[spoilt.file % right.length] ?? {}, spoilt), String(count++))
          await besieged.end(/^nobody makes /)
        }),
        fuzzing(12),
      )
    },
    FUZZ_PATIENCE,
  )

  it('comes in undamaged: what is spoilt is a right file', async () => {
    const besieged = await Besieged.begin()
    const reports = []
    for (const [n, files] of (await rightFiles()).entries())
      reports.push(await bringIn(besieged, files, String(n)))
    const taken = reports.filter((report) => report.failed.length === 0)
    expect(taken.length).toBeGreaterThan(reports.length * 0.7)
    expect(reports.filter((report) => report.preview !== null).length).toBeGreaterThan(10)
    await besieged.end(/^nobody makes /)
  }, 60_000)
})
