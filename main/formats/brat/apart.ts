/** What tells the text lines of one annotation from those of another over the same places. */
import type { Highlight, Note } from '../../../preload/model.ts'
import { annotationOf, canCarry } from '../reading/loose.ts'
import type { ReadAnnotation } from '../reading/reading.ts'

/** The attribute of a text line that begins an annotation of its own, where it would be read as another tag of the one before. */
export const IS_APART = 'StandsApart'

/** The annotations of a file that are no attributions, as they are read back. */
export class Hosts {
  readonly #byPlace = new Map<string, ReadAnnotation[]>()

  /** Remembers an annotation by where its lines say that it is; says whether its first line needs the attribute. */
  add(place: string, { kind, note }: Highlight | Note, tags: readonly string[]): boolean {
    const hosts = this.#byPlace.get(place) ?? []
    const first = { ...annotationOf(tags[0] ?? '', [], { kind, note }), tags: tags.slice(0, 1) }
    const isTaken = hosts.some((host) => canCarry(host, first))
    this.#byPlace.set(place, [...hosts, { ...first, tags: [...tags] }])
    return isTaken
  }
}
