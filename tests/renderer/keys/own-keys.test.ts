import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Keys } from '../../../main/store/settings.ts'
import { ACCELERATOR, type KeyChoices } from '../../../preload/own-keys.ts'
import { commandFor, type KeyPress, type Platform } from '../../../renderer/commands/keys.ts'
import { viewKeyOf } from '../../../preload/views.ts'
import { shownKeys, viewKeyFor } from '../../../renderer/commands/view-keys.ts'
import { acceleratorOf, refusalOf, type Slot } from '../../../renderer/keys/capture.ts'
import { clashesOf, takenFrom } from '../../../renderer/keys/clashes.ts'
import { ROWS, withKeys } from '../../../renderer/keys/rows.ts'
import { CAPTURE_CASES, REFUSAL_CASES } from '../../fixtures/own-key-cases.ts'

const PLATFORMS: Platform[] = ['linux', 'win32', 'darwin']

function pressed(held: string, key: string, code: string): KeyPress {
  const has = (name: string) => held.split('+').includes(name)
  return { key, code, ctrlKey: has('Ctrl'), altKey: has('Alt'), shiftKey: has('Shift'), metaKey: has('Meta') }
}

describe('a press', () => {
  it.each(CAPTURE_CASES)(
    '$held $key at $code is $linux, on macOS $darwin',
    ({ held, key, code, linux, darwin }) => {
      expect(acceleratorOf(pressed(held, key, code), 'linux')).toBe(linux)
      expect(acceleratorOf(pressed(held, key, code), 'darwin')).toBe(darwin)
    },
  )

  it.each(REFUSAL_CASES)('%s in %s is refused: %s', (accelerator, slot, refusal) => {
    expect(refusalOf(accelerator, slot, 'linux')).toBe(refusal)
  })
})

const row = (id: string) => ROWS.find((each) => each.id === id)!

describe('a key of the person’s own', () => {
  it('names whose it was, also with Shift of a movement and in a view', () => {
    const named = (accelerator: string, id: string, slot: Slot) =>
      clashesOf(accelerator, { row: row(id), slot }, {}, 'linux').map((clash) => clash.row.id)
    expect(named('s', 'highlight', 'keys')).toEqual(['claim.source'])
    expect(named('z', 'highlight', 'keys')).toEqual([])
    expect(named('Shift+W', 'highlight', 'keys')).toEqual(['move.saying.next'])
    expect(named('CmdOrCtrl+Z', 'highlight', 'keys')).toEqual(['undo'])
    expect(named('CmdOrCtrl+Right', 'highlight', 'chord')).toEqual(['move.word.next', 'view-key.nest'])
    // The same letter has one meaning in the ledger and another in the text.
    expect(named('x', 'view-key.judge', 'keys')).toEqual(['view-key.mark'])
    expect(named('h', 'view-key.judge', 'keys')).toEqual([])
    // A chord of a view goes before one of the text, and not before one that acts there too.
    expect(named('CmdOrCtrl+T', 'view-key.judge', 'chord')).toEqual(['view-key.tag'])
    expect(named('CmdOrCtrl+Shift+S', 'view-key.judge', 'chord')).toEqual([])
    expect(named('CmdOrCtrl+K', 'view-key.judge', 'chord')).toEqual(['palette'])
  })

  it('of a view is another chord there, or none, and is shown where letters are off', () => {
    const ctrl = (key: string) => pressed('Ctrl', key, `Key${key.toUpperCase()}`)
    const meant = (choices: KeyChoices, key: string) =>
      viewKeyFor(ctrl(key), 'ledger', false, 'linux', choices)
    const shown = (choices: KeyChoices) => shownKeys(viewKeyOf('tag'), false, 'linux', choices)
    const other = withKeys({}, row('view-key.tag'), { chord: 'CmdOrCtrl+J' }, 'linux')
    expect([meant({}, 't'), meant(other, 't'), meant(other, 'j')]).toEqual(['tag', null, 'tag'])
    expect([shown({}), shown(other)]).toEqual([['CmdOrCtrl+T'], ['CmdOrCtrl+J']])
    const none = withKeys({}, row('view-key.tag'), { chord: null }, 'linux')
    expect([meant(none, 't'), shown(none)]).toEqual([null, []])
  })

  it('is not kept where it is the usual one', () => {
    const given = withKeys({}, row('highlight'), { keys: ['z'] }, 'linux')
    expect(given).toEqual({ highlight: { keys: ['z'] } })
    expect(withKeys(given, row('highlight'), { keys: ['h'] }, 'linux')).toEqual({})
    const without = withKeys({}, row('undo'), { chord: null }, 'linux')
    expect(without).toEqual({ undo: { chord: null } })
    expect(withKeys(without, row('undo'), { chord: 'CmdOrCtrl+Z' }, 'linux')).toEqual({})
  })

  it('acts, alone, whichever command gets it and whoever had it', () => {
    const accelerators = CAPTURE_CASES.filter(({ linux }) => linux !== null)
    const given = fc.record({
      row: fc.constantFrom(...ROWS),
      slot: fc.constantFrom<Slot>('keys', 'chord'),
      at: fc.constantFrom(...accelerators),
    })
    fc.assert(
      fc.property(
        fc.array(given, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...PLATFORMS),
        (all, platform) => {
          let choices: KeyChoices = {}
          let last: ((typeof all)[number] & { accelerator: string }) | null = null
          for (const each of all) {
            const accelerator = acceleratorOf(pressed(each.at.held, each.at.key, each.at.code), platform)
            if (accelerator === null || !each.row.slots.includes(each.slot)) continue
            if (refusalOf(accelerator, each.slot, platform) !== null) continue
            const clashes = clashesOf(accelerator, each, choices, platform)
            if (clashes.some((clash) => !clash.row.slots.includes(clash.slot))) continue
            const own = each.slot === 'keys' ? { keys: [accelerator] } : { chord: accelerator }
            choices = withKeys(takenFrom(clashes, choices, platform), each.row, own, platform)
            last = { ...each, accelerator }
          }
          expect(Keys.parse(choices)).toEqual(choices)
          if (last === null) return
          expect(clashesOf(last.accelerator, last, choices, platform)).toEqual([])
          const press = pressed(last.at.held, last.at.key, last.at.code)
          if (last.row.id.startsWith('view-key.'))
            expect(viewKeyFor(press, last.row.where[0] as 'ledger', true, platform, choices)).toBe(
              last.row.id.slice('view-key.'.length),
            )
          else
            expect(commandFor(press, { inText: true, letters: true, choices }, platform)?.id).toBe(
              last.row.id,
            )
        },
      ),
      { numRuns: 300 },
    )
  })

  it.each(['', 'Ctrl+', 'Hyper+K', 'ss', 'F25', 'CmdOrCtrl+Nothing', 'A+B'])('%j is none', (accelerator) => {
    expect(ACCELERATOR.test(accelerator)).toBe(false)
    expect(Keys.safeParse({ undo: { chord: accelerator } }).success).toBe(false)
  })
})
