import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Library } from '../../main/library.ts'
import type { LibraryView } from '../../preload/contract.ts'
import { SCHEMA_VERSION } from '../../preload/model.ts'
import { ACCIDENTS } from '../fixtures/accident-cases.ts'
import {
  CASES,
  dataOf,
  folderInMemory,
  open,
  rangeOf,
  seedFolder,
  steadyStamps,
  temporaryFolder,
} from './support/library.ts'

const SEEDS = { 'a.txt': 'First\n\nThe bridge is safe.', 'b.txt': 'Second\n\nThe pier is closed.' }

let folder: string
let seeds: string
/** The data files after both sessions, and what the library held then. */
let end: Record<string, string>
let view: LibraryView
let a: string
let b: string

const byTitle = (library: Library, title: string): string =>
  library.view().articles.find((article) => article.title === title)?.id ?? ''

/** Two annotated articles, in two sessions, so that there are backups of the first and a journal of both. */
beforeEach(async () => {
  folder = await folderInMemory()
  seeds = await seedFolder(SEEDS)
  for (const [session, words] of ['bridge', 'pier'].entries()) {
    const library = await open(folder, seeds, steadyStamps(`s${session}`))
    a = byTitle(library, 'First')
    b = byTitle(library, 'Second')
    const article = session === 0 ? a : b
    const range = await rangeOf(library, article, words)
    await library.do({ do: 'annotate', article, kind: 'highlight', ranges: [range], tag: { path: words } })
    await library.do({ do: 'annotate', article: a, kind: 'note', ranges: [] })
    await library.close()
    view = library.view()
  }
  end = await dataOf(folder)
})

const forgetJournal = (): Promise<void> => rm(join(folder, 'journal.jsonl'))

describe('a damaged annotations file (C23)', () => {
  it.each(ACCIDENTS)('of $name is set aside, and all that was in it comes back', async ({ bytes, why }) => {
    const file = join(folder, 'annotations', `${a}.json`)
    const damaged =
      typeof bytes === 'string' ? await readFile(join(CASES, bytes)) : bytes(await readFile(file, 'utf8'))
    await writeFile(file, damaged)
    const library = await open(folder, seeds)
    const { notices, ...rest } = library.view()
    expect(notices).toHaveLength(1)
    expect(notices[0]).toMatchObject({ level: 'warning', file: `annotations/${a}.json` })
    expect(notices[0]?.message).toContain(why)
    expect({ ...rest, notices: [] }).toEqual(view)
    await library.close()
    expect(await dataOf(folder)).toEqual(end)
    const [kept] = await readdir(join(folder, 'set-aside'))
    expect(kept).toContain(`annotations-${a}.json.broken-`)
    expect(await readFile(join(folder, 'set-aside', kept ?? ''))).toEqual(Buffer.from(damaged))
    expect((await open(folder, seeds)).view().notices).toEqual([])
  })

  it('gives its newest good backup where the journal is gone too', async () => {
    // A third start, so that there is a backup of the end.
    await (await open(folder, seeds)).close()
    await forgetJournal()
    await writeFile(join(folder, 'annotations', `${a}.json`), '')
    const library = await open(folder, seeds)
    expect(library.view().articles).toEqual(view.articles)
    expect(library.view().history).toEqual({ undo: null, redo: null })
    await library.close()
    expect(await dataOf(folder)).toEqual(end)
  })

  it('gives the backup before, where the newest is damaged as well', async () => {
    await (await open(folder, seeds)).close()
    const backups = join(folder, 'backups', 'annotations')
    const newest = (await readdir(backups))
      .filter((name) => name.startsWith(a))
      .sort()
      .at(-1)
    await writeFile(join(backups, newest ?? ''), '{"version":1')
    await writeFile(join(folder, 'annotations', `${a}.json`), '')
    const library = await open(folder, seeds)
    expect(library.view().notices[0]?.message).toContain('one edit from the journal')
    await library.close()
    expect(await dataOf(folder)).toEqual(end)
  })

  it('that is gone comes back', async () => {
    await rm(join(folder, 'annotations', `${a}.json`))
    const library = await open(folder, seeds)
    expect(library.view().notices.map(({ message }) => message)).toEqual([
      expect.stringContaining(`annotations/${a}.json was gone. The newest good backup was opened`),
    ])
    await library.close()
    expect(await dataOf(folder)).toEqual(end)
  })

  it('can be undone into, and the other article is whole', async () => {
    await writeFile(join(folder, 'annotations', `${a}.json`), '{')
    const library = await open(folder, seeds)
    while (await library.undo());
    expect(library.view().articles.map(({ counts }) => counts)).toEqual([
      { claims: 0, highlights: 0, notes: 0, open: 0, likely: 0, gone: 0 },
      { claims: 0, highlights: 0, notes: 0, open: 0, likely: 0, gone: 0 },
    ])
    while (await library.redo());
    await library.close()
    expect(await dataOf(folder)).toEqual(end)
  })
})

describe('a damaged library.json', () => {
  it('is set aside, and comes back with its tags and articles', async () => {
    await writeFile(join(folder, 'library.json'), Buffer.alloc(100))
    const library = await open(folder, seeds)
    expect({ ...library.view(), notices: [] }).toEqual(view)
    await library.close()
    expect(await dataOf(folder)).toEqual(end)
  })

  it('with neither backup nor journal nor seeds still has its articles and annotations', async () => {
    await forgetJournal()
    await rm(join(folder, 'backups'), { recursive: true })
    await writeFile(join(folder, 'library.json'), '')
    const library = await open(folder, await temporaryFolder())
    expect(library.view().articles).toEqual(view.articles)
    expect(library.view().notices.map(({ level }) => level)).toEqual(['error', 'warning'])
  })
})

describe('a damaged article.json', () => {
  it('is made again from the source file', async () => {
    await writeFile(join(folder, 'articles', a, 'article.json'), Buffer.alloc(100))
    const library = await open(folder, seeds)
    expect((await library.open(a)).article.text).toBe(SEEDS['a.txt'])
    expect(library.view().notices[0]?.message).toContain('made again from the article’s source file')
    await library.close()
    expect(await dataOf(folder)).toEqual(end)
  })

  it('without its source is an error in words', async () => {
    await rm(join(folder, 'articles', a), { recursive: true })
    const library = await open(folder, await temporaryFolder())
    await expect(library.open(a)).rejects.toMatchObject({ code: 'unreadable' })
    expect((await library.open(b)).article.text).toBe(SEEDS['b.txt'])
  })
})

describe('a damaged journal', () => {
  it('is set aside; the data is as it was, and later edits can still be undone', async () => {
    const path = join(folder, 'journal.jsonl')
    const lines = (await readFile(path, 'utf8')).split('\n')
    const broken = lines.findIndex((line) => line.includes('"edit"'))
    lines[broken] = lines[broken]?.slice(0, 30).padEnd(80, '\0') ?? ''
    await writeFile(path, lines.join('\n'))
    const library = await open(folder, seeds)
    expect(library.view().notices.map(({ file }) => file)).toEqual(['journal.jsonl'])
    expect(library.view().articles).toEqual(view.articles)
    let count = 0
    while (await library.undo()) count++
    expect(count).toBe(3)
    while (await library.redo());
    await library.close()
    expect(await dataOf(folder)).toEqual(end)
    expect(await readdir(join(folder, 'set-aside'))).toHaveLength(1)
  })

  it.each([
    ['gone', null],
    ['empty', ''],
    ['nothing but zeros', Buffer.alloc(4096)],
    ['a line of 50 MB that is no JSON', Buffer.concat([Buffer.alloc(50_000_000, 'x'), Buffer.from('\n')])],
    ['half a line of 50 MB', Buffer.concat([Buffer.from('{"version":1}\n'), Buffer.alloc(50_000_000, 'x')])],
  ])('that is %s loses the history alone', async (_, content) => {
    if (content === null) await forgetJournal()
    else await writeFile(join(folder, 'journal.jsonl'), content)
    const library = await open(folder, seeds)
    expect(library.view().articles).toEqual(view.articles)
    expect(library.view().history).toEqual({ undo: null, redo: null })
    await library.do({ do: 'annotate', article: b, kind: 'note', ranges: [] })
    await library.undo()
    await library.close()
    expect(await dataOf(folder)).toEqual(end)
  })

  it('does not undo what it does not know: an annotations file from another time', async () => {
    const other = await temporaryFolder()
    await cp(folder, other, { recursive: true })
    const ahead = await open(other, seeds)
    for (let i = 0; i < 9; i++) await ahead.do({ do: 'annotate', article: a, kind: 'note', ranges: [] })
    await ahead.close()
    await cp(join(other, 'annotations'), join(folder, 'annotations'), { recursive: true })
    const library = await open(folder, seeds)
    expect(library.view().history.undo).toBeNull()
    expect(library.view().notices[0]?.message).toContain('cannot be undone')
    expect((await library.open(a)).annotations).toHaveLength(12)
    const made = await library.do({ do: 'annotate', article: a, kind: 'note', ranges: [] })
    expect(made.history.undo).toBe('add note')
    await library.close()
    expect((await open(folder, seeds)).view().history.undo).toBe('add note')
  })
})

describe('files of other programs', () => {
  it('are mentioned, and neither read nor deleted (C23)', async () => {
    const copy = `annotations/${a} (conflicted copy 2026-01-02).json`
    const orphan = 'annotations/no-such-article.json'
    const copies = [copy, orphan, 'annotations/readme.txt', 'library (1).json']
    for (const name of copies) await cp(join(folder, 'annotations', `${a}.json`), join(folder, name))
    await writeFile(join(folder, 'annotations', '.DS_Store'), '')
    const library = await open(folder, seeds)
    const { notices, ...rest } = library.view()
    expect(notices.map(({ file }) => file).sort()).toEqual([...copies].sort())
    expect({ ...rest, notices: [] }).toEqual(view)
    await library.close()
    for (const name of copies)
      expect(await readFile(join(folder, name))).toEqual(
        await readFile(join(folder, 'annotations', `${a}.json`)),
      )
  })
})

describe('a library of a newer version', () => {
  it.each(['library.json', 'annotations', 'journal.jsonl'])('(%s) is refused, untouched', async (which) => {
    const path = join(folder, which === 'annotations' ? `annotations/${a}.json` : which)
    const good = await readFile(path, 'utf8')
    const newer = good.replace(`"version":${SCHEMA_VERSION}`, `"version":${SCHEMA_VERSION + 1},"new":true`)
    expect(newer).not.toBe(good)
    await writeFile(path, newer)
    await writeFile(join(folder, 'annotations', `${b}.json`), 'broken')
    const all = await readdir(folder, { recursive: true })
    const before = await dataOf(folder)
    await expect(open(folder, seeds)).rejects.toMatchObject({ code: 'newer-version' })
    expect(await dataOf(folder)).toEqual(before)
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(all.sort())
  })
})

it('an annotations file damaged while the library is open comes back when it is opened', async () => {
  const library = await open(folder, seeds)
  await writeFile(join(folder, 'annotations', `${a}.json`), Buffer.alloc(9))
  expect((await library.open(a)).annotations).toHaveLength(3)
  expect(library.view().notices[0]?.message).toContain('it holds nothing but zeros')
  await library.close()
  expect(await dataOf(folder)).toEqual(end)
})

describe('a disk that fails', () => {
  it('keeps the edit in the journal, says so, and tries again with the next', async () => {
    const library = await open(folder, seeds)
    await library.open(a)
    const file = join(folder, 'annotations', `${a}.json`)
    await rm(file)
    await mkdir(join(file, 'in the way'), { recursive: true })
    await library.do({ do: 'annotate', article: a, kind: 'note', ranges: [] })
    await library.flush()
    expect(library.view().notices).toMatchObject([{ level: 'error', file: `annotations/${a}.json` }])
    await rm(file, { recursive: true })
    await library.do({ do: 'annotate', article: b, kind: 'note', ranges: [] })
    await library.flush()
    expect(library.view().notices).toEqual([])
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ article: a })
  })

  it('loses nothing when it fails to the end', async () => {
    const library = await open(folder, seeds)
    await library.open(a)
    const file = join(folder, 'annotations', `${a}.json`)
    await rm(file)
    await mkdir(join(file, 'in the way'), { recursive: true })
    await library.do({ do: 'annotate', article: a, kind: 'note', ranges: [] })
    await library.close()
    const again = await open(folder, seeds)
    expect((await again.open(a)).annotations).toHaveLength(4)
    expect(again.view().notices[0]?.message).toContain('it is a folder')
  })

  it('a library in the place of a file cannot be opened, in words', async () => {
    const place = join(await seedFolder({ file: 'x' }), 'file')
    await expect(open(place, seeds)).rejects.toMatchObject({ name: 'PostilError' })
  })
})

it('backups are bounded', async () => {
  for (let i = 0; i < 8; i++) {
    const library = await open(folder, seeds)
    await library.do({ do: 'annotate', article: a, kind: 'note', ranges: [] })
    await library.close()
  }
  await rename(join(folder, 'journal.jsonl'), join(folder, 'old'))
  const names = await readdir(join(folder, 'backups', 'annotations'))
  expect(names.filter((name) => name.startsWith(a))).toHaveLength(5)
})
