/** Whether an annotation of a file that has no ids is there already. */
import type { Annotation, Span } from '../../../preload/model.ts'

/** What an annotation says and where: those with the same are the same, if nobody else says they made it. */
function markOf(annotation: Annotation): string {
  const places = (spans: readonly Span[]): unknown =>
    spans.map(({ start, end, exact }) => (annotation.target.state === 'gone' ? exact : [start, end]))
  const { kind, target, tags, note } = annotation
  return JSON.stringify([
    ...[kind, target.state === 'gone', places(target.spans), [...tags].sort(), note],
    annotation.kind === 'appearance' && [places(annotation.source.spans), places(annotation.cue.spans)],
  ])
}

/** The annotations of an article, each to be found once. */
export class Known {
  readonly #byMark = new Map<string, Annotation[]>()

  constructor(annotations: Iterable<Annotation>) {
    for (const annotation of annotations) {
      const mark = markOf(annotation)
      const others = this.#byMark.get(mark)
      if (others) others.push(annotation)
      else this.#byMark.set(mark, [annotation])
    }
  }

  /** One that is the same as this and has not been taken before. */
  take(annotation: Annotation): Annotation | null {
    const same = this.#byMark.get(markOf(annotation)) ?? []
    // Whose it is comes before whose it may be: else that one's own would find its place taken.
    const own = same.findIndex(({ author }) => author === annotation.author)
    const at = own >= 0 ? own : same.findIndex(({ author }) => author === '' || annotation.author === '')
    return at < 0 ? null : (same.splice(at, 1)[0] ?? null)
  }
}
