import { tick } from 'svelte'
import type { View } from '../../preload/views.ts'
import type { App } from '../state/app.svelte.ts'
import { Places } from '../state/places.ts'
import { Finding } from '../search/finding.svelte.ts'
import { Reader } from './reader.svelte.ts'

/** An appearance or another annotation in its article; without one, the article as a whole. */
export interface Passage {
  readonly article: string
  readonly annotation: string | null
  /** A place that no annotation marks (a quote that evidence rests on), in UTF-16 code units: it is selected. */
  readonly span?: { readonly start: number; readonly end: number }
}

interface Reading {
  article: string | null
  current: string | null
  caret: number
  scroll: number
}
interface Place {
  view: View
  readings: readonly [Reading, Reading]
  beside: boolean
  active: 0 | 1
  /** What the view remembers of itself. */
  state: unknown
}

/** What somebody works at: one reader or two, the view, and the way back to where one has been. */
export class Desk {
  readonly readers: readonly [Reader, Reader]
  readonly places = new Places<Place>()
  readonly finding = new Finding(() => this.reader)

  constructor(readonly app: App) {
    this.readers = [new Reader(app, app.readings[0], 'main'), new Reader(app, app.readings[1], 'beside')]
  }

  /** Closes the find bar: the place that is current is selected, and the hands are on the text. */
  closeFind(): void {
    const place = this.finding.current
    this.app.finding = false
    if (place) this.reader.point(place)
    this.focus()
  }

  /** The reader that commands act on. */
  get reader(): Reader {
    return this.readers[this.app.active]
  }

  /** Shows a view and gives it the focus; the way back leads here. */
  async show(view: View): Promise<void> {
    const { app } = this
    if (app.view !== view) {
      const claim = this.#claimInHand()
      this.leave()
      app.view = view
      if (claim !== null && view !== 'read') app.views[view].about?.(claim)
    }
    await tick()
    this.focus()
  }

  /** What the next view can go on with: the claim that is open, or the current one of the view. */
  #claimInHand(): string | null {
    const { app } = this
    if (app.view !== 'read') return app.views[app.view].claim ?? null
    const { current } = app.reading
    return current?.kind === 'appearance' ? current.claim : null
  }

  /** Opens an article for reading, or a passage of it. */
  async go(passage: Passage): Promise<void> {
    const { app } = this
    this.leave()
    app.view = 'read'
    // What the other article shows already is shown there.
    const other = app.active === 0 ? 1 : 0
    const there = app.readings[other].article?.id === passage.article
    if (app.beside && there && app.reading.article?.id !== passage.article) app.active = other
    await this.#open(app.active, passage)
    this.focus()
  }

  /** Opens an article with a stretch of its text selected, told in UTF-16 code units. */
  async goTo({ article, start, end }: { article: string; start: number; end: number }): Promise<void> {
    await this.go({ article, annotation: null })
    const { reader } = this
    reader.reading.select(null)
    reader.caret.byPointer = false
    const length = reader.map?.length ?? 0
    reader.caret.set(Math.min(start, length), Math.min(end, length))
    reader.reveal(start, end)
  }

  /** Opens two passages beside each other, the focus in the first. */
  async goBoth(left: Passage, right: Passage): Promise<void> {
    this.leave()
    this.app.view = 'read'
    this.app.beside = true
    await tick()
    await this.#open(1, right)
    await this.#open(0, left)
    this.app.active = 0
    this.focus()
  }

  /** Puts a second reader beside the first, or takes it away. */
  async toggleBeside(): Promise<void> {
    const { app } = this
    this.leave()
    app.view = 'read'
    app.beside = !app.beside
    app.active = app.beside && app.readings[1].article === null ? 1 : 0
    await tick()
    this.focus()
  }

  /** Gives the focus to the view; to one of the two articles, where one is named. */
  focus(side: 0 | 1 = this.app.active): void {
    this.app.active = side
    if (this.app.view === 'read') this.reader.focusText()
    else document.querySelector<HTMLElement>('[data-view-focus]')?.focus({ preventScroll: true })
  }

  /** Remembers where one is: called before one goes elsewhere. */
  leave(): void {
    this.places.leave(this.#here())
  }

  async back(): Promise<boolean> {
    const place = this.places.back(this.#here())
    if (place) await this.#restore(place)
    return place !== null
  }

  async forward(): Promise<boolean> {
    const place = this.places.forward(this.#here())
    if (place) await this.#restore(place)
    return place !== null
  }

  async #open(side: 0 | 1, { article, annotation, span }: Passage): Promise<void> {
    await this.app.open(article, this.app.readings[side])
    // The text is laid out once the article is there.
    await tick()
    if (annotation !== null) this.readers[side].show(annotation)
    if (span) this.readers[side].point(span)
    this.app.face = 'card'
  }

  #here(): Place {
    const { app } = this
    const of = (reader: Reader): Reading => ({
      article: reader.reading.article?.id ?? null,
      current: reader.reading.currentId,
      caret: reader.caret.focus,
      scroll: reader.scrollTop,
    })
    return {
      view: app.view,
      readings: [of(this.readers[0]), of(this.readers[1])],
      beside: app.beside,
      active: app.active,
      state: app.view === 'read' ? null : app.views[app.view].capture(),
    }
  }

  async #restore({ view, readings, beside, active, state }: Place): Promise<void> {
    const { app } = this
    app.view = view
    app.beside = beside
    app.active = active
    await tick()
    for (const side of [0, 1] as const) {
      const { article, current, caret, scroll } = readings[side]
      if (article === null || (side === 1 && !beside)) continue
      await app.open(article, app.readings[side])
      await tick()
      app.readings[side].select(
        current !== null && app.readings[side].annotations.has(current) ? current : null,
      )
      this.readers[side].stand(caret, scroll)
    }
    if (view !== 'read') app.views[view].restore(state)
    await tick()
    this.focus()
  }
}
