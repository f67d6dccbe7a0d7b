import {
  objectOf,
  objectsIn,
  listOf,
  rangeOf,
  restOf,
  textOf,
  timeOf,
  type JsonObject,
} from '../common/json-values.ts'
import type { ReadAnnotation, ReadDocument, ReadSpan } from '../reading/reading.ts'
import { isOwnUser, nameOf } from './user.ts'
import { repliesInWords } from './words.ts'

/** What Postil has fields for, or writes anew. */
const UNDERSTOOD = ['id', 'created', 'updated', 'uri', 'text', 'tags', 'target', 'document', 'user']
const ID = /^[\w-]{1,80}$/

/** An annotation as the API has it, with the address of its page; null where it has none. */
export function annotationIn(
  item: JsonObject,
): { uri: string; details: ReadDocument['details']; annotation: ReadAnnotation } | null {
  const targets = objectsIn(item['target'])
  const uri = textOf(item['uri']) ?? textOf(targets[0]?.['source'])
  if (uri === null) return null
  const [id, user, note] = [textOf(item['id']), textOf(item['user']) ?? '', textOf(item['text']) ?? '']
  const titles = objectOf(item['document'])?.['title']
  const title = textOf(titles) ?? textOf(listOf(titles)[0])
  const { spans, selectors } = passagesOf(targets)
  const rest = { ...restOf(item, UNDERSTOOD), ...(user === '' || isOwnUser(user) ? {} : { user }) }
  const kept = {
    ...(Object.keys(rest).length > 0 && !isOwnUser(user) ? { fields: rest } : {}),
    ...(selectors.some((each) => each.length > 0) ? { selectors } : {}),
  }
  return {
    uri,
    details: {
      ...(/^https?:/i.test(uri) ? { url: uri } : {}),
      ...(title === null ? {} : { title }),
    },
    annotation: {
      id: id !== null && ID.test(id) ? id : null,
      kind: spans === null || note !== '' ? 'note' : 'highlight',
      spans,
      tags: listOf(item['tags']).flatMap((tag) => textOf(tag) ?? []),
      note,
      author: nameOf(user),
      created: timeOf(item['created']),
      modified: timeOf(item['updated']) ?? timeOf(item['created']),
      ...(Object.keys(kept).length > 0 ? { foreign: { hypothesis: kept } } : {}),
    },
  }
}

/**
 * One passage a target, and of each what selectors Postil does not know (RangeSelector, PageSelector, ...). A target without
 * selectors is the page; one whose selectors say nothing is no passage.
 */
function passagesOf(targets: readonly JsonObject[]): { spans: ReadSpan[] | null; selectors: JsonObject[][] } {
  const selected = targets
    .map(({ selector }) => objectsIn(selector))
    .filter((selectors) => selectors.length > 0)
  if (selected.length === 0) return { spans: null, selectors: [] }
  const spans: ReadSpan[] = []
  const kept: JsonObject[][] = []
  for (const selectors of selected) {
    const others = selectors.filter(
      ({ type }) => type !== 'TextQuoteSelector' && type !== 'TextPositionSelector',
    )
    const quote = selectors.find(({ type }) => type === 'TextQuoteSelector')
    const position = selectors.find(({ type }) => type === 'TextPositionSelector')
    const exact = textOf(quote?.['exact']) || null
    const range = rangeOf(position?.['start'], position?.['end'])
    kept.push(others)
    if (exact === null && range === null) continue
    const [prefix, suffix] = [textOf(quote?.['prefix']), textOf(quote?.['suffix'])]
    spans.push({
      range,
      exact,
      ...(prefix === null ? {} : { prefix }),
      ...(suffix === null ? {} : { suffix }),
    })
  }
  return { spans, selectors: kept }
}

/** Replies follow the note that they are to, and are kept as they are, so that they go out as replies again. */
export function addThread(host: ReadAnnotation, replies: readonly JsonObject[]): void {
  const inOrder = replies.toSorted((a, b) => String(a['created']).localeCompare(String(b['created']), 'en'))
  const words = repliesInWords(inOrder)
  if (!host.note.endsWith(words)) host.note += words
  const before = objectOf(host.foreign?.['hypothesis'])
  host.foreign = { ...host.foreign, hypothesis: { ...before, replies: inOrder } }
}
