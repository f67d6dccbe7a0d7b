/** TEI's older stand-off: span elements, with what is said of a passage as their words. */
import type { Element } from 'domhandler'
import { textUnder, tidied } from '../../articles/import/tree.ts'
import { annotationOf } from '../reading/loose.ts'
import type { ReadAnnotation, ReadSpan } from '../reading/reading.ts'

/** A span, or a group's: its type is the tag, or what ana names; its words are the note. */
export function spanAnnotation(
  span: Element,
  spans: ReadSpan[] | null,
  analyses: readonly string[],
): ReadAnnotation {
  const group = span.parent && 'attribs' in span.parent ? span.parent : null
  const type = span.attribs.type ?? group?.attribs.type ?? span.attribs.ana
  const made = annotationOf(type ?? 'Highlight', [], { note: tidied(textUnder(span)) })
  return { ...made, spans, tags: analyses.length > 0 ? [...new Set(analyses)] : made.tags }
}
