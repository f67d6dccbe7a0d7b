/** Going back to a backup of the whole library: all of it or nothing, whatever happens on the way. */
import { cp, mkdir, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shortHash } from '../../main/store/backups.ts'
import { RESTORE, STAGED } from '../../main/store/whole/going-back.ts'
import { PARTS, WHOLE_FOLDER } from '../../main/store/whole/manifest.ts'
import { openLibrary } from '../../main/store/open.ts'
import type { Action } from '../../preload/actions.ts'
import { start } from './support/child.ts'
import { folderInMemory, onlyArticle, open, rangeOf, SEEDS, temporaryFolder } from './support/library.ts'
import { backed, bytesBelow, holds, type Backed } from './support/whole.ts'

const note = ({ library }: Backed) =>
  library().do({ do: 'annotate', article: onlyArticle(library()), kind: 'note', ranges: [] })

/** A library with a highlight, a backup, and what came after it: notes, a tag that is gone, evidence. */
async function changed(within?: string) {
  const state = await backed(within ?? join(await temporaryFolder(), 'library'))
  const article = onlyArticle(state.library())
  const ranges = [await rangeOf(state.library(), article, 'a threat')]
  await state.library().do({ do: 'annotate', article, kind: 'highlight', ranges, tag: { path: 'one' } })
  const then = await holds(state.library())
  const made = await state.backups.make()
  const evidence = join(state.folder, '..', 'evidence.txt')
  await writeFile(evidence, 'what it rests on')
  await state.library().keepFile(evidence)
  await state.library().undo()
  await note(state)
  await note(state)
  const now = await holds(state.library())
  return { state, id: made?.id ?? '', then, now, article }
}
const whys = async ({ backups }: Backed) =>
  (await backups.list()).map((each) => (each.problem === null ? each.why : each.problem))

describe('going back', () => {
  it('makes the library what it was, with its history; and from there one can come back', async () => {
    const { state, id, then, now } = await changed()
    expect(await state.backups.goBack(id)).toBe(true)
    expect(await holds(state.library())).toEqual(then)
    expect(state.library().view()).toMatchObject({
      history: { undo: 'tag', redo: null },
      notices: [{ level: 'info', message: expect.stringContaining('as it was on 1 March 2026') as string }],
    })
    expect(await whys(state)).toEqual(['before going back', 'by hand'])
    expect((await readdir(state.folder)).sort()).toEqual([
      ...['annotations', 'articles', 'backups', 'files', 'journal.jsonl', 'library.json', 'lock.json'],
    ])
    await state.library().undo()
    await note(state)
    const [before] = await state.backups.list()
    await state.backups.goBack(before?.id ?? '')
    expect(await holds(state.library())).toEqual(now)
    // It is said once.
    await state.restart()
    expect(state.library().view().notices).toEqual([])
    expect(await holds(state.library())).toEqual(now)
  })

  it('takes what was not written yet into the backup before, and nothing of it comes after', async () => {
    const { state, id, then } = await changed()
    // Edits that the data files lack still: one before, one after they were written; and one that comes too late.
    await note(state)
    let during: Promise<unknown> | undefined
    state.onStep = () => {
      during ??= note(state).catch((error: unknown) => error)
    }
    const left = state.library()
    const going = state.backups.goBack(id)
    await note(state)
    await going
    expect(await during).toMatchObject({ message: 'The library is closed.' })
    // What gathers edits may come to write them only now.
    await left.flush()
    await state.restart()
    expect(await holds(state.library())).toEqual(then)
    expect(state.library().view().notices).toEqual([])
    expect((await state.backups.list())[0]).toMatchObject({ why: 'before going back', annotations: 4 })
  })

  it('keeps the newest three of those before, and never lets go of the one that was gone back to', async () => {
    const { state } = await changed()
    const back = async (n: number) => {
      await note(state)
      await state.backups.goBack((await state.backups.list()).at(n)?.id ?? '')
      return (await state.backups.list()).filter((each) => !each.problem && each.why === 'before going back')
    }
    for (const n of [1, 2, 3, 3]) expect(await back(-1)).toHaveLength(n)
    const oldest = (await state.backups.list()).at(-2)
    expect((await back(-2)).at(-1)).toEqual(oldest)
  })

  it.each<[what: string, path: (article: string) => string, spoil: (path: string) => Promise<void>]>([
    ['another byte in the annotations', (id) => `annotations/${id}.json`, swap],
    ['another byte in a text', (id) => `articles/${id}/article.json`, swap],
    ['a journal that is cut short', () => 'journal.jsonl', (path) => truncate(path, 20)],
    ['a list of articles that is gone', () => 'library.json', (path) => rm(path)],
    ['a folder in the place of a file', (id) => `articles/${id}/source.txt`, folder],
  ])('is refused for %s, and changes nothing', async (_what, path, spoil) => {
    const { state, id, now, article } = await changed()
    const file = path(article)
    await spoil(join(state.folder, WHOLE_FOLDER, id, 'library', file))
    await expect(state.backups.goBack(id)).rejects.toThrow(`That backup is damaged: ${file} in it`)
    expect(await whys(state)).toEqual(['by hand'])
    expect(await holds(state.library())).toEqual(now)
    await note(state)
    expect(await readdir(state.folder)).not.toContain(STAGED)
  })

  it('reads no file that a list names outside of the backup', async () => {
    const { state, id, now } = await changed()
    const whole = join(state.folder, WHOLE_FOLDER, id)
    const list = (await readFile(join(whole, 'files.json'), 'utf8')).replace(
      '"library.json"',
      '"articles/../library.json"',
    )
    await writeFile(join(whole, 'files.json'), list)
    await expect(state.backups.goBack(id)).rejects.toThrow('files.json in it')
    const manifest = JSON.parse(await readFile(join(whole, 'manifest.json'), 'utf8')) as object
    await writeFile(
      join(whole, 'manifest.json'),
      JSON.stringify({ ...manifest, list: shortHash(Buffer.from(list)) }),
    )
    await expect(state.backups.goBack(id)).rejects.toThrow('files.json in it')
    expect(await holds(state.library())).toEqual(now)
  })

  it('is called off at any step, and the library stays and goes on', async () => {
    for (const stopAt of [0, 1, 4, 8]) {
      const { state, id, now } = await changed()
      let steps = 0
      state.backups.parts.often = 0
      state.onStep = () => {
        if (steps++ === stopAt) state.backups.cancel()
      }
      expect(await state.backups.goBack(id)).toBe(false)
      expect(await holds(state.library())).toEqual(now)
      expect(await whys(state)).toEqual(['by hand'])
      await note(state)
      await state.library().close()
      expect(await readdir(state.folder)).not.toContain(STAGED)
    }
  })
})

async function swap(path: string): Promise<void> {
  const bytes = await readFile(path)
  bytes[bytes.length >> 1]! ^= 1
  await rm(path)
  await writeFile(path, bytes)
}
async function folder(path: string): Promise<void> {
  await rm(path)
  await mkdir(path)
}

describe('a crash while one goes back', () => {
  it.each([
    ['checking first', 'now'],
    ['checking last', 'now'],
    ['making first', 'now'],
    ['making last', 'now'],
    ['committed', 'then'],
  ] as const)(
    'leaves the library as it is or as it was, and nothing between (%s)',
    async (step, expected) => {
      const base = await temporaryFolder()
      const { state, ...states } = await changed(join(base, 'library'))
      await state.library().close()
      const child = await start('back', base, SEEDS, { size: step })
      await child.words.next()
      await child.gone
      const again = await backed(join(base, 'library'))
      expect(await holds(again.library())).toEqual(states[expected])
      expect(await readdir(again.folder)).not.toContain(STAGED)
      expect(await readdir(again.folder)).not.toContain(RESTORE)
      again.daily = 0
      await again.backups.atStart()
      expect((await whys(again)).at(-1)).toBe('by hand')
    },
  )

  it('is gone on with at the next opening, wherever the one before was cut short', async () => {
    const { state, id, then } = await changed()
    const committed = await temporaryFolder()
    // As a crash leaves it: nobody opens it again.
    state.backups.parts.enter = () => cp(state.folder, committed, { recursive: true })
    await state.backups.goBack(id)
    expect(await readdir(committed)).toEqual(expect.arrayContaining([STAGED, RESTORE]))
    const parts = (await readdir(join(committed, STAGED))).sort()
    expect(parts).toEqual([...PARTS].sort())
    for (let done = 0; done <= parts.length; done++)
      for (const half of [false, true]) {
        const folder = join(await temporaryFolder(), 'library')
        await cp(committed, folder, { recursive: true })
        for (const [n, part] of parts.entries()) {
          if (n > done || (n === done && !half)) break
          await rm(join(folder, part), { recursive: true })
          if (n < done) await rename(join(folder, STAGED, part), join(folder, part))
        }
        const library = await open(folder, SEEDS)
        expect(await holds(library)).toEqual(then)
        expect(library.view().notices).toHaveLength(1)
        await library.close()
        expect(await readdir(folder)).not.toContain(RESTORE)
      }
  })

  it('is finished by nobody of an older version', async () => {
    const { state, id } = await changed()
    state.backups.parts.enter = () => Promise.resolve()
    await state.backups.goBack(id)
    const path = join(state.folder, RESTORE)
    await writeFile(path, (await readFile(path, 'utf8')).replace(/"version":\d+/, '"version":99'))
    const before = await bytesBelow(state.folder)
    await expect(openLibrary({ folder: state.folder, seeds: SEEDS, author: () => '' })).rejects.toThrow(
      /newer version/,
    )
    expect(await bytesBelow(state.folder)).toEqual(before)
    await expect(stat(path)).resolves.toBeDefined()
  })
})

/** Edits that anyone makes, as numbers. */
const edits = fc.array(fc.tuple(fc.nat(5), fc.nat(1000)), { maxLength: 12, size: 'max' })

async function edit({ library: current }: Backed, what: number, n: number): Promise<void> {
  const library = current()
  const article = onlyArticle(library)
  const { article: text, annotations } = await library.open(article)
  const at = n % (text.text.length - 20)
  const some = annotations[n % Math.max(1, annotations.length)]
  const actions: (Action | null)[] = [
    { do: 'annotate', article, kind: 'note', ranges: [] },
    {
      do: 'annotate',
      article,
      kind: 'highlight',
      ranges: [{ start: at, end: at + 12 }],
      tag: { path: `tag ${n % 3}` },
    },
    some ? { do: 'note', article, annotation: some.id, note: `note ${n}` } : null,
    some ? { do: 'delete', article, annotations: [some.id] } : null,
  ]
  if (what === 4) await library.undo()
  else if (what === 5) await library.redo()
  else {
    const action = actions[what]
    if (action) await library.do(action)
  }
}

it('whatever was edited, one goes back to the state of the backup, and forth again', async () => {
  await fc.assert(
    fc.asyncProperty(edits, edits, fc.boolean(), async (first, second, restarts) => {
      const state = await backed(join(await folderInMemory(), 'library'))
      for (const [what, n] of first) await edit(state, what, n)
      if (restarts) await state.restart()
      const then = await holds(state.library())
      const made = await state.backups.make()
      for (const [what, n] of second) await edit(state, what, n)
      const now = await holds(state.library())
      await state.backups.goBack(made?.id ?? '')
      expect(await holds(state.library())).toEqual(then)
      await state.library().undo()
      const [before] = await state.backups.list()
      await state.backups.goBack(before?.id ?? '')
      expect(await holds(state.library())).toEqual(now)
      await state.library().close()
    }),
    { numRuns: 12 },
  )
})
