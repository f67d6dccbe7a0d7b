import { describe, expect, it } from 'vitest'
import { chordOf, COMMANDS, keysOf } from '../../preload/commands.ts'
import { label, spoken } from '../../renderer/commands/key-labels.ts'
import { VIEWS, viewKeysIn, type LibraryView } from '../../preload/views.ts'
import {
  commandFor,
  isTyped,
  matches,
  parse,
  type KeyPress,
  type Platform,
} from '../../renderer/commands/keys.ts'
import { KEY_CASES, type KeyCase } from '../fixtures/key-cases.ts'
import { TAKEN_CHORDS } from '../fixtures/taken-chords.ts'

const PLATFORMS: Platform[] = ['linux', 'win32', 'darwin']

function pressOf({ press, key, at, extra }: KeyCase): KeyPress {
  const parts = press.split('+')
  return {
    key,
    code: parts.at(-1)!,
    ctrlKey: parts.includes('Ctrl'),
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
    metaKey: parts.includes('Meta'),
    isComposing: extra === 'composing',
    repeat: extra === 'repeat',
    target: at?.startsWith('field') ? { tagName: 'TEXTAREA' } : { tagName: 'DIV' },
    getModifierState: (name) => name === extra,
  }
}

describe('commandFor', () => {
  it.each(KEY_CASES.map((each) => ({ ...each, on: each.on ?? ('linux' as const) })))(
    '$on, $name: $press gives "$key"',
    (each) => {
      const context = {
        inText: (each.at ?? 'text') === 'text',
        inView: each.at?.endsWith('view') ?? false,
        letters: each.letters ?? true,
      }
      const found = commandFor(pressOf(each), context, each.on)
      expect(found && found.id + (found.extend ? '+' : '')).toBe(each.means)
    },
  )

  it('finds every key and chord of the table', () => {
    for (const platform of PLATFORMS)
      for (const command of COMMANDS)
        for (const accelerator of acceleratorsOf(command, platform)) {
          const found = commandFor(usPress(accelerator, platform), { inText: true, letters: true }, platform)
          expect(found, `${platform} ${accelerator}`).toEqual({ id: command.id, extend: false })
        }
  })
})

describe('the table', () => {
  it.each(PLATFORMS)('gives no key to two commands on %s', (platform) => {
    // In the text keys and chords act side by side, and each movement takes its key with Shift too.
    const owners = new Map<string, string>()
    const clashes: string[] = []
    const claim = (key: string, owner: string) => {
      if (owners.has(key)) clashes.push(`${key}: ${owners.get(key)}, ${owner}`)
      owners.set(key, owner)
    }
    for (const command of COMMANDS)
      for (const accelerator of acceleratorsOf(command, platform)) {
        const parsed = parse(accelerator, platform)
        claim(JSON.stringify(parsed), command.id)
        if (command.id.startsWith('move.'))
          claim(JSON.stringify({ ...parsed, shift: true }), `${command.id}+`)
      }
    expect(clashes).toEqual([])
  })
})

describe('chords', () => {
  it.each(PLATFORMS)(
    'are there for every command, act without letters and leave others theirs on %s',
    (platform) => {
      const taken = new Map(TAKEN_CHORDS[platform].map((key) => [JSON.stringify(parse(key, platform)), key]))
      for (const command of COMMANDS) {
        const chord = parse(chordOf(command, platform) ?? '', platform)
        expect(isTyped(chord), command.id).toBe(false)
        expect(chord.key, command.id).not.toBe('')
        expect(taken.get(JSON.stringify(chord)), command.id).toBeUndefined()
        // All of VoiceOver's own keys are held with these two.
        if (platform === 'darwin') expect(chord.ctrl && chord.alt, command.id).toBe(false)
      }
    },
  )

  const libraryViews = VIEWS.filter((view): view is LibraryView => view !== 'read')
  it.each(libraryViews)('of the %s are none of its other keys, and nobody else’s', (view) => {
    for (const platform of PLATFORMS) {
      const taken = TAKEN_CHORDS[platform].map((key) => JSON.stringify(parse(key, platform)))
      const keys = viewKeysIn(view).flatMap(({ keys, chord }) => [...keys, ...(chord ? [chord] : [])])
      const parsed = keys.map((key) => JSON.stringify(parse(key, platform)))
      expect(new Set(parsed).size).toBe(parsed.length)
      expect(parsed.filter((key) => taken.includes(key))).toEqual([])
    }
  })

  it('of views act there: what else has them has nothing to act on', () => {
    // What works in every view is seen by flows; here, that no chord is one of a command that works everywhere.
    const anywhere = COMMANDS.filter(
      ({ menu, id }) =>
        menu === 'file' ||
        menu === 'view' ||
        ['undo', 'redo', 'search', 'palette', 'help'].includes(id) ||
        id.startsWith('article.') ||
        id.startsWith('place.') ||
        id.startsWith('pane.'),
    )
    for (const platform of PLATFORMS) {
      const chords = anywhere
        .filter(({ id }) => id !== 'inspector.list')
        .map((command) => JSON.stringify(parse(chordOf(command, platform) ?? '', platform)))
      for (const view of libraryViews)
        for (const { id, keys, chord } of viewKeysIn(view))
          for (const key of [...keys, ...(chord ? [chord] : [])])
            expect(chords, `${view} ${id}`).not.toContain(JSON.stringify(parse(key, platform)))
    }
  })
})

describe('matches', () => {
  const press = (press: string, key: string, extra: KeyCase['extra'] & string = 'repeat') =>
    pressOf({ name: '', press, key, extra, means: null })

  it.each([
    ['CmdOrCtrl+Shift+S', press('Ctrl+Shift+KeyS', 'S'), 'linux', true],
    ['CmdOrCtrl+Shift+S', press('Meta+Shift+KeyS', 's'), 'darwin', true],
    ['CmdOrCtrl+Shift+S', press('Meta+Shift+KeyS', 's'), 'win32', false],
    ['Alt+1', press('Alt+Digit1', '1'), 'linux', true],
    ['?', press('Shift+Slash', '?'), 'linux', true],
    ['.', press('Shift+Period', '>'), 'linux', false],
    ['s', press('KeyS', 's', 'composing'), 'linux', false],
  ] as const)('%s', (accelerator, event, platform, expected) => {
    expect(matches(accelerator, event, platform)).toBe(expected)
  })
})

describe('label', () => {
  it.each([
    ['CmdOrCtrl+K', 'Ctrl K', '⌘ K', 'Control K'],
    ['s', 's', 's', 'S'],
    ['Shift+S', 'Shift s', '⇧ s', 'Shift S'],
    ['CmdOrCtrl+Alt+Shift+C', 'Ctrl Alt Shift C', '⌥ ⇧ ⌘ C', 'Control Alt Shift C'],
    ['Ctrl+Right', 'Ctrl →', '⌃ →', 'Control Right'],
    ['Escape', 'Esc', 'Esc', 'Escape'],
    ['Delete', 'Del', '⌦', 'Delete'],
    ['CmdOrCtrl+=', 'Ctrl =', '⌘ =', 'Control equals'],
    ['Alt+1', 'Alt 1', '⌥ 1', 'Alt 1'],
    ['F6', 'F6', 'F6', 'F6'],
  ])('%s', (accelerator, shown, onMac, words) => {
    expect(label(accelerator, 'linux').join(' ')).toBe(shown)
    expect(label(accelerator, 'darwin').join(' ')).toBe(onMac)
    expect(spoken(accelerator, 'linux')).toBe(words)
  })
})

function acceleratorsOf(command: (typeof COMMANDS)[number], platform: Platform): string[] {
  const chord = chordOf(command, platform)
  return [...keysOf(command, platform), ...(chord === undefined ? [] : [chord])]
}

const US_CODES: Record<string, string> = {
  ',': 'Comma',
  '.': 'Period',
  '=': 'Equal',
  '-': 'Minus',
  '?': 'Slash',
}

function usPress(accelerator: string, platform: Platform): KeyPress {
  const { ctrl, alt, shift, meta, key } = parse(accelerator, platform)
  const code = /^[a-z]$/.test(key)
    ? `Key${key.toUpperCase()}`
    : /^\d$/.test(key)
      ? `Digit${key}`
      : (US_CODES[key] ?? key)
  return { key, code, ctrlKey: ctrl, altKey: alt, shiftKey: shift || key === '?', metaKey: meta }
}
