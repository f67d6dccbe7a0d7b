/**
 * The caret and selection of one reader, as offsets of the canonical text (UTF-16 code units). The document's selection
 * is what is true while the text has the focus; the offsets are kept for when the focus is elsewhere, so that it
 * comes back to the same place.
 */
import { selectionToSpan, type Segments, type TextSpan } from '../../preload/text.ts'
import type { TextMap } from './text-map.ts'

export class Caret {
  anchor = $state(0)
  focus = $state(0)
  /** Drawn from the first movement by key, not by a click. */
  shown = $state(false)
  /** Whether the selection was made by pointer: it snaps to whole words and has the toolbar. */
  byPointer = $state(false)
  /** Whether Alt was held when the pointer let go: then it does not snap. */
  free = $state(false)
  #map: TextMap | null = null

  readonly collapsed = $derived(this.anchor === this.focus)

  attach(map: TextMap, at: number): void {
    this.#map = map
    this.anchor = at
    this.focus = at
    this.byPointer = false
  }

  /** Takes over what the document's selection says; false if it lies outside this reader. */
  read(): boolean {
    const selection = document.getSelection()
    if (!this.#map || !selection?.anchorNode || !selection.focusNode) return false
    const anchor = this.#map.offsetOf(selection.anchorNode, selection.anchorOffset)
    const focus = this.#map.offsetOf(selection.focusNode, selection.focusOffset)
    if (anchor === null || focus === null) return false
    this.anchor = anchor
    this.focus = focus
    return true
  }

  set(anchor: number, focus: number): void {
    this.anchor = anchor
    this.focus = focus
    this.write()
  }

  /** Makes the document's selection what the offsets say. */
  write(): void {
    const selection = document.getSelection()
    if (!this.#map || !selection) return
    const backwards = this.focus < this.anchor
    const from = this.#map.pointOf(this.anchor, backwards ? 'end' : 'start')
    // A caret before a block's first letter belongs to that block; the end of a selection to the text it ends.
    const to = this.#map.pointOf(this.focus, this.collapsed || backwards ? 'start' : 'end')
    if (this.collapsed) selection.collapse(to.node, to.offset)
    else selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
  }

  /** Moves the focus, and the anchor with it unless the selection is extended. */
  moveTo(offset: number, extend: boolean): void {
    this.shown = true
    this.byPointer = false
    this.set(extend ? this.anchor : offset, offset)
  }

  /** What the selection takes: trimmed, whole graphemes and, by pointer, whole words. Null if nothing is selected. */
  span(text: string, segments: Segments): TextSpan | null {
    if (this.collapsed) return null
    return selectionToSpan(
      text,
      segments.words,
      { start: this.anchor, end: this.focus },
      { pointer: this.byPointer && !this.free },
    )
  }

  /** Where the caret is in the viewport; null where the text is not laid out. */
  rect(): DOMRect | null {
    if (!this.#map) return null
    const length = this.#map.length
    const at = Math.min(this.focus, length)
    const range = this.#map.range(at, Math.min(length, at + 1))
    return range.getClientRects()[0] ?? this.#map.range(Math.max(0, at - 1), at).getClientRects()[0] ?? null
  }
}
