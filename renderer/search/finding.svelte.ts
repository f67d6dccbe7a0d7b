import { findInText } from '../../preload/search/find.ts'
import type { TextSpan } from '../../preload/text.ts'
import type { Reader } from '../reader/reader.svelte.ts'

/** More than this are not painted: nobody reads them, and each costs. */
const MOST = 5000

/** Finding in the article that is read: what is typed, where it stands, and which of these places is current. */
export class Finding {
  typed = $state('')
  #chosen = $state<number | null>(null)

  constructor(readonly reader: () => Reader) {}

  readonly places = $derived.by((): TextSpan[] => {
    const text = this.reader().reading.article?.text
    return text === undefined || this.typed.trim() === '' ? [] : findInText(text, this.typed).slice(0, MOST)
  })

  /** The place that is current: the one that was gone to, else the first from the caret on. -1 where there is none. */
  readonly at = $derived.by(() => {
    if (this.places.length === 0) return -1
    if (this.#chosen !== null) return Math.min(this.#chosen, this.places.length - 1)
    const caret = this.reader().caret.focus
    return Math.max(
      0,
      this.places.findIndex(({ start }) => start >= caret),
    )
  })

  type(words: string): void {
    this.typed = words
    this.#chosen = null
    this.#reveal()
  }

  /** To the next or previous place, round again. */
  step(by: 1 | -1): void {
    const { length } = this.places
    if (length === 0) return
    this.#chosen = (this.at + by + length) % length
    this.#reveal()
  }

  /** Paints the places, or takes the paint away. */
  paint(shown: boolean): void {
    const places = shown ? this.places : []
    this.reader().showFound(places, this.at)
  }

  #reveal(): void {
    const place = this.places[this.at]
    if (place) this.reader().reveal(place.start, place.end)
  }

  get current(): TextSpan | null {
    return this.places[this.at] ?? null
  }
}
