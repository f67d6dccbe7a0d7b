/**
 * Every format, out of a library and into an empty one, by the built command line: `npm run build` first. Times are of the whole
 * process, its start, the library's opening and the disk; memory is the largest that the process had.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { FORMATS } from '../../../main/formats/registry.ts'
import { openLibrary } from '../../../main/store/open.ts'
import { makeReading } from './library.ts'

const CLI = resolve(import.meta.dirname, '../../../out/main/cli.js')

/** `--articles=N --claims=N` for another library, and ids of formats for these alone. */
export async function run(given: readonly string[]): Promise<void> {
  const option = (name: string, otherwise: number) =>
    Number(given.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
  const wanted = given.filter((word) => !word.startsWith('--'))
  const root = mkdtempSync(join(tmpdir(), 'postil bench '))
  try {
    const probe = join(root, 'memory.cjs')
    writeFileSync(
      probe,
      `process.on('exit', () => require('node:fs').writeSync(2, '\\nMEMORY ' + process.resourceUsage().maxRSS))`,
    )
    const folder = join(root, 'library')
    const library = await openLibrary({ folder, seeds: null, author: () => 'A. Reader' })
    const start = performance.now()
    const reading = makeReading(option('articles', 1000), option('claims', 30_000))
    const { plan } = await library.bringReading(reading, { unit: null, article: null })
    console.log(
      `made: ${plan.articles.length} articles, ${plan.claims.new} claims in ${seconds(performance.now() - start)}`,
    )
    await library.close()

    console.log('format            out          memory     size     in           memory')
    for (const { id, reads } of FORMATS) {
      if (wanted.length > 0 && !wanted.includes(id)) continue
      const path = join(root, id)
      const out = postil(probe, ['export', '--library', folder, '--format', id, '--out', `${path}/`])
      const back = reads
        ? postil(probe, ['import', '--library', join(root, `${id}-back`), '--format', id, path])
        : null
      const cells = [
        id.padEnd(16),
        ...cellsOf(out),
        `${(sizeOf(path) / 1e6).toFixed(1)} MB`.padStart(9),
        ...(back ? cellsOf(back) : ['(not read)']),
      ]
      console.log(cells.join('  '))
      for (const each of [out, back])
        if (each && each.code > 1) console.log(`  exit ${each.code}: ${each.said}`)
      rmSync(path, { recursive: true, force: true })
      rmSync(join(root, `${id}-back`), { recursive: true, force: true })
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

interface Run {
  code: number
  time: number
  /** In kilobytes. */
  memory: number
  said: string
}

function postil(probe: string, words: readonly string[]): Run {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['-r', probe, CLI, ...words], {
    encoding: 'utf8',
    maxBuffer: 1024 * 1024 * 1024,
  })
  const [said = '', memory = '0'] = stderr.split('\nMEMORY ')
  return {
    code: status ?? 99,
    time: performance.now() - start,
    memory: Number(memory),
    said: said.trim().slice(0, 300),
  }
}

const seconds = (time: number): string => `${(time / 1000).toFixed(1)} s`
const cellsOf = ({ time, memory }: Run): string[] => [
  seconds(time).padStart(9),
  `${Math.round(memory / 1000)} MB`.padStart(9),
]

function sizeOf(path: string): number {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(path, name)))
    .filter((found) => found.isFile())
    .reduce((sum, { size }) => sum + size, 0)
}
