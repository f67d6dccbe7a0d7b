/**
 * Typing in a field that saves itself: what is typed is sent at a pause or on leaving, to the annotation it was typed
 * for, and nothing from outside overwrites it before.
 */
import { platform } from '../bridge.ts'
import type { App } from '../state/app.svelte.ts'
import type { Edited } from '../../preload/edited.ts'
import { holdPending } from '../state/fields.ts'

/** How long typing rests before it is sent, in milliseconds. */
export const PAUSE = 800

/** What came of sending: an edit was made, there was nothing to change, or main refused (and said why). */
export type Sent = 'edit' | 'same' | 'refused'

/** What a field shows when nobody types, whose it is, and where typing goes. */
export interface Bound {
  /** Changes when the field turns to another annotation. */
  readonly owner: string
  readonly value: string
  readonly send: (text: string) => Promise<Sent>
}

interface Draft {
  readonly owner: string
  readonly text: string
  readonly send: Bound['send']
  readonly phase: 'typed' | 'sending' | 'sent'
  /** What the field's value was once the text was sent: another one since then comes from outside. */
  readonly echo: string
  readonly made: boolean
}

interface Taker {
  undo(): unknown
  redo(): unknown
}

let focused: Taker | null = null

function setFocused(taker: Taker | null): void {
  focused = taker
}

/** Undo in the field that has the focus; false when none has it, and the library's own undo is meant. */
export function fieldUndo(): boolean {
  void focused?.undo()
  return focused !== null
}

/** Redo in the field that has the focus; false when none has it. */
export function fieldRedo(): boolean {
  void focused?.redo()
  return focused !== null
}

/** Whether a key asks for undo or redo here. */
export function historyKey(event: KeyboardEvent): 'undo' | 'redo' | null {
  const mac = platform() === 'darwin'
  if (event.altKey || (mac ? !event.metaKey || event.ctrlKey : !event.ctrlKey || event.metaKey)) return null
  // Under a layout without Latin letters the key's place says what it is.
  const key = /^[a-z]$/iu.test(event.key) ? event.key.toLowerCase() : event.code.slice(-1).toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' && !mac && !event.shiftKey ? 'redo' : null
}

/** What app.do came to. */
export async function sent(edited: Promise<Edited | null>): Promise<Sent> {
  return (await edited) === null ? 'refused' : 'edit'
}

export class FieldTyping implements Taker {
  readonly #app: App
  readonly #bound: () => Bound
  readonly #pause: number | null
  #draft = $state.raw<Draft | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined
  #release: (() => unknown) | null = null
  #flight: Promise<unknown> = Promise.resolve()
  #gone = false

  /** What the field shows. */
  readonly shown = $derived.by(() => {
    const { owner, value } = this.#bound()
    const draft = this.#draft
    if (draft?.owner !== owner) return value
    return draft.phase !== 'sent' || draft.echo === value ? draft.text : value
  })

  /** @param pause milliseconds of rest after which typing is sent; null sends on leaving alone */
  constructor(app: App, bound: () => Bound, pause: number | null = PAUSE) {
    this.#app = app
    this.#bound = bound
    this.#pause = pause
  }

  get unsent(): boolean {
    return this.#draft !== null && this.#draft.phase === 'typed'
  }

  type(text: string): void {
    const { owner, send, value } = this.#bound()
    if (this.unsent && this.#draft?.owner !== owner) void this.flush()
    this.#draft = { owner, text, send, phase: 'typed', echo: value, made: false }
    this.#release ??= holdPending(() => this.flush())
    clearTimeout(this.#timer)
    if (this.#pause !== null) this.#timer = setTimeout(() => void this.flush(), this.#pause)
  }

  /** Sends what is typed; resolves when all of it is answered. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    const draft = this.#draft
    if (draft?.phase === 'typed') {
      const sending: Draft = { ...draft, phase: 'sending' }
      this.#draft = sending
      this.#flight = this.#flight.then(() => this.#send(sending))
    }
    await this.#flight
  }

  async #send(draft: Draft): Promise<void> {
    const came = await draft.send(draft.text).catch((): Sent => 'refused')
    // Meanwhile something else was typed: that goes its own way.
    if (this.#draft !== draft) return
    if (came === 'refused' && !this.#gone && this.#bound().owner === draft.owner) {
      this.#draft = { ...draft, phase: 'typed' }
      return
    }
    this.#letGo()
    const here = focused === this && !this.#gone && this.#bound().owner === draft.owner
    this.#draft = here ? { ...draft, phase: 'sent', echo: this.#bound().value, made: came === 'edit' } : null
  }

  /** Forgets what is typed: the field shows what is stored. */
  drop(): void {
    clearTimeout(this.#timer)
    this.#draft = null
    this.#letGo()
  }

  #letGo(): void {
    this.#release?.()
    this.#release = null
  }

  focus(): void {
    setFocused(this)
  }

  async leave(): Promise<void> {
    if (focused === this) focused = null
    await this.flush()
    if (focused !== this && this.#draft?.phase === 'sent') this.#draft = null
  }

  /** The field goes away: what was typed in it is sent all the same. */
  async end(): Promise<void> {
    this.#gone = true
    await this.leave()
    this.#letGo()
  }

  /**
   * Typing is an edit of the one history as soon as it is sent, so undo sends it and takes it back: only the typing
   * goes, and redo has it. The browser's own history would know nothing of what was sent, and bring back what is gone.
   */
  async undo(): Promise<void> {
    if (this.#pause === null && this.unsent) return this.drop()
    await this.flush()
    const draft = this.#draft
    // Nothing of it was stored (it says the same, or was refused): then what is stored is what was there before.
    const only = draft !== null && !draft.made && draft.text !== this.#bound().value
    this.drop()
    if (!only) await this.#app.undo()
  }

  async redo(): Promise<void> {
    await this.flush()
    this.drop()
    await this.#app.redo()
  }
}

/** For inputs that store nothing (a search): their own typing is undone first, then the library's edits. */
export function plainField(app: App): (input: HTMLInputElement | HTMLTextAreaElement) => () => void {
  return (input) => {
    let before = input.value
    const taker: Taker = {
      undo: () => (input.value === before ? app.undo() : document.execCommand('undo')),
      redo: () => document.execCommand('redo'),
    }
    const onfocus = (): void => {
      before = input.value
      focused = taker
    }
    const onblur = (): void => {
      if (focused === taker) focused = null
    }
    const onkeydown = (event: Event): void => {
      const key = historyKey(event as KeyboardEvent)
      if (key === null) return
      event.preventDefault()
      event.stopPropagation()
      taker[key]()
    }
    input.addEventListener('focus', onfocus)
    input.addEventListener('blur', onblur)
    input.addEventListener('keydown', onkeydown)
    return () => {
      onblur()
      input.removeEventListener('focus', onfocus)
      input.removeEventListener('blur', onblur)
      input.removeEventListener('keydown', onkeydown)
    }
  }
}

/** Where the caret stands after a field's text was replaced from outside: behind what differs, in code units. */
export function caretAfter(before: string, after: string): number {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const at = after.length - tail
  // Never between the two halves of one character.
  return /[\udc00-\udfff]/u.test(after[at] ?? '') && /[\ud800-\udbff]/u.test(after[at - 1] ?? '')
    ? at + 1
    : at
}
