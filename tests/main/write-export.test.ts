import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ts from 'typescript'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeExport, writeExportWith } from '../../main/write-export.ts'

const BYTES = new TextEncoder().encode('“quote”\n')
let folder: string
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'postil export ü '))))
afterEach(() => rm(folder, { recursive: true }))

describe('writing an export', () => {
  it('writes the bytes, over what was there too', async () => {
    const path = join(folder, 'a.csv')
    await writeFile(path, 'a much longer file that was there before')
    await writeExport(path, BYTES)
    expect(new Uint8Array(await readFile(path))).toEqual(BYTES)
    expect(await readdir(folder)).toEqual(['a.csv'])
  })

  it('writes a view on a larger buffer and nothing around it', async () => {
    const pool = new Uint8Array(64).fill(88)
    pool.set(BYTES, 10)
    await writeExport(join(folder, 'a.csv'), pool.subarray(10, 10 + BYTES.length))
    expect(new Uint8Array(await readFile(join(folder, 'a.csv')))).toEqual(BYTES)
  })

  it('writes where a link points to', async () => {
    await mkdir(join(folder, 'far'))
    await writeFile(join(folder, 'far/real.csv'), '')
    await symlink(join(folder, 'far/real.csv'), join(folder, 'link.csv'))
    await writeExport(join(folder, 'link.csv'), BYTES)
    expect(new Uint8Array(await readFile(join(folder, 'far/real.csv')))).toEqual(BYTES)
  })

  it.each([
    ['a folder that is gone', 'gone/a.csv', 'not-found', /folder .*gone is not there/],
    ['a folder where a file should go', 'folder', 'not-writable', /it is a folder/],
    ['a file where a folder should be', 'file/a.csv', 'not-found', /folder .*file is not there/],
    ['a name that is too long', `${'a'.repeat(300)}.csv`, 'internal', /too long/i],
  ])('says what is wrong with %s, and leaves nothing', async (_name, name, code, reason) => {
    await mkdir(join(folder, 'folder'))
    await writeFile(join(folder, 'file'), '')
    const path = join(folder, name)
    const error: unknown = await writeExport(path, BYTES).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ name: 'PostilError', code })
    expect((error as Error).message).toMatch(reason)
    expect((error as Error).message).toContain(path)
    expect((await readdir(folder)).sort()).toEqual(['file', 'folder'])
  })

  // A limit on the size of files stops a write half way, as a full disk does.
  it.skipIf(process.platform === 'win32')('leaves no half file when the disk takes no more', async () => {
    await mkdir(join(folder, 'out'))
    await writeFile(join(folder, 'out/a.csv'), 'before')
    for (const name of ['write-export', 'errors']) {
      const source = await readFile(join(import.meta.dirname, `../../main/${name}.ts`), 'utf8')
      const { outputText } = ts.transpileModule(source, {
        compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
      })
      await writeFile(join(folder, `${name}.mjs`), outputText.replaceAll(`'./errors.ts'`, `'./errors.mjs'`))
    }
    await writeFile(
      join(folder, 'run.mjs'),
      `import { writeExport } from './write-export.mjs'
       await writeExport(process.argv[2], new Uint8Array(1_000_000)).catch((e) => console.log(e.message))`,
    )
    const { stdout } = await promisify(execFile)(
      'sh',
      ['-c', 'ulimit -f 8; exec "$0" "$@"', process.execPath, 'run.mjs', join(folder, 'out/a.csv')],
      { cwd: folder },
    )
    expect(stdout).toContain('The export could not be written')
    expect(await readdir(join(folder, 'out'))).toEqual(['a.csv'])
    expect(await readFile(join(folder, 'out/a.csv'), 'utf8')).toBe('before')
  })
})

describe('what goes beside an export', () => {
  const beside = [{ path: '-labels.xml', bytes: BYTES }]
  const write = (name: string, own: ReadonlySet<string> = new Set()) =>
    writeExportWith(join(folder, name), BYTES, beside, own)

  it('is called after it, and takes the place of nothing that somebody else put there', async () => {
    await writeFile(join(folder, 'a-labels.xml'), 'somebody else’s')
    const [path] = await write('a.json')
    expect(path).toBe(join(folder, 'a-labels 2.xml'))
    expect(await readFile(join(folder, 'a-labels.xml'), 'utf8')).toBe('somebody else’s')
    expect(new Uint8Array(await readFile(path ?? ''))).toEqual(BYTES)
  })

  it('is written over what was written beside it before', async () => {
    const own = new Set(await write('a.json'))
    expect(await write('a.json', own)).toEqual([join(folder, 'a-labels.xml')])
    expect((await readdir(folder)).sort()).toEqual(['a-labels.xml', 'a.json'])
  })

  it('goes again where the export itself cannot be written', async () => {
    await mkdir(join(folder, 'a.json'))
    await expect(write('a.json')).rejects.toThrow('it is a folder')
    expect(await readdir(folder)).toEqual(['a.json'])
  })
})
