import { TEXTS } from '../../preload/texts.ts'
import type { KeyChoices, OwnKeys } from '../../preload/own-keys.ts'
import { inForce } from '../commands/in-force.svelte.ts'
import { inTitle } from '../commands/key-labels.ts'
import type { KeyPress, Platform } from '../commands/keys.ts'
import { acceleratorOf, refusalOf, type Slot } from './capture.ts'
import { clashesOf, takenFrom, type Clash } from './clashes.ts'
import { ROWS, viewsOf, withKeys, type KeyRow } from './rows.ts'

const words = TEXTS.keys

/** A cell of the sheet: a command's keys in the text, or its chord. */
export interface Cell {
  readonly row: KeyRow
  readonly slot: Slot
}

/** How a cell is spoken of. */
export function toldAs({ row, slot }: Cell): Slot | 'viewChord' {
  return slot === 'chord' && row.ofView ? 'viewChord' : slot
}

/** The sheet of keys: which cell is in hand, whether it waits for a press, and what was said last. */
export class KeysState {
  query = $state('')
  /** The cell that has the focus, by the row's id. */
  at = $state.raw<{ id: string; slot: Slot }>({ id: ROWS[0]?.id ?? '', slot: 'keys' })
  /** The cell that waits for a press. */
  waiting = $state.raw<Cell | null>(null)
  /** A press that is somebody else's key: Enter takes it. */
  taking = $state.raw<{ accelerator: string; clashes: readonly Clash[] } | null>(null)
  said = $state('')
  /** What was before all keys were set back. */
  before = $state.raw<KeyChoices | null>(null)

  constructor(
    readonly platform: Platform,
    readonly keep: (choices: KeyChoices) => void,
  ) {}

  readonly rows = $derived.by(() => {
    const wanted = this.query.toLocaleLowerCase().split(/\s+/u).filter(Boolean)
    return ROWS.filter((row) => {
      const text = [
        row.label,
        row.group,
        viewsOf(row),
        ...this.shown({ row, slot: 'keys' }),
        ...this.shown({ row, slot: 'chord' }),
      ]
        .join(' ')
        .toLocaleLowerCase()
      return wanted.every((word) => text.includes(word))
    })
  })
  readonly changed = $derived(ROWS.filter(({ id }) => inForce.choices[id] !== undefined).length)

  /** The keys of a cell as they are written in titles. */
  shown({ row, slot }: Cell): string[] {
    const { keys, chord } = row.held(inForce.choices, this.platform)
    const held = slot === 'keys' ? keys : chord === null ? [] : [chord]
    return held.map((key) => inTitle(key, this.platform))
  }

  isChanged(row: KeyRow): boolean {
    return inForce.choices[row.id] !== undefined
  }

  wait(cell: Cell): void {
    if (!cell.row.slots.includes(cell.slot)) return
    this.waiting = cell
    this.taking = null
    this.said = words.pressFor[toldAs(cell)](cell.row.label)
  }

  leave(): void {
    this.waiting = null
    this.taking = null
    this.said = ''
  }

  /** A press while a cell waits. */
  press(event: KeyPress): void {
    const cell = this.waiting
    if (cell === null || event.repeat) return
    if (event.key === 'Escape') return this.leave()
    if (this.taking !== null && event.key === 'Enter') return this.#take(cell, this.taking)
    const accelerator = acceleratorOf(event, this.platform)
    if (accelerator === null) return
    const refusal = refusalOf(accelerator, cell.slot, this.platform)
    if (refusal !== null) {
      this.taking = null
      this.said = words.refused[refusal]
      return
    }
    const clashes = clashesOf(accelerator, cell, inForce.choices, this.platform)
    if (clashes.length === 0) return this.#take(cell, { accelerator, clashes })
    if (clashes.some(({ row, slot }) => !row.slots.includes(slot))) {
      this.taking = null
      this.said = words.isFixed(inTitle(accelerator, this.platform), labelsOf(clashes))
      return
    }
    this.taking = { accelerator, clashes }
    this.said = words.isTaken(inTitle(accelerator, this.platform), labelsOf(clashes))
  }

  /** The cell has no key any more. */
  clear({ row, slot }: Cell): void {
    if (!row.slots.includes(slot)) return
    this.#set(row, slot === 'keys' ? { keys: [] } : { chord: null })
    this.said = words.cleared(row.label)
  }

  /** The row has its usual keys again; where somebody has them by now, those lose them. */
  usual(row: KeyRow): void {
    const { keys, chord } = row.held({}, this.platform)
    const clashes = [
      ...keys.flatMap((key) => clashesOf(key, { row, slot: 'keys' }, inForce.choices, this.platform)),
      ...(chord === null ? [] : clashesOf(chord, { row, slot: 'chord' }, inForce.choices, this.platform)),
    ].filter((clash) => clash.row.id !== row.id)
    const { [row.id]: _own, ...rest } = takenFrom(clashes, inForce.choices, this.platform)
    this.#keep(rest)
    this.said = words.back(row.label)
  }

  allUsual(): void {
    const before = inForce.choices
    this.#keep({})
    this.before = before
    this.said = words.allBack
  }

  takeBack(): void {
    if (this.before) this.#keep(this.before)
    this.said = ''
  }

  #take(
    { row, slot }: Cell,
    { accelerator, clashes }: { accelerator: string; clashes: readonly Clash[] },
  ): void {
    this.leave()
    this.#keep(takenFrom(clashes, inForce.choices, this.platform))
    this.#set(row, slot === 'keys' ? { keys: [accelerator] } : { chord: accelerator })
    const key = inTitle(accelerator, this.platform)
    this.said =
      clashes.length === 0 ? words.set(row.label, key) : words.setAndTaken(row.label, key, labelsOf(clashes))
  }

  #set(row: KeyRow, own: OwnKeys): void {
    this.#keep(withKeys(inForce.choices, row, own, this.platform))
  }

  #keep(choices: KeyChoices): void {
    this.before = null
    this.keep(choices)
  }
}

function labelsOf(clashes: readonly Clash[]): string {
  return [...new Set(clashes.map(({ row }) => `“${row.label}”`))].join(words.and)
}
