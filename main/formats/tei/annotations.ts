/** Annotations as TEI annotation elements, which follow the Web Annotation model: a target, a motivation, a body. */
import type { Annotation, Span } from '../../../preload/model.ts'
import { isPlaced, type View } from '../common/view.ts'
import { saidElement } from './dates.ts'
import { element, lines, wordsIn, type Markup } from './element.ts'
import { foreignTei } from './foreign.ts'
import { pointerTo, stringRange, TEXT_ID, xmlId } from './ids.ts'

/** Offsets of a text in code points. */
export type Offset = (offset: number) => number

export function annotationElement(annotation: Annotation, view: View, offset: Offset): Markup {
  const foreign = foreignTei(annotation)
  return lines(
    'annotation',
    {
      'xml:id': xmlId('annotation', annotation.id),
      motivation: [...motivationsOf(annotation), ...foreign.motivations].join(' '),
      target: targetOf(annotation, offset),
      cert: annotation.target.state === 'likely' ? 'medium' : null,
    },
    [
      annotation.author === ''
        ? null
        : element('respStmt', {}, element('resp', {}, 'annotator'), element('name', {}, annotation.author)),
      element(
        'revisionDesc',
        {},
        element('change', { type: 'created', when: annotation.created }),
        element('change', { type: 'modified', when: annotation.modified }),
      ),
      ...annotation.tags.map((id) => element('ptr', { type: 'tag', target: pointerTo('tag', id) })),
      ...(annotation.kind === 'appearance' ? attributionOf(annotation, view, offset) : []),
      wordsIn('note', annotation.note, { 'xml:space': 'preserve' }),
      ...(isPlaced(annotation) ? [] : stoodOn('passage', annotation.target.spans, annotation.id)),
      ...foreign.body.map(({ name, words, ...values }) => element(name, values, words)),
    ],
  )
}

function motivationsOf({ kind, tags, note }: Annotation): string[] {
  const also = tags.length > 0 ? ['tagging'] : []
  if (kind === 'note') return ['commenting', ...also]
  // A claim is what the passage is identified with.
  const first = kind === 'appearance' ? ['identifying', 'highlighting'] : ['highlighting']
  return [...first, ...(note === '' ? [] : ['commenting']), ...also]
}

/**
 * What stands in the text is pointed to there. A note on the article points to all of the text, a claim whose content is open to
 * the claim, and what is gone from the text to the words that it stood on.
 */
function targetOf(annotation: Annotation, offset: Offset): string {
  const { state, spans } = annotation.target
  if (state === 'gone') return `#${xmlId('annotation', annotation.id)}-words`
  if (spans.length > 0) return rangeOf(spans, offset)
  return annotation.kind === 'appearance' ? pointerTo('claim', annotation.claim) : `#${TEXT_ID}`
}

const rangeOf = (spans: readonly Span[], offset: Offset): string =>
  stringRange(spans.map(({ start, end }) => ({ start: offset(start), end: offset(end) })))

function attributionOf(
  { id, claim, source, cue, quoted, said, target }: Annotation & { kind: 'appearance' },
  view: View,
  offset: Offset,
): (Markup | null)[] {
  const passages = (type: string, spans: readonly Span[]): Markup[] =>
    spans.length === 0
      ? []
      : target.state === 'gone'
        ? stoodOn(type, spans, id)
        : [element('ptr', { type, target: rangeOf(spans, offset) })]
  return [
    element('ptr', { type: 'claim', target: pointerTo('claim', claim) }),
    ...passages('source', source.spans),
    ...passages('cue', cue.spans),
    view.personOf(source.person) === null || source.person === null
      ? null
      : element('ptr', { type: 'person', target: pointerTo('person', source.person) }),
    source.none ? element('note', { type: 'no-source' }, 'The text names no source.') : null,
    wordsIn('note', quoted, { type: 'quoted' }),
    said === null ? null : element('note', { type: 'said' }, saidElement(said)),
  ]
}

/** Words that are not in the text any more; n says where in that revision they stood, in its UTF-16 code units. */
function stoodOn(type: string, spans: readonly Span[], id: string): Markup[] {
  return [
    element(
      'note',
      {
        type,
        'xml:id': type === 'passage' ? `${xmlId('annotation', id)}-words` : null,
        'xml:space': 'preserve',
      },
      spans.map(({ exact, start, prefix, suffix }) =>
        element('quote', { n: start, 'xml:space': 'preserve' }, [
          wordsIn('seg', prefix, { type: 'prefix' }),
          element('seg', { type: 'exact' }, exact),
          wordsIn('seg', suffix, { type: 'suffix' }),
        ]),
      ),
    ),
  ]
}
