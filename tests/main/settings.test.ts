import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, openSettings } from '../../main/store/settings.ts'
import type { Settings } from '../../preload/contract.ts'
import { SCHEMA_VERSION } from '../../preload/model.ts'
import { temporaryFolder } from './support/library.ts'

const place = async (): Promise<string> => join(await temporaryFolder(), 'data', 'settings.json')

describe('settings', () => {
  it('are those that Postil comes with, until they are set, and are there again', async () => {
    const path = await place()
    const settings = await openSettings(path)
    expect(settings.get()).toEqual(DEFAULT_SETTINGS)
    await Promise.all([settings.set({ theme: 'dark' }), settings.set({ places: { a: 3 }, author: 'Ada' })])
    const expected = { ...DEFAULT_SETTINGS, theme: 'dark', author: 'Ada', places: { a: 3 } }
    expect(settings.get()).toEqual(expected)
    expect((await openSettings(path)).get()).toEqual(expected)
  })

  it('that were set a moment before the end are on the disk once they have settled', async () => {
    const path = await place()
    const settings = await openSettings(path)
    for (const textSize of [20, 22, 24]) void settings.set({ textSize })
    await settings.settled()
    expect((await openSettings(path)).get()).toEqual({ ...DEFAULT_SETTINGS, textSize: 24 })
  })

  it.each<[string, Partial<Settings>]>([
    ['a theme', { theme: 'pink' as 'dark' }],
    ['a size', { textSize: NaN }],
    ['a face', { face: 'comic' as 'serif' }],
    ['a measure', { measure: 5 }],
    ['a width', { panes: { ...DEFAULT_SETTINGS.panes, libraryWidth: -1 } }],
  ])('refuse %s that is none', async (_, wrong) => {
    const path = await place()
    const settings = await openSettings(path)
    await settings.set({ author: 'Ada' })
    await expect(settings.set({ ...wrong, author: 'Bea' })).rejects.toMatchObject({ code: 'bad-request' })
    expect((await openSettings(path)).get()).toEqual({ ...DEFAULT_SETTINGS, author: 'Ada' })
  })

  it('that lack a field have it as Postil comes with it', async () => {
    const path = await place()
    await mkdir(join(path, '..'))
    await writeFile(path, '{"version":1,"author":"Ada"}')
    const settings = await openSettings(path)
    expect(settings.get()).toEqual({ ...DEFAULT_SETTINGS, author: 'Ada' })
    expect(settings.notices).toEqual([])
  })

  it.each(['', '{"version":1,', '\0\0', '{"version":1,"textSize":"big"}', '[]'])(
    'that are damaged (%j) are set aside',
    async (text) => {
      const path = await place()
      await mkdir(join(path, '..'))
      await writeFile(path, text)
      const settings = await openSettings(path)
      expect(settings.get()).toEqual(DEFAULT_SETTINGS)
      expect(settings.notices).toMatchObject([{ file: path }])
      const [kept] = await readdir(join(path, '..'))
      expect(await readFile(join(path, '..', kept ?? ''), 'utf8')).toBe(text)
      await settings.set({ author: 'Ada' })
      expect((await openSettings(path)).get().author).toBe('Ada')
    },
  )

  it('of a newer version are left alone', async () => {
    const path = await place()
    await mkdir(join(path, '..'))
    const newer = `{"version":${SCHEMA_VERSION + 1}}`
    await writeFile(path, newer)
    await expect(openSettings(path)).rejects.toMatchObject({ code: 'newer-version' })
    expect(await readFile(path, 'utf8')).toBe(newer)
  })
})
