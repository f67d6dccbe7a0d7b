import { describe, expect, it } from 'vitest'
import { chordOf, commandOf } from '../../preload/commands.ts'
import { VIEW_KEYS, VIEWS, type LibraryView } from '../../preload/views.ts'
import { parse, type Platform } from '../../renderer/commands/keys.ts'
import { everywhereRows, viewRows } from '../../renderer/floating/help-rows.ts'

const PLATFORMS: Platform[] = ['linux', 'win32', 'darwin']
const LIBRARY_VIEWS = VIEWS.filter((view): view is LibraryView => view !== 'read')

describe.each(LIBRARY_VIEWS)('the help of the %s', (view) => {
  it('has all of its keys, in the order of the table', () => {
    const own = VIEW_KEYS.filter((key) => key.in.includes(view))
    expect(own.length).toBeGreaterThan(5)
    for (const platform of PLATFORMS)
      expect(viewRows(view, true, platform)).toEqual(own.map(({ label, keys }) => ({ label, keys })))
  })

  it.each(PLATFORMS)('has no key twice on %s, and names nothing twice', (platform) => {
    const rows = viewRows(view, true, platform)
    // `?` opens the help itself.
    const keys = [...rows.flatMap((row) => row.keys), '?'].map((key) => JSON.stringify(parse(key, platform)))
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(rows.map(({ label }) => label)).size).toBe(rows.length)
  })

  it.each(PLATFORMS)('says what acts where letters are off, for all of them, on %s', (platform) => {
    const rows = viewRows(view, false, platform)
    expect(rows.map(({ label }) => label)).toEqual(viewRows(view, true, platform).map(({ label }) => label))
    expect(rows.flatMap(({ keys }) => keys).filter((key) => key.length === 1)).toEqual([])
    expect(rows.filter(({ keys }) => keys.length === 0)).toEqual([])
  })
})

describe('everywhereRows', () => {
  const commands = (['views', 'move', 'work'] as const).flatMap((group) =>
    everywhereRows(group).flatMap((row) => row.commands.map(commandOf)),
  )

  it('has what acts in a view, each once', () => {
    expect(new Set(commands).size).toBe(commands.length)
    for (const view of VIEWS) expect(commands).toContain(commandOf(`view.${view}`))
    // Keys without `inViews` are of the text, and would be shown in place of the chord.
    for (const { id, keys, inViews } of commands) expect(keys === undefined || inViews, id).toBe(true)
    for (const command of commands) expect(chordOf(command, 'linux'), command.id).toBeDefined()
  })
})
