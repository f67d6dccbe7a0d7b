import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Place, type PlaceParts } from '../../main/place.ts'
import type { OpenLibrary } from '../../main/store/library.ts'
import { copyLibrary } from '../../main/store/moving/copy.ts'
import { kindOf, MOVED } from '../../main/store/moving/files.ts'
import { libraryFolder } from '../../main/store/moving/where.ts'
import { openSettings, type SettingsStore } from '../../main/store/settings.ts'
import { whichLibrary } from '../../main/which-library.ts'
import { start } from './support/child.ts'
import { dataOf, onlyArticle, open, SEEDS, temporaryFolder } from './support/library.ts'

interface Moved {
  base: string
  usual: string
  settings: SettingsStore
  place: Place
  library(): OpenLibrary
  /** The data files as they were before. */
  before: Record<string, string>
}

/** A person's own library with a note in it. `picks` is what they choose in the dialog. */
async function moved(picks: string | null, more: Partial<PlaceParts> = {}): Promise<Moved> {
  const base = await temporaryFolder()
  const usual = join(base, 'library')
  let library = await open(usual, SEEDS)
  const article = onlyArticle(library)
  await library.do({ do: 'annotate', article, kind: 'note', ranges: [] })
  await library.flush()
  const settings = await openSettings(join(base, 'settings.json'))
  const place = new Place({
    settings,
    named: false,
    usual,
    current: () => library,
    async enter(folder) {
      library = await open(folder, SEEDS)
    },
    askFolder: () => Promise.resolve(picks === null ? null : join(base, picks)),
    onProgress: () => undefined,
    ...more,
  })
  return { base, usual, settings, place, library: () => library, before: await dataOf(usual) }
}

const notes = async (library: OpenLibrary) => (await library.open(onlyArticle(library))).annotations.length

describe('moving the library', () => {
  it('takes all of it along, and leaves a note in the usual place', async () => {
    const { base, usual, settings, place, library, before } = await moved('on a disk/mine')
    await mkdir(join(base, 'on a disk'))
    expect(await place.move()).toBe(true)
    const to = join(base, 'on a disk/mine')
    expect(settings.get().libraryFolder).toBe(to)
    expect(await dataOf(to)).toEqual(before)
    expect(await readdir(usual)).toEqual([MOVED])
    expect(library().view()).toMatchObject({ folder: to, history: { undo: 'add note' } })
    await library().undo()
    expect(await notes(library())).toBe(0)
    // Settings that were lost since do not make a new library beside it.
    expect(await libraryFolder(null, usual)).toBe(to)
  })

  it.each<[what: string, picks: string, make: (base: string) => Promise<unknown>, why: RegExp]>([
    ['where it is', 'library', async () => undefined, /in this folder already/],
    ['into itself', 'library/inner', async () => undefined, /lies in the library itself/],
    ['round itself', '.', async () => undefined, /lies in this folder/],
    [
      'into a folder that is not empty',
      'full',
      async (base) => {
        await mkdir(join(base, 'full'))
        await writeFile(join(base, 'full/mine.txt'), '')
      },
      /is not empty/,
    ],
    [
      'onto another library',
      'other',
      async (base) => (await open(join(base, 'other'), SEEDS)).close(),
      /There is a library in/,
    ],
    ['into a folder of a folder that is not there', 'no/such', async () => undefined, /is not there/],
    ['onto a file', 'file', (base) => writeFile(join(base, 'file'), ''), /not a folder/],
    [
      'through a link into itself',
      'link/inner',
      (base) => symlink(join(base, 'library'), join(base, 'link')),
      /lies in the library itself/,
    ],
  ])('is refused %s, and changes nothing', async (_what, picks, make, why) => {
    const { base, usual, settings, place, library, before } = await moved(picks)
    await make(base)
    await expect(place.move()).rejects.toThrow(why)
    expect(settings.get().libraryFolder).toBeNull()
    expect(await dataOf(usual)).toEqual(before)
    expect(await notes(library())).toBe(1)
    const article = onlyArticle(library())
    await library().do({ do: 'annotate', article, kind: 'note', ranges: [] })
  })

  it.skipIf(process.getuid?.() === 0)('is refused where nothing can be written', async () => {
    const { base, place } = await moved('locked')
    await mkdir(join(base, 'locked'))
    await chmod(join(base, 'locked'), 0o500)
    await expect(place.move()).rejects.toThrow(/Nothing can be written/)
  })

  it('is called off with Cancel at any file, and nothing is left of it', async () => {
    for (const stopAt of [0, 1, 3]) {
      let files = 0
      const state = await moved('mine', {
        onProgress: () => {
          if (files++ === stopAt) state.place.cancel()
        },
      })
      expect(await state.place.move()).toBe(false)
      expect(await kindOf(join(state.base, 'mine'))).toBe('missing')
      expect(await dataOf(state.usual)).toEqual(state.before)
      expect(await notes(state.library())).toBe(1)
    }
  })

  it('gives up where another program writes into the library meanwhile', async () => {
    const state = await moved('mine', {
      onProgress: ({ done }) => {
        if (done > 0) void writeFile(join(state.usual, 'articles', 'stray.txt'), 'x')
      },
    })
    await expect(state.place.move()).rejects.toThrow(/Another program changed the library/)
    expect(await kindOf(join(state.base, 'mine'))).toBe('missing')
    expect(await notes(state.library())).toBe(1)
  })

  it('goes back where the library cannot be opened in its new place', async () => {
    let entered = 0
    const state = await moved('mine')
    const { enter } = state.place.parts
    state.place.parts.enter = async (folder) => {
      if (entered++ === 0) throw new Error('no')
      await enter(folder)
    }
    await expect(state.place.move()).rejects.toThrow('no')
    expect(state.settings.get().libraryFolder).toBeNull()
    expect(state.library().view().folder).toBe(state.usual)
    expect(await notes(state.library())).toBe(1)
  })

  it('that was cut short is begun again in the same folder, and what lies there is opened by nobody', async () => {
    const { base, usual, place, before } = await moved('mine')
    const to = join(base, 'mine')
    await mkdir(join(to, 'articles'), { recursive: true })
    await writeFile(join(to, 'copying.json'), '{}')
    await writeFile(join(to, 'library.json'), '{"half":')
    expect(await kindOf(to)).toBe('copying')
    await expect(place.another()).rejects.toThrow(/a part of a library/)
    await place.move()
    expect(await dataOf(to)).toEqual(before)
    await expect(
      copyLibrary(to, usual, { onProgress: () => undefined, signal: new AbortController().signal }),
    ).rejects.toThrow(/not empty/)
  })
})

describe('another library', () => {
  it('is opened, a new one made in an empty folder, and the first is as it was', async () => {
    const { base, usual, settings, place, library, before } = await moved('new')
    expect(await place.another()).toBe(true)
    expect(library().view().folder).toBe(join(base, 'new'))
    expect(await notes(library())).toBe(0)
    expect(settings.get().libraryFolder).toBe(join(base, 'new'))
    expect(await dataOf(usual)).toEqual(before)
  })

  it('that is none is refused', async () => {
    const { base, place, library, usual } = await moved('mine')
    await mkdir(join(base, 'mine'))
    await writeFile(join(base, 'mine/notes.txt'), '')
    await expect(place.another()).rejects.toThrow(/is no library, and not empty/)
    expect(library().view().folder).toBe(usual)
  })

  it('cannot be chosen where the library was named at the start', async () => {
    const { place } = await moved('mine', { named: true })
    await expect(place.move()).rejects.toThrow(/--library/)
    await expect(place.another()).rejects.toThrow(/--library/)
  })
})

describe('a start', () => {
  it('asks when the chosen library is gone, and makes none in its place', async () => {
    const base = await temporaryFolder()
    const drive = join(base, 'drive')
    const gone = join(drive, 'library')
    const settings = await openSettings(join(base, 'settings.json'))
    await settings.set({ libraryFolder: gone })
    const questions: string[] = []
    const answers = ['retry', 'choose', 'choose', 'retry'] as const
    const folders = [null, join(base, 'papers')]
    await mkdir(join(base, 'papers'))
    await writeFile(join(base, 'papers/a.txt'), '')
    const found = await whichLibrary(settings, join(base, 'usual'), {
      async askWhenGone({ folder, problem }) {
        expect(folder).toBe(gone)
        questions.push(problem)
        // The second time an empty folder is where the drive will be.
        await mkdir(gone, { recursive: true })
        if (questions.length === 4) await writeFile(join(gone, 'library.json'), '{}')
        return answers[questions.length - 1] ?? 'quit'
      },
      askFolder: () => Promise.resolve(folders.shift() ?? null),
    })
    expect(found).toBe(gone)
    expect(questions).toEqual(['', '', '', expect.stringContaining('is no library')])
    await rm(drive, { recursive: true })
    const quit = {
      askWhenGone: () => Promise.resolve('quit' as const),
      askFolder: () => Promise.resolve(null),
    }
    expect(await whichLibrary(settings, join(base, 'usual'), quit)).toBeNull()
    expect(await kindOf(join(base, 'usual'))).toBe('missing')
    expect(await readFile(join(base, 'settings.json'), 'utf8')).toContain(gone)
  })
})

describe('a crash while the library moves', () => {
  it.each([
    ['copying', 'library'],
    ['copied', 'library'],
    ['set', 'mine'],
    ['entered', 'mine'],
    ['removing', 'mine'],
  ])('leaves one whole library that a start opens (%s)', async (step, expected) => {
    const base = await temporaryFolder()
    const usual = join(base, 'library')
    const library = await open(usual, SEEDS)
    await library.do({ do: 'annotate', article: onlyArticle(library), kind: 'note', ranges: [] })
    await library.close()
    const before = await dataOf(usual)
    const child = await start('move', base, SEEDS, { size: step })
    await child.words.next()
    await child.gone

    const settings = await openSettings(join(base, 'settings.json'))
    const quit = {
      askWhenGone: () => Promise.resolve('quit' as const),
      askFolder: () => Promise.resolve(null),
    }
    const folder = (await whichLibrary(settings, usual, quit)) ?? ''
    expect(folder).toBe(join(base, expected))
    expect(await dataOf(folder)).toEqual(before)
    const again = await open(folder, SEEDS)
    expect(again.view()).toMatchObject({ notices: [], history: { undo: 'add note' } })
    await again.close()
  })
})
