import { tick } from 'svelte'
import type { CommandId } from '../../preload/commands.ts'

/** Commands after which one types, in a field or a list that is there only when main has answered. */
const LEADS: ReadonlySet<CommandId> = new Set<CommandId>([
  'note',
  'inspector.edit',
  'claim.same',
  'claim.relate',
  'claim.judge',
  'claim.evidence',
])
const HELD = ['Enter', 'Backspace', 'Escape', 'ArrowUp', 'ArrowDown']

/**
 * Keys are typed faster than a field comes: until it has the focus they would be commands of the text. They are kept in
 * their order, and given to whatever has the focus then; where no field came that is the text, as if nothing had been held.
 */
export class TypeAhead {
  #held: KeyboardEvent[] | null = null
  #leading: Promise<unknown> | null = null
  #giving = false

  /** Holds keys until what a command began is done, if it is one that leads to a field. */
  after(id: CommandId, done: void | Promise<void>): void {
    if (!LEADS.has(id) || done === undefined) return
    this.#leading = Promise.allSettled([this.#leading, done])
    if (this.#held !== null) return
    this.#held = []
    void this.#give(this.#held)
  }

  /** Whether a key was kept for later. */
  takes(event: KeyboardEvent): boolean {
    if (this.#held === null || this.#giving) return false
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
    if (event.key.length > 1 && !HELD.includes(event.key)) return false
    event.preventDefault()
    this.#held.push(event)
    return true
  }

  async #give(held: KeyboardEvent[]): Promise<void> {
    for (;;) {
      // A key that is given may be a command that leads on.
      while (this.#leading !== null) {
        const leading = this.#leading
        this.#leading = null
        await leading
        await tick()
      }
      const event = held.shift()
      if (!event) break
      this.#giving = true
      press(event)
      this.#giving = false
      await tick()
    }
    this.#held = null
  }
}

/** Presses a key once more, where the focus is. What a browser does by itself with a key is not done for such a press. */
function press({ key, code, shiftKey }: KeyboardEvent): void {
  const target = document.activeElement ?? document.body
  const again = new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true })
  if (!target.dispatchEvent(again)) return
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
  // The only way to type that the field's own undo knows of.
  if (key.length === 1) document.execCommand('insertText', false, key)
  else if (key === 'Backspace') document.execCommand('delete')
  else if (key === 'Enter' && target instanceof HTMLTextAreaElement)
    document.execCommand('insertText', false, '\n')
}
