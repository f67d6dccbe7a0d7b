import type { Annotation, Article, Span } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import { listOf, objectOf, textOf, type JsonObject } from '../common/json-values.ts'
import { OWN, ownWriter, type OwnMark } from '../common/own.ts'
import { isPlaced, viewOf, type View } from '../common/view.ts'
import { articleIris, iriOf } from '../w3c/iri.ts'
import { targetSpans } from '../w3c/target.ts'
import { nameOf, userOf } from './user.ts'
import { repliesInWords, textOfNote } from './words.ts'

/** The first day there is, for a content in which nothing was ever changed: an export must not depend on the clock. */
const NO_TIME = '1970-01-01T00:00:00.000Z'

/** The client's export, with all articles' texts and Postil's own data beside the annotations. */
export function exportOf(content: Content): JsonObject {
  const view = viewOf(content)
  const uris = articleIris(content.articles.map((each) => each.article))
  const own = ownWriter(content, view)
  const all = view.articles.flatMap((each) => each.annotations)
  const newest = all.reduce((latest, { modified }) => (modified > latest ? modified : latest), NO_TIME)
  const texts = new Map(all.map((annotation) => [annotation.id, textOfNote(annotation, view)]))
  return {
    export_date: newest,
    export_userid: userOf(all[0]?.author ?? ''),
    client_version: 'Postil',
    annotations: view.articles.flatMap(({ article, annotations }) => {
      const uri = uris.get(article.id) ?? iriOf('article', article.id)
      return annotations.flatMap((each) => annotationOf(each, article, uri, texts.get(each.id) ?? '', view))
    }),
    [OWN]: view.articles.map((each) => ({
      uri: uris.get(each.article.id),
      text: each.article.text,
      // What Hypothesis shows of a claim is made of its data; only where it still says the same is the note known.
      said: Object.fromEntries(each.annotations.map(({ id }) => [id, texts.get(id)] as const)),
      ...own(each, ownMarks),
    })),
  }
}

/** An annotation, and after it the replies to it that came with it. */
function annotationOf(
  annotation: Annotation,
  article: Article,
  uri: string,
  text: string,
  view: View,
): JsonObject[] {
  const kept = objectOf(annotation.foreign?.['hypothesis']) ?? {}
  const fields = objectOf(kept['fields']) ?? {}
  const before = textOf(fields['user'])
  const user = before !== null && nameOf(before) === annotation.author ? before : userOf(annotation.author)
  const replies = listOf(kept['replies'])
  const thread = repliesInWords(replies)
  const isThread = thread !== '' && text.endsWith(thread)
  const selectors = listOf(kept['selectors'])
  const spans = targetSpans(annotation)
  const targets = spans.map((span, index) => ({
    source: uri,
    selector: [...selectorsOf(span, isPlaced(annotation)), ...listOf(selectors[index])],
  }))
  return [
    {
      group: '__world__',
      permissions: { read: ['group:__world__'], update: [user], delete: [user] },
      ...fields,
      id: annotation.id,
      created: annotation.created,
      updated: annotation.modified,
      user,
      uri,
      text: isThread ? text.slice(0, -thread.length) : text,
      tags: view.tagsOf(annotation),
      target: targets.length > 0 ? targets : [{ source: uri }],
      document: { title: [article.title] },
    },
    ...(isThread ? replies.flatMap((reply) => objectOf(reply) ?? []) : []),
  ] as JsonObject[]
}

/** The position in the page's text, and the quote by which it is found elsewhere; of what is gone the quote alone. */
function selectorsOf({ start, end, exact, prefix, suffix }: Span, placed: boolean): JsonObject[] {
  return [
    ...(placed ? [{ type: 'TextPositionSelector', start, end }] : []),
    { type: 'TextQuoteSelector', exact, prefix, suffix },
  ]
}

function ownMarks(annotation: Annotation): OwnMark[] {
  const mark = (role: 'content' | 'source' | 'cue', spans: readonly Span[]): OwnMark => ({
    ...{ label: role, role, tag: false, words: spans.map(({ exact }) => exact) },
    at: spans.map(({ start, end }) => [start, end] as const),
  })
  if (annotation.kind !== 'appearance') return [mark('content', annotation.target.spans)]
  return [
    mark('content', annotation.target.spans),
    mark('source', annotation.source.spans),
    mark('cue', annotation.cue.spans),
  ]
}
