/** One reader: its text, caret, paint and what the pointer is over. Commands act on it; components show it. */
import type { Annotation } from '../../preload/model.ts'
import type { TextSpan } from '../../preload/text.ts'
import { placeOf, spansOf } from '../../preload/rows.ts'
import type { App } from '../state/app.svelte.ts'
import type { Reading } from '../state/reading.svelte.ts'
import { Caret } from './caret.svelte.ts'
import { enteredBy, metInWords } from './entering.ts'
import { Filling, type Filled } from './filled.ts'
import { annotationsAt } from './hits.ts'
import { layersOf } from './layers.ts'
import { LeftAt } from './left-at.ts'
import { Painter } from './painter.ts'
import { TextMap } from './text-map.ts'

/** How far from the pane's upper and lower edge the caret and what is shown are kept, in CSS pixels. */
const MARGIN = 72
/** Where the first line stands that is read, below the pane's upper edge and what runs there, in CSS pixels. */
const TOP = 56

export class Reader {
  readonly caret = new Caret()
  hoverId = $state<string | null>(null)
  /** An edge being dragged: the stretch as it would be. */
  edge = $state.raw<TextSpan | null>(null)
  /** What the next key of the first steps would take. */
  offered = $state.raw<TextSpan | null>(null)
  /** Whether the text has the focus: otherwise its selection is painted, since the document's is elsewhere. */
  focused = $state(false)
  /** Raised when the article was laid out anew, for what is placed by measuring. */
  laidOut = $state(0)
  map = $state.raw<TextMap | null>(null)
  /** What the last press took, while nothing came between: the same key then narrows it. */
  lastFilled: Filled | null = null
  readonly filling = new Filling()
  /** What the last press of Delete named instead of deleting: pressed again for the same, it is meant. */
  lossesNamed: string | null = null
  #found = $state.raw<{ places: readonly TextSpan[]; at: number }>({ places: [], at: -1 })
  #text: HTMLElement | null = null
  #scroller: HTMLElement | null = null
  readonly #painter: Painter
  readonly #leftAt: LeftAt

  constructor(
    readonly app: App,
    readonly reading: Reading,
    readonly name: string,
  ) {
    this.#painter = new Painter(name)
    this.#leftAt = new LeftAt(app.settings)
  }

  attach(text: HTMLElement, scroller: HTMLElement): void {
    this.#text = text
    this.#scroller = scroller
  }

  /** Lays the article out; the caret stands at its title. */
  render(): void {
    const { article } = this.reading
    if (!article || !this.#text) return
    this.map = TextMap.render(this.#text, article)
    const title = article.blocks.find((block) => block.kind === 'title') ?? article.blocks[0]
    this.caret.attach(this.map, title?.start ?? 0)
    this.lastFilled = null
    this.hoverId = null
    this.#leftAt.forget()
    this.#scroller?.scrollTo({ top: 0 })
    this.#openWhereLeft(article.id)
    this.laidOut++
    if (this.focused) this.caret.write()
  }

  #openWhereLeft(article: string): void {
    const left = this.#leftAt.of(article)
    if (left === null || !this.map || !this.#scroller || left >= this.map.length) return
    const [rect] = this.map.rects(left, left + 1)
    if (!rect) return
    this.caret.attach(this.map, left)
    this.#scroller.scrollBy({ top: rect.top - this.#scroller.getBoundingClientRect().top - TOP })
  }

  /** The page was scrolled: it opens here again. */
  scrolled(): void {
    const id = this.reading.article?.id
    if (id !== undefined) this.#leftAt.scrolled(id, () => this.#atTop())
  }

  /** The offset of what stands at the top of the page; null at the beginning. */
  #atTop(): number | null {
    if (!this.#scroller || !this.#text || !this.map || this.#scroller.scrollTop <= 0) return null
    const { top } = this.#scroller.getBoundingClientRect()
    return this.map.offsetAt(this.#text.getBoundingClientRect().left + 1, top + TOP)
  }

  /** Shows no text. */
  clear(): void {
    this.map = null
    this.#text?.replaceChildren()
    this.hoverId = null
    this.laidOut++
  }

  paint(): void {
    if (!this.map) return
    const layers = layersOf({
      annotations: this.reading.annotations.values(),
      currentId: this.reading.currentId,
      hoverId: this.hoverId,
    })
    if (this.edge) layers.set('edge', [this.edge])
    if (this.offered) layers.set('offered', [this.offered])
    const { places, at } = this.#found
    if (places.length > 0) {
      layers.set('found', [...places])
      layers.set('found-current', places.slice(Math.max(at, 0), at + 1))
    }
    if (!this.focused && !this.caret.collapsed) {
      const { anchor, focus } = this.caret
      layers.set('kept', [{ start: Math.min(anchor, focus), end: Math.max(anchor, focus) }])
    }
    this.#painter.paint(this.map, layers)
  }

  /** Paints where words were found, and which of these places is current. */
  showFound(places: readonly TextSpan[], at: number): void {
    this.#found = { places, at }
  }

  dispose(): void {
    this.#painter.dispose()
  }

  /** Whether the text at the caret runs from right to left. */
  get rightToLeft(): boolean {
    return this.map?.pointOf(this.caret.focus).node.parentElement?.matches(':dir(rtl)') ?? false
  }

  /** What is heard of annotations that the caret came to on its way between two offsets, the innermost first. */
  metBetween(from: number, to: number): string[] {
    return enteredBy(this.reading.annotations.values(), from, to).map((annotation) =>
      metInWords(this.app, annotation, to),
    )
  }

  /** A key moves the caret: it is drawn from now on, and what the last press took is settled. */
  keyed(): void {
    this.caret.shown = true
    this.caret.byPointer = false
    this.lastFilled = null
  }

  /** Gives the text the focus, at the same caret. */
  focusText(): void {
    if (!this.#text) return
    this.#text.focus({ preventScroll: true })
    this.caret.write()
  }

  /** What is selected, as a command takes it; null if nothing is. */
  selected(): TextSpan | null {
    const { article, segments } = this.reading
    return article && segments ? this.caret.span(article.text, segments) : null
  }

  /** Annotations under a point of the viewport, the innermost first. */
  under(x: number, y: number): Annotation[] {
    const offset = this.map?.offsetAt(x, y) ?? null
    if (offset === null) return []
    return annotationsAt(this.reading.annotations.values(), offset).filter((annotation) =>
      spansOf(annotation).some((span) => this.#covers(span, x, y)),
    )
  }

  #covers(span: TextSpan, x: number, y: number): boolean {
    return (this.map?.rects(span.start, span.end) ?? []).some(
      (rect) => x >= rect.left - 1 && x <= rect.right + 1 && y >= rect.top - 3 && y <= rect.bottom + 3,
    )
  }

  /** Makes an annotation current, scrolls to it if it is out of sight, and puts the caret at its start. */
  show(id: string): void {
    const annotation = this.reading.annotations.get(id)
    if (!annotation) return
    this.reading.select(id)
    this.lastFilled = null
    this.lossesNamed = null
    const place = placeOf(annotation)
    // The places of what is gone are those of another text.
    if (place < 0 || annotation.target.state === 'gone') return
    this.caret.byPointer = false
    this.caret.anchor = place
    this.caret.focus = place
    if (this.focused) this.caret.write()
    const spans = annotation.target.spans.length > 0 ? annotation.target.spans : spansOf(annotation)
    this.reveal(Math.min(...spans.map((span) => span.start)), Math.max(...spans.map((span) => span.end)))
  }

  /** Selects a passage and scrolls to it. */
  point({ start, end }: TextSpan): void {
    this.lastFilled = null
    this.caret.byPointer = false
    this.caret.anchor = start
    this.caret.focus = end
    if (this.focused) this.caret.write()
    this.reveal(start, end)
  }

  /** Scrolls to an annotation without moving the caret. */
  showInSight(id: string): void {
    const annotation = this.reading.annotations.get(id)
    const spans = annotation ? spansOf(annotation) : []
    if (spans.length > 0 && annotation?.target.state !== 'gone')
      this.reveal(Math.min(...spans.map((span) => span.start)), Math.max(...spans.map((span) => span.end)))
  }

  /** Leaves the selection: the caret stands at the end of what a command took. */
  take(span: TextSpan): void {
    this.lastFilled = null
    this.caret.byPointer = false
    this.caret.anchor = span.end
    this.caret.focus = span.end
    if (this.focused) this.caret.write()
  }

  /** The annotation nearest to the caret, forward or backward. */
  nearest(by: 1 | -1): Annotation | undefined {
    const at = this.caret.focus
    return by === 1
      ? this.reading.ordered.find((annotation) => placeOf(annotation) >= at)
      : this.reading.ordered.findLast((annotation) => placeOf(annotation) < at)
  }

  /** Scrolls no more than is needed for a passage to be seen; its beginning where it is longer than the pane. */
  reveal(start: number, end: number): void {
    const rects = this.map?.rects(start, Math.max(end, start + 1)) ?? []
    const first = rects[0]
    const last = rects.at(-1)
    if (first && last) this.#scrollTo(first.top, last.bottom)
  }

  /** How far the article is scrolled, in CSS pixels. */
  get scrollTop(): number {
    return this.#scroller?.scrollTop ?? 0
  }

  /** Puts the caret and the page back to where they were. */
  stand(caret: number, scrollTop: number): void {
    this.lastFilled = null
    this.caret.byPointer = false
    this.caret.anchor = this.caret.focus = Math.min(caret, this.map?.length ?? 0)
    if (this.focused) this.caret.write()
    this.#scroller?.scrollTo({ top: scrollTop })
  }

  revealCaret(): void {
    const rect = this.caret.rect()
    if (rect) this.#scrollTo(rect.top, rect.bottom)
  }

  #scrollTo(top: number, bottom: number): void {
    if (!this.#scroller) return
    const pane = this.#scroller.getBoundingClientRect()
    const margin = Math.min(MARGIN, pane.height / 5)
    const above = top - (pane.top + margin)
    const below = bottom - (pane.bottom - margin)
    if (above < 0) this.#scroller.scrollBy({ top: above })
    else if (below > 0) this.#scroller.scrollBy({ top: Math.min(below, above) })
  }
}
