import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PostilError } from '../../main/errors.ts'
import type { OpenLibrary } from '../../main/store/library.ts'
import { actionOf, moves, type Move } from './support/actions.ts'
import { brokenReferences, type AllRecords } from './support/wholeness.ts'
import { CASES, dataOf, open, steadyStamps, folderInMemory } from './support/library.ts'

/** A library in use, which can be left and come back to. */
class Session {
  private constructor(
    readonly folder: string,
    readonly seeds: string,
    readonly stamps: ReturnType<typeof steadyStamps>,
    public library: OpenLibrary,
  ) {}

  static async start(): Promise<Session> {
    const [folder, seeds] = [await folderInMemory(), await folderInMemory()]
    for (const file of ['c01-emoji.txt', 'c07-rtl.txt']) await cp(join(CASES, file), join(seeds, file))
    const stamps = steadyStamps()
    // The second revision of one of them is what later moves go back and forth between.
    const changed = join(seeds, 'c20.txt')
    await cp(join(CASES, 'c20-v1.txt'), changed)
    await (await open(folder, seeds, stamps)).close()
    await cp(join(CASES, 'c20-v2.txt'), changed)
    return new Session(folder, seeds, stamps, await open(folder, seeds, stamps))
  }

  async restart(): Promise<void> {
    await this.library.close()
    this.library = await open(this.folder, this.seeds, this.stamps)
    expect(this.library.view().notices).toEqual([])
  }

  /** The bytes on the disk once all is written. */
  async bytes(): Promise<Record<string, string>> {
    await this.library.flush()
    return dataOf(this.folder)
  }

  /** Makes a move, and says whether it was an edit that changed something. */
  async play(move: Move): Promise<boolean> {
    if (move.kind === 'restart') await this.restart()
    else if (move.kind === 'undo' || move.kind === 'redo') await this.library[move.kind]()
    const action = await actionOf(this.library, move)
    if (action === null) return false
    try {
      return (await this.library.do(action)).changes.length > 0
    } catch (error) {
      // A passage of white space, a cue with a gap: refused in words is right too.
      if (error instanceof PostilError && error.code !== 'internal') return false
      throw error
    }
  }
}

/** What the library shows and holds, for comparing. */
async function shown(library: OpenLibrary): Promise<unknown> {
  const { articles, people, tags, scales, filters, tagCounts, collections, deletedSeeds } = library.view()
  const web = library.web()
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)
  return {
    ...{ articles, people, tags, scales, filters, tagCounts, collections, deletedSeeds },
    web: [web.claims.sort(byId), web.appearances.sort(byId), web.relations.sort(byId)],
    content: await library.content(null),
  }
}

/** The records of the whole library. */
async function allOf(library: OpenLibrary): Promise<AllRecords> {
  const { articles, people, tags } = await library.content(null)
  return {
    annotations: articles.flatMap((each) => each.annotations),
    claims: articles.flatMap((each) => each.claims),
    relations: articles.flatMap((each) => each.relations),
    ...{ people, tags, filters: library.view().filters },
  }
}

describe('any series of actions', () => {
  it('is taken back by as many undos, and made again by as many redos, to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(moves(['undo', 'redo']), fc.boolean(), async (series, restart) => {
        const session = await Session.start()
        const startShown = await shown(session.library)
        // What the disk holds before the first edit and after each.
        const states = [await session.bytes()]
        for (const move of series) if (await session.play(move)) states.push(await session.bytes())
        const endShown = await shown(session.library)
        if (restart) await session.restart()
        for (const state of states.slice(0, -1).reverse()) {
          await session.library.undo()
          expect(await session.bytes()).toEqual(state)
        }
        expect(await session.library.undo()).toBeNull()
        expect(await shown(session.library)).toEqual(startShown)
        if (restart) await session.restart()
        for (const state of states.slice(1)) {
          await session.library.redo()
          expect(await session.bytes()).toEqual(state)
        }
        expect(await session.library.redo()).toBeNull()
        expect(await shown(session.library)).toEqual(endShown)
        await session.library.close()
        await rm(session.folder, { recursive: true })
      }),
      { numRuns: 12 },
    )
  }, 300_000)

  it('with undos, redos and restarts among them is the same after a crash that reached no file', async () => {
    await fc.assert(
      fc.asyncProperty(moves(), async (series) => {
        const session = await Session.start()
        const early = await folderInMemory()
        await session.bytes()
        await cp(session.folder, early, { recursive: true })
        for (const move of series) await session.play(move)
        const end = await session.bytes()
        const endShown = await shown(session.library)
        const history = session.library.view().history
        await session.library.close()
        for (const file of ['library.json', 'annotations'])
          await cp(join(early, file), join(session.folder, file), { recursive: true })
        await session.restart()
        expect(session.library.view().history).toEqual(history)
        expect(await shown(session.library)).toEqual(endShown)
        expect(await session.bytes()).toEqual(end)
        await session.library.close()
        await rm(session.folder, { recursive: true })
      }),
      { numRuns: 12 },
    )
  }, 300_000)

  it('keeps every reference whole, and loses no annotation that was not deleted', async () => {
    await fc.assert(
      fc.asyncProperty(moves(['restart']), async (series) => {
        const session = await Session.start()
        for (const move of series) {
          const before = new Set((await allOf(session.library)).annotations.map(({ id }) => id))
          await session.play(move)
          const all = await allOf(session.library)
          expect(brokenReferences(all)).toEqual([])
          const now = new Set(all.annotations.map(({ id }) => id))
          if (!['delete', 'deleteArticles', 'undo', 'redo'].includes(move.kind))
            expect([...before].filter((id) => !now.has(id))).toEqual([])
        }
        await session.library.close()
        await rm(session.folder, { recursive: true })
      }),
      { numRuns: 15 },
    )
  }, 300_000)

  it('keeps counts that are those of the records', async () => {
    await fc.assert(
      fc.asyncProperty(moves(), async (series) => {
        const session = await Session.start()
        for (const move of series) await session.play(move)
        const before = await shown(session.library)
        await session.restart()
        expect(await shown(session.library)).toEqual(before)
        const { articles } = await session.library.content(null)
        const annotations = articles.flatMap((content) => content.annotations)
        const tagCounts = new Map<string, number>()
        for (const { tags } of annotations)
          for (const tag of tags) tagCounts.set(tag, (tagCounts.get(tag) ?? 0) + 1)
        expect(session.library.view().tagCounts).toEqual(Object.fromEntries(tagCounts))
        const claims = new Set(articles.flatMap((content) => content.claims.map(({ id }) => id)))
        for (const annotation of annotations)
          if (annotation.kind === 'appearance') expect(claims).toContain(annotation.claim)
        await session.library.close()
      }),
      { numRuns: 8 },
    )
  }, 300_000)
})
