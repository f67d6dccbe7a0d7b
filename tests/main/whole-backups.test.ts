/** Backups of the whole library: what is in one, when it is made, which are kept. */
import { existsSync } from 'node:fs'
import { appendFile, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copyLibrary } from '../../main/store/moving/copy.ts'
import { makeBackup } from '../../main/store/whole/make.ts'
import { PARTS, WHOLE_FOLDER } from '../../main/store/whole/manifest.ts'
import { writeDurable } from '../../main/store/durable.ts'
import { openLibrary } from '../../main/store/open.ts'
import type { Backup, BackupStep } from '../../preload/backups.ts'
import { start } from './support/child.ts'
import { folderInMemory, onlyArticle, open, seedFolder, SEEDS, temporaryFolder } from './support/library.ts'
import { backed, bytesBelow, holds, namesOf, type Backed } from './support/whole.ts'

const note = async ({ library }: Backed): Promise<unknown> => {
  const article = onlyArticle(library())
  return library().do({ do: 'annotate', article, kind: 'note', ranges: [] })
}
const whys = (list: readonly Backup[]) =>
  list.map((each) => (each.problem === null ? each.why : each.problem))
const folderOf = ({ folder }: Backed, id: string) => join(folder, WHOLE_FOLDER, id)
const copyOf = (state: Backed, id: string) => join(folderOf(state, id), 'library')
const DAY = 24 * 60 * 60 * 1000

/** A library with two notes and evidence, and a backup of it. */
async function madeOne() {
  const state = await backed(await temporaryFolder())
  await note(state)
  await note(state)
  const evidence = join(state.folder, '..', `evidence-${process.pid}.txt`)
  await writeFile(evidence, 'what it rests on')
  await state.library().keepFile(evidence)
  await rm(evidence)
  const before = await holds(state.library())
  const made = await state.backups.make()
  if (made === null) throw new Error('it was called off')
  return { state, made, before }
}

describe('a backup', () => {
  it('is a library that holds all that was there, and goes on being that', async () => {
    const { state, made, before } = await madeOne()
    expect(made).toMatchObject({ why: 'by hand', articles: 1, annotations: 2, problem: null })
    await note(state)
    await state.library().undo()
    await state.library().undo()
    await state.library().do({ do: 'deleteArticles', articles: [onlyArticle(state.library())] })
    await state.library().close()
    // Whatever else becomes of the app, it can be opened by hand.
    const copy = await open(copyOf(state, made.id), SEEDS)
    expect(await holds(copy)).toEqual(before)
    expect(copy.view()).toMatchObject({ notices: [], history: { undo: 'add note' } })
  })

  it('holds no backup, no index, no lock and nothing set aside', async () => {
    const state = await backed(await temporaryFolder())
    for (const path of ['set-aside', 'index', 'backups/annotations', 'files'])
      await mkdir(join(state.folder, path), { recursive: true })
    for (const path of [
      'set-aside/x.json',
      'index/search.bin',
      'files/.adding-1',
      'library.json.123',
      'notes.txt',
    ])
      await writeFile(join(state.folder, path), 'x')
    await state.backups.make()
    const made = await state.backups.make()
    const names = Object.keys(await namesOf(copyOf(state, made?.id ?? '')))
    const article = onlyArticle(state.library())
    expect(names.sort()).toEqual([
      `annotations/${article}.json`,
      `articles/${article}/article.json`,
      `articles/${article}/source.txt`,
      'journal.jsonl',
      'library.json',
    ])
  })

  it('shares with the library what is written once, and never what is written again', async () => {
    const { state, made } = await madeOne()
    const first = await namesOf(copyOf(state, made.id))
    const article = onlyArticle(state.library())
    expect(first[`articles/${article}/source.txt`]).toBe(2)
    expect(Object.entries(first).filter(([path]) => path.startsWith('files/'))).toEqual([
      [expect.any(String), 2],
    ])
    for (const path of ['journal.jsonl', 'library.json', `annotations/${article}.json`])
      expect([path, first[path]]).toEqual([path, 1])
    expect(made.added).toBeLessThan(made.size)
    // What another program does to the library's files in place is not done to the backup's.
    const second = await state.backups.make()
    const before = await bytesBelow(copyOf(state, made.id))
    await appendFile(join(state.folder, 'library.json'), ' ')
    await appendFile(join(state.folder, `annotations/${article}.json`), ' ')
    await appendFile(join(state.folder, 'journal.jsonl'), '{')
    expect(await bytesBelow(copyOf(state, made.id))).toEqual(before)
    // The second one is made of names alone, but for the journal.
    expect(second?.added).toBe((await stat(join(copyOf(state, made.id), 'journal.jsonl'))).size)
  })

  it('is not made of another backup’s file that was damaged since', async () => {
    const { state, made } = await madeOne()
    const article = onlyArticle(state.library())
    const path = join(copyOf(state, made.id), `annotations/${article}.json`)
    const { size } = await stat(path)
    await writeFile(path, 'x'.repeat(size))
    const second = await state.backups.make()
    const copied = await readFile(
      join(copyOf(state, second?.id ?? ''), `annotations/${article}.json`),
      'utf8',
    )
    expect(copied).toBe(await readFile(join(state.folder, `annotations/${article}.json`), 'utf8'))
  })

  it('is of one state, whatever is edited meanwhile', async () => {
    const state = await backed(await temporaryFolder())
    let going = true
    const edits = (async () => {
      const states = new Set<number>()
      for (let n = 0; going; n++) {
        await note(state)
        states.add(n)
      }
    })()
    const ids: string[] = []
    const counts: number[] = []
    for (let n = 0; n < 5; n++) {
      const made = await state.backups.make()
      ids.push(made?.id ?? '')
      counts.push(made?.annotations ?? -1)
    }
    going = false
    await edits
    await state.library().close()
    for (const [n, id] of ids.entries()) {
      const copy = await openLibrary({ folder: copyOf(state, id), seeds: SEEDS, author: () => '' })
      const { annotations } = await copy.open(onlyArticle(copy))
      expect(annotations).toHaveLength(counts[n] ?? -1)
      expect(copy.view().notices).toEqual([])
      await copy.close()
    }
  })

  it('is of the moment that it stands still, whatever became of a file that it had taken before', async () => {
    const seeds = await seedFolder({ 'a.txt': 'One bridge.\n', 'b.txt': 'Two piers.\n', 'c.txt': 'Three.\n' })
    const state = await backed(await temporaryFolder(), seeds)
    const library = state.library()
    const idOf = (path: string) => library.view().articles.find((each) => each.path === path)?.id ?? ''
    const [a, b, c] = [idOf('a.txt'), idOf('b.txt'), idOf('c.txt')]
    const bytes = new TextEncoder().encode('One bridge, mended.\n')
    const imported = {
      ...{
        title: 'One bridge.',
        byline: null,
        publisher: null,
        publishedOn: null,
        url: null,
        language: 'en',
      },
      ...{ text: new TextDecoder().decode(bytes), blocks: [], pages: [], encoding: null, remarks: [] },
    }
    let before: Record<string, string> = {}
    const made = await makeBackup(state.folder, {
      why: 'by hand',
      now: new Date(state.clock.now),
      signal: new AbortController().signal,
      onStep: () => undefined,
      count: () => ({ articles: 2, annotations: 1 }),
      async still(work) {
        const kept = await library.addRevision(a, { file: 'a.txt', extension: '.txt', bytes, imported })
        await library.do({ do: 'revise', article: a, revision: kept?.revision ?? 0 })
        await library.do({ do: 'deleteArticles', articles: [b] })
        await library.do({ do: 'annotate', article: c, kind: 'note', ranges: [] })
        return library.still(async () => {
          // Texts are written once; what another program or a later version writes again is taken as it is now all the same.
          await rm(join(state.folder, 'articles', b), { recursive: true })
          const again = join(state.folder, 'articles', c, 'article.json')
          await writeDurable(again, (await readFile(again, 'utf8')).replace('Three', 'Third'))
          before = await bytesBelow(state.folder)
          return work()
        })
      },
    })
    const isPart = (path: string) => PARTS.some((part) => path === part || path.startsWith(`${part}/`))
    const parts = Object.entries(before).filter(([path]) => isPart(path))
    expect(await bytesBelow(copyOf(state, made.id))).toEqual(Object.fromEntries(parts))
    expect(await readdir(join(copyOf(state, made.id), 'articles'))).toEqual([a, c].sort())
    expect(parts.some(([, text]) => text.includes('mended'))).toBe(true)
  })

  it('tells how far it is from the first file on, to the last byte', async () => {
    const { state } = await madeOne()
    const steps: BackupStep[] = []
    let early = 0
    await makeBackup(state.folder, {
      why: 'by hand',
      now: new Date(state.clock.now),
      signal: new AbortController().signal,
      onStep: (step) => steps.push(step),
      count: () => ({ articles: 1, annotations: 2 }),
      still(work) {
        early = steps.length
        return state.library().still(work)
      },
    })
    // What has many files is long at giving them second names, before anything is read.
    expect(early).toBeGreaterThan(0)
    const done = steps.map((step) => step.done)
    expect(done).toEqual(done.toSorted((a, b) => a - b))
    expect(done.at(-1)).toBe(steps[0]?.total)
  })

  it('is called off at any step, and nothing is left of it', async () => {
    const { state } = await madeOne()
    const kept = await state.backups.list()
    await note(state)
    state.onStep = () => state.backups.cancel()
    expect(await state.backups.make()).toBeNull()
    expect(await readdir(join(state.folder, WHOLE_FOLDER))).toEqual(kept.map(({ id }) => id))
    await note(state)
  })

  it('that is cut short by a crash is none, is not offered, and is cleared away', async () => {
    const base = await temporaryFolder()
    for (const step of ['first', 'last']) {
      const child = await start('backup', base, SEEDS, { size: step })
      await child.words.next()
      await child.gone
      const folder = join(base, 'library')
      expect(await readdir(join(folder, WHOLE_FOLDER))).toHaveLength(1)
      const state = await backed(folder)
      expect(await state.backups.list()).toEqual([])
      expect(state.library().view().notices).toEqual([])
      state.daily = 0
      await state.backups.atStart()
      expect(await readdir(join(folder, WHOLE_FOLDER))).toEqual([])
      await state.library().close()
    }
  })

  it('of another version, or with a damaged manifest, is named, kept, and can only be deleted', async () => {
    const { state, made } = await madeOne()
    const manifest = join(folderOf(state, made.id), 'manifest.json')
    const good = await readFile(manifest, 'utf8')
    for (const [text, problem, why] of [
      [good.replace(/"version": \d+/, '"version": 99'), 'newer', /newer version/],
      [good.slice(0, 40), 'damaged', /manifest\.json in it is not as it was written/],
    ] as const) {
      await writeFile(manifest, text)
      expect(await state.backups.list()).toEqual([{ id: made.id, at: made.at, problem }])
      await expect(state.backups.goBack(made.id)).rejects.toThrow(why)
      state.daily = 0
      await state.backups.atStart()
    }
    await state.backups.delete(made.id)
    expect(await state.backups.list()).toEqual([])
  })

  it('that is deleted takes nothing else along, and one that is not there is said to be gone', async () => {
    const { state, made, before } = await madeOne()
    const second = await state.backups.make()
    await state.backups.delete(made.id)
    await expect(state.backups.delete(made.id)).rejects.toThrow('That backup is not there any more')
    await expect(state.backups.goBack(made.id)).rejects.toThrow('That backup is not there any more')
    expect(await state.backups.list()).toEqual([second])
    expect(await holds(state.library())).toEqual(before)
    await state.library().close()
    expect(await holds(await open(copyOf(state, second?.id ?? ''), SEEDS))).toEqual(before)
  })
})

it('a disk that takes no more is said to be full, and what was there is untouched', async () => {
  const base = await temporaryFolder()
  const state = await backed(join(base, 'library'))
  await state.backups.make()
  for (let n = 0; n < 3; n++) {
    const { where } = await state.library().do({
      do: 'annotate',
      article: onlyArticle(state.library()),
      kind: 'note',
      ranges: [],
    })
    await state.library().do({
      do: 'note',
      article: onlyArticle(state.library()),
      annotation: where?.annotation ?? '',
      note: 'x'.repeat(30_000),
    })
  }
  await state.restart()
  const before = await holds(state.library())
  await state.library().close()
  const child = await start('backup', base, SEEDS, { limit: 64 * 1024 })
  expect((await child.words.next()).value).toMatchObject({
    code: 'disk-full',
    message: expect.stringContaining('The library and the backups before are untouched.') as string,
  })
  await child.gone
  await state.restart()
  expect(whys(await state.backups.list())).toEqual(['by hand'])
  expect(await holds(state.library())).toEqual(before)
})

it('backups go along when the library moves, and can be gone back to there', async () => {
  const { state, made, before } = await madeOne()
  await note(state)
  const folder = join(await temporaryFolder(), 'moved')
  const { signal } = new AbortController()
  await state
    .library()
    .endWith(() => copyLibrary(state.folder, folder, { onProgress: () => undefined, signal }))
  const moved = await backed(folder)
  expect(await moved.backups.list()).toEqual([made])
  await moved.backups.goBack(made.id)
  expect(await holds(moved.library())).toEqual(before)
})

describe('by themselves', () => {
  it('one is made a day, where something changed since the last', async () => {
    const state = await backed(await temporaryFolder())
    const count = async () => {
      await state.restart()
      await state.backups.atStart()
      return (await state.backups.list()).length
    }
    expect(await count()).toBe(1)
    await note(state)
    expect(await count()).toBe(1)
    state.clock.now += DAY
    expect(await count()).toBe(2)
    state.clock.now += DAY
    expect(await count()).toBe(2)
    await note(state)
    await state.backups.make()
    state.clock.now += DAY
    // The one by hand has it all.
    expect(await count()).toBe(3)
    await note(state)
    expect(await count()).toBe(4)
    expect(whys(await state.backups.list())).toEqual(['daily', 'by hand', 'daily', 'daily'])
  })

  it('as many are kept as the person says, and those by hand until they are deleted', async () => {
    const state = await backed(await temporaryFolder())
    await state.backups.make()
    state.daily = 2
    const days = async (n: number) => {
      for (let day = 0; day < n; day++) {
        await note(state)
        state.clock.now += DAY
        await state.backups.atStart()
      }
      return whys(await state.backups.list())
    }
    expect(await days(4)).toEqual(['daily', 'daily', 'by hand'])
    state.daily = 3
    expect(await days(2)).toEqual(['daily', 'daily', 'daily', 'by hand'])
    // None are made from now on; those that are there stay.
    state.daily = 0
    expect(await days(2)).toEqual(['daily', 'daily', 'daily', 'by hand'])
  })

  it('the daily one gives way to what a person asks for', async () => {
    const state = await backed(await temporaryFolder())
    let asked: Promise<unknown> | undefined
    state.onStep = () => {
      asked ??= state.backups.make()
    }
    await state.backups.atStart()
    await asked
    expect(whys(await state.backups.list())).toEqual(['by hand'])
    // And what a person asked for does not.
    state.onStep = () => undefined
    const made = state.backups.make()
    await expect(state.backups.make()).rejects.toThrow('A backup is being made')
    await made
  })

  it('it ends before the library is closed', async () => {
    const state = await backed(await temporaryFolder())
    const daily = state.backups.atStart()
    await state.backups.stop()
    await state.library().close()
    await daily
    expect(await state.backups.list().catch(() => [])).toEqual([])
  })
})

it.skipIf(!existsSync('/dev/shm'))('where a file can have one name only, all of it is copied', async () => {
  const { state } = await madeOne()
  const before = await holds(state.library())
  // On another disk, so that nothing can be shared.
  const elsewhere = await folderInMemory()
  await rm(join(state.folder, WHOLE_FOLDER), { recursive: true })
  await symlink(elsewhere, join(state.folder, WHOLE_FOLDER))
  const made = await state.backups.make()
  expect(made?.added).toBe(made?.size)
  await note(state)
  expect(await state.backups.goBack(made?.id ?? '')).toBe(true)
  expect(await holds(state.library())).toEqual(before)
})
