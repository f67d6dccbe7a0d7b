import { describe, expect, it } from 'vitest'
import { COMMANDS, type CommandId } from '../../preload/commands.ts'
import { TEXTS } from '../../preload/texts.ts'
import { helpRows } from '../../renderer/floating/help-rows.ts'
import { OptionsState } from '../../renderer/floating/options.svelte.ts'
import { MOST_ROWS, paletteGroups, type PaletteItem } from '../../renderer/floating/palette-items.ts'
import { pathOf, tagRows } from '../../renderer/floating/tag-items.ts'
import { tag } from '../fixtures/content.ts'

const command = (id: CommandId, name: string, disabled = false): PaletteItem => ({
  kind: 'command',
  key: id,
  command: id,
  name,
  meta: '',
  disabled,
  checked: false,
})
const article = (id: string, name: string): PaletteItem => ({ kind: 'article', key: id, id, name, meta: '' })
const highlight = (id: string, name: string): PaletteItem => ({
  kind: 'annotation',
  key: id,
  id,
  look: 'highlight',
  name,
  meta: '',
})

describe('paletteGroups', () => {
  const items = {
    commands: [command('note', 'Note'), command('highlight', 'Highlight', true), command('help', 'Keys')],
    annotations: [highlight('1', 'a keynote speech')],
    articles: [article('a', 'Keys to the city')],
  }
  const shown = (query: string, recent: CommandId[] = []) =>
    paletteGroups(query, items, recent).groups.map(({ label, options }) => [
      label,
      ...options.map(({ item }) => item.name),
    ])

  it('leaves out what cannot be done until one asks for it', () => {
    expect(shown('')[0]).toEqual([TEXTS.palette.commands, 'Note', 'Keys'])
    expect(shown('high')).toEqual([[TEXTS.palette.commands, 'Highlight']])
    expect(paletteGroups('high', items, []).groups[0]?.options[0]?.disabled).toBe(true)
  })

  it('puts what was used last before the rest, once', () => {
    expect(shown('', ['help', 'highlight']).slice(0, 2)).toEqual([
      [TEXTS.palette.recent, 'Keys'],
      [TEXTS.palette.commands, 'Note'],
    ])
  })

  it('puts the group with the best answer first', () => {
    expect(shown('keys to').map(([label]) => label)).toEqual([TEXTS.palette.articles])
    expect(shown('note').map(([label]) => label)).toEqual([TEXTS.palette.commands, TEXTS.palette.annotations])
    expect(shown('a key').map(([label]) => label)[0]).toBe(TEXTS.palette.annotations)
  })

  it('counts everything and shows what can be read', () => {
    const annotations = Array.from({ length: MOST_ROWS + 5 }, (_, n) => highlight(`${n}`, `words ${n}`))
    const { groups, found } = paletteGroups('words', { ...items, annotations }, [])
    expect(found).toBe(MOST_ROWS + 5)
    expect(groups[0]?.options).toHaveLength(MOST_ROWS)
    expect(groups[0]?.after).toBe(TEXTS.palette.more(5))
  })
})

describe('tagRows', () => {
  const codebook = [tag('1', 'sanctions'), tag('2', 'sanctions/visa'), tag('3', 'diplomacy')]
  const rows = (typed: string) =>
    tagRows(typed, codebook).map((row) => ('tag' in row ? row.tag.path : `+ ${row.path}`))

  it.each([
    ['', ['sanctions', 'sanctions/visa', 'diplomacy']],
    ['visa', ['sanctions/visa', '+ visa']],
    ['Sanctions / Visa', ['sanctions/visa']],
    ['sanctions/oil', ['+ sanctions/oil']],
    ['sanctions/', ['sanctions', 'sanctions/visa']],
    ['/', ['sanctions/visa']],
  ])('"%s"', (typed, expected) => {
    expect(rows(typed)).toEqual(expected)
  })

  it.each([
    [' a  b / c ', 'a b/c'],
    ['//a//', 'a'],
    ['  ', null],
    ['/', null],
    ['x'.repeat(201), null],
  ])('the path of "%s"', (typed, path) => {
    expect(pathOf(typed)).toBe(path)
  })
})

describe('helpRows', () => {
  it('has each command of the table with a group once, in its group or drawn above', () => {
    const listed = (['move', 'mark', 'work'] as const).flatMap((group) => helpRows(group))
    const drawn = TEXTS.help.units.flatMap(({ command }) => command ?? [])
    const all = [...listed.flatMap(({ commands }) => commands), ...drawn]
    expect(new Set(all).size).toBe(all.length)
    expect(all).toEqual(expect.arrayContaining(COMMANDS.filter(({ help }) => help).map(({ id }) => id)))
    expect(new Set(listed.map(({ label }) => label)).size).toBe(listed.length)
  })
})

describe('OptionsState', () => {
  const press = (key: string, more: object = {}) => {
    let prevented = false
    const event = { key, preventDefault: () => (prevented = true), ...more } as unknown as KeyboardEvent
    return { event, prevented: () => prevented }
  }
  function listOf(keys: string, disabled = '') {
    const picked: string[] = []
    const options = [...keys].map((key) => ({ key, disabled: disabled.includes(key) }))
    let query = ''
    const list = new OptionsState(
      () => [{ label: null, options }],
      () => query,
      ({ key }) => picked.push(key),
      'id',
    )
    const type = (text: string) => (query = text)
    const go = (...presses: string[]) => presses.forEach((key) => list.onkeydown(press(key).event))
    return { list, picked, type, go }
  }

  it('begins with the first that can be chosen', () => {
    expect(listOf('abc', 'a').list.active?.key).toBe('b')
    expect(listOf('ab', 'ab').list.active?.key).toBe('a')
    expect(listOf('').list.active).toBeNull()
  })

  it.each([
    [['ArrowDown'], 'b'],
    [['ArrowUp'], 'e'],
    [['End', 'ArrowDown'], 'a'],
    [['End'], 'e'],
    [['End', 'Home'], 'a'],
    [['PageDown'], 'e'],
    [['ArrowDown', 'ArrowDown', 'PageUp'], 'a'],
  ])('%s leads to %s', (presses, expected) => {
    const { list, go } = listOf('abcde')
    go(...presses)
    expect(list.active?.key).toBe(expected)
  })

  it('picks by Enter, but nothing that is disabled, held or being composed', () => {
    const { list, picked, go } = listOf('ab', 'b')
    go('Enter', 'ArrowDown', 'Enter')
    expect(list.active?.key).toBe('b')
    go('Home')
    list.onkeydown(press('Enter', { repeat: true }).event)
    list.onkeydown(press('Enter', { isComposing: true }).event)
    expect(picked).toEqual(['a'])
  })

  it('leaves the keys of the field to it', () => {
    const { list } = listOf('ab')
    for (const each of [
      press('ArrowLeft'),
      press('Home', { shiftKey: true }),
      press('a', { ctrlKey: true }),
    ]) {
      list.onkeydown(each.event)
      expect(each.prevented()).toBe(false)
    }
  })

  it('bears an empty list', () => {
    const { list, picked, go } = listOf('')
    go('ArrowDown', 'ArrowUp', 'Home', 'End', 'PageUp', 'PageDown', 'Enter')
    expect(list.active).toBeNull()
    expect(picked).toEqual([])
  })
})
