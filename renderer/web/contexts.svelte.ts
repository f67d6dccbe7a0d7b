import type { Context } from '../../preload/contract.ts'
import type { Appearance } from '../../preload/model.ts'
import { request } from '../bridge.ts'
import { passageOf, type Run } from '../claims/passage.ts'

/** So many are asked for at once; what stands in one view is asked for together. */
const MOST = 200

/** An appearance in its sentence, as runs of text with their marks. */
export interface Quoted {
  readonly runs: readonly Run[]
  readonly language: string
  /** Counted from 1; null where it stands in a title or the like. */
  readonly paragraph: number | null
}

/** The sentences in which appearances of any article are made, asked for when they are first shown. */
export class Contexts {
  #known = $state.raw<ReadonlyMap<string, Quoted | null>>(new Map())
  readonly #asked = new Map<string, string>()
  #gathered = false

  /** The quote of an appearance; undefined until main has answered (this reads state, so it comes by itself). */
  of(place: { readonly id: string; readonly article: string }): Quoted | undefined {
    const known = this.#known.get(place.id)
    if (known === undefined) this.#ask(place)
    return known ?? undefined
  }

  /** What an edit has changed is asked for anew. */
  forget(ids: Iterable<string>): void {
    const known = new Map(this.#known)
    let gone = false
    for (const id of ids) gone = known.delete(id) || gone
    if (gone) this.#known = known
  }

  #ask({ id, article }: { readonly id: string; readonly article: string }): void {
    if (this.#asked.has(id)) return
    this.#asked.set(id, article)
    if (this.#gathered) return
    this.#gathered = true
    queueMicrotask(() => void this.#send())
  }

  async #send(): Promise<void> {
    this.#gathered = false
    const places = [...this.#asked].map(([annotation, article]) => ({ annotation, article }))
    for (let at = 0; at < places.length; at += MOST) {
      const part = places.slice(at, at + MOST)
      // What cannot be quoted is shown by its words, and not asked for again and again.
      const answer = await request('claims:contexts', part).catch(() => [])
      const known = new Map(this.#known)
      for (const { annotation } of part) {
        known.set(annotation, null)
        this.#asked.delete(annotation)
      }
      for (const context of answer) known.set(context.appearance.id, quotedOf(context))
      this.#known = known
    }
  }
}

/** The runs of an appearance whose text begins somewhere within its article's. */
export function quotedOf({ appearance, text, start, sentences, language, paragraph }: Context): Quoted {
  const back = <S extends { start: number; end: number }>(span: S): S => ({
    ...span,
    start: span.start - start,
    end: span.end - start,
  })
  const moved: Appearance = {
    ...appearance,
    target: { ...appearance.target, spans: appearance.target.spans.map(back) },
    source: { ...appearance.source, spans: appearance.source.spans.map(back) },
    cue: { spans: appearance.cue.spans.map(back) },
  }
  return {
    runs: passageOf(
      text,
      sentences.map((at) => at - start),
      moved,
    ),
    language,
    paragraph,
  }
}
