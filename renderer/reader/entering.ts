/** What is heard when the caret comes to where something is marked. */
import type { Annotation } from '../../preload/model.ts'
import { TEXTS } from '../../preload/texts.ts'
import { claimantOf } from '../claims/words.ts'
import type { App } from '../state/app.svelte.ts'
import { annotationsAt } from './hits.ts'

const words = TEXTS.announce

/** The annotations that hold `to` and did not hold `from` (UTF-16 code units), the innermost first. */
export function enteredBy(annotations: Iterable<Annotation>, from: number, to: number): Annotation[] {
  const all = [...annotations]
  const left = new Set(annotationsAt(all, from))
  return annotationsAt(all, to).filter((annotation) => !left.has(annotation))
}

/** An annotation as it is met in the text: which part of it, who claims it, its tags, whether there is a note. */
export function metInWords(app: App, annotation: Annotation, offset: number): string {
  const holds = (spans: readonly { start: number; end: number }[]): boolean =>
    spans.some((span) => span.start <= offset && offset <= span.end)
  const tags = annotation.tags.flatMap((id) => app.library.tagById.get(id)?.path ?? [])
  const said = [
    ...(tags.length > 0 ? [words.metTags(tags.join(', '))] : []),
    ...(annotation.note === '' ? [] : [words.withNote]),
  ]
  if (annotation.kind !== 'appearance') return [words.met[annotation.kind], ...said].join(', ')
  const part = holds(annotation.target.spans)
    ? 'appearance'
    : holds(annotation.source.spans)
      ? 'source'
      : 'cue'
  const claimant = claimantOf(app.claimOf(annotation), annotation, app.library.personById)
  return [words.met[part], ...(claimant === '' ? [] : [claimant]), ...said].join(', ')
}
