/** What the pointer does in the text: selects, takes annotations, shows which is under it, drags edges. */
import type { TextSpan } from '../../preload/text.ts'
import { selectionToSpan } from '../../preload/text.ts'
import { edgeAt, moveRange, type Edge } from './edges.ts'
import { nextHit } from './hits.ts'
import type { Reader } from './reader.svelte.ts'

/** A second click counts as one at the same place within this many CSS pixels. */
const SAME_PLACE = 4

export class Pointer {
  /** The mouse selection that the toolbar stands by. */
  toolbar = $state.raw<TextSpan | null>(null)
  atEdge = $state(false)
  held = false
  #dragged: { edge: Edge; free: boolean; from: { x: number; y: number } } | null = null
  #lastClick: { x: number; y: number } | null = null

  constructor(readonly reader: Reader) {}

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0) return
    this.toolbar = null
    this.reader.caret.shown = false
    this.reader.lastFilled = null
    this.reader.lossesNamed = null
    const edge = event.shiftKey ? null : edgeAt(this.reader, event.clientX, event.clientY)
    if (edge) {
      // The drag is an edge's: it must not begin a selection.
      event.preventDefault()
      this.reader.focusText()
      this.#dragged = { edge, free: event.altKey, from: { x: event.clientX, y: event.clientY } }
      ;(event.currentTarget as Element).setPointerCapture(event.pointerId)
      return
    }
    this.held = true
    this.reader.caret.byPointer = true
    this.reader.caret.free = false
  }

  readonly move = (event: PointerEvent): void => {
    if (this.#dragged) {
      this.#dragged.free = event.altKey
      const still = near(this.#dragged.from, { x: event.clientX, y: event.clientY })
      this.reader.edge = still ? null : this.#stretch(event.clientX, event.clientY)
      return
    }
    if (event.buttons !== 0) return
    this.atEdge = edgeAt(this.reader, event.clientX, event.clientY) !== null
    this.reader.hoverId = this.reader.under(event.clientX, event.clientY)[0]?.id ?? null
  }

  readonly up = (event: PointerEvent): void => {
    if (this.#dragged) {
      const { edge, from } = this.#dragged
      const stretch = this.#stretch(event.clientX, event.clientY)
      this.#dragged = null
      this.reader.edge = null
      // Whoever presses on an edge and lets go has clicked, and changes nothing.
      if (near(from, { x: event.clientX, y: event.clientY })) this.#clickEdge(event)
      else if (stretch) void moveRange(this.reader, edge, stretch)
      return
    }
    if (!this.held) return
    this.held = false
    // Chromium collapses a selection that was clicked into only after this event.
    setTimeout(() => this.#settle(event))
  }

  readonly leave = (): void => {
    this.reader.hoverId = null
    this.atEdge = false
  }

  #settle(event: PointerEvent): void {
    const { reader } = this
    const { article, segments } = reader.reading
    if (!article || !segments || !reader.caret.read()) return
    reader.caret.byPointer = true
    reader.caret.free = event.altKey
    const span = reader.caret.span(article.text, segments)
    if (span) {
      const backwards = reader.caret.focus < reader.caret.anchor
      reader.caret.set(backwards ? span.end : span.start, backwards ? span.start : span.end)
      this.toolbar = span
      return
    }
    if (!reader.caret.collapsed) reader.caret.set(reader.caret.focus, reader.caret.focus)
    this.#click(event)
  }

  #clickEdge(event: PointerEvent): void {
    const offset = this.reader.map?.offsetAt(event.clientX, event.clientY) ?? null
    if (offset !== null) this.reader.caret.set(offset, offset)
    this.#click(event)
  }

  #click(event: PointerEvent): void {
    const { reader } = this
    const { clientX: x, clientY: y } = event
    const hits = reader.under(x, y)
    const same = near(this.#lastClick, { x, y })
    this.#lastClick = { x, y }
    const hit = nextHit(hits, reader.reading.currentId, same)
    // A click beside all annotations leaves the open claim open: it places the caret for what is still missing.
    if (hit) {
      reader.reading.select(hit.id)
      reader.app.face = 'card'
    } else reader.reading.select(reader.reading.draftId)
  }

  #stretch(x: number, y: number): TextSpan | null {
    const { article, segments } = this.reader.reading
    const offset = this.reader.map?.offsetAt(x, y) ?? null
    if (!this.#dragged || !article || !segments || offset === null) return null
    const { edge, free } = this.#dragged
    const fixed = edge.side === 'start' ? edge.span.end : edge.span.start
    return selectionToSpan(article.text, segments.words, { start: fixed, end: offset }, { pointer: !free })
  }
}

function near(a: { x: number; y: number } | null, b: { x: number; y: number }): boolean {
  return a !== null && Math.abs(a.x - b.x) <= SAME_PLACE && Math.abs(a.y - b.y) <= SAME_PLACE
}
