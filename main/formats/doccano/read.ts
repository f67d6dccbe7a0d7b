import { outlineOf } from '../common/json-outline.ts'
import { keyOf, listOf, objectOf, rangeOf, restOf, textOf, type JsonObject } from '../common/json-values.ts'
import { recordsIn, unreadable } from '../common/json.ts'
import { OWN } from '../common/own.ts'
import type { InFile, ReadAnnotation, Reading } from '../reading/reading.ts'
import { collector, type Collector } from '../standoff/collect.ts'
import type { ReadEntity, ReadTie } from '../standoff/groups.ts'
import { wholeNote } from '../standoff/whole.ts'

/** Where the versions of doccano put labels: of spans, of whole texts, or of both. */
const LABELS = ['label', 'labels', 'entities', 'annotations', 'cats'] as const
const UNDERSTOOD = ['id', 'text', 'data', 'relations', 'Comments', 'comments', 'title', 'url', OWN, ...LABELS]
const OF_OTHERS = [
  'spans',
  'tokens',
  'ents',
  '_input_hash',
  '_task_hash',
  'annotation_id',
  'lead_time',
  'predictions',
]

/** JSON or JSON lines whose records have a text and labels, and none of what Prodigy, spaCy and Label Studio add. */
export function recognisesDoccano(files: readonly InFile[]): boolean {
  return files.some((file) => {
    const outline = outlineOf(file)
    if (outline?.values(`${OWN}.format`).includes('doccano')) return true
    if (!outline || OF_OTHERS.some((field) => outline.has(field))) return false
    const hasText = outline.has('text') || outline.values('data').length > 0
    return hasText && [...LABELS, 'Comments'].some((field) => outline.has(field))
  })
}

export function readDoccano(files: readonly InFile[]): Reading {
  const all = collector('doccano', 'code points')
  let isEmpty = false
  for (const file of files)
    for (const { value, where } of recordsIn(file, all.reading.problems)) {
      const record = objectOf(value)
      const text = textOf(record?.['text']) ?? textOf(record?.['data'])
      if (record && text !== null) addRecord(record, text, { file: file.path, where }, all)
      else if (objectOf(record?.[OWN])?.['format'] === 'doccano') isEmpty = true
      else all.reading.problems.push({ file: file.path, what: `In ${where} is no text: it was left out.` })
    }
  const [first] = files
  if (first && !isEmpty && all.reading.documents.length === 0)
    throw unreadable(first, 'none of its records has a text')
  return all.finish()
}

interface Place {
  file: string
  where: string
}

function addRecord(record: JsonObject, text: string, place: Place, all: Collector): void {
  const say = (what: string): void => void all.reading.problems.push({ file: place.file, what })
  const entities: ReadEntity[] = []
  const byId = new Map<string, number>()
  const categories: string[] = []
  const notes: ReadAnnotation[] = []
  let odd = 0
  const labels = LABELS.flatMap((field) => {
    const value = record[field]
    return Array.isArray(value) ? (value as unknown[]) : value === undefined || value === null ? [] : [value]
  })
  for (const item of labels) {
    const name = nameOf(item)
    if (name !== null) {
      // A whole text's label; what is written about it, in projects for translations and summaries, is no tag.
      if (name.length > 200 || /\n/.test(name)) notes.push(wholeNote([], name))
      else if (name !== '') categories.push(name)
      continue
    }
    const entity = entityOf(item)
    if (!entity) {
      odd++
      continue
    }
    const key = keyOf(objectOf(item)?.['id'])
    if (key !== null) byId.set(key, entities.length)
    entities.push(entity)
  }
  const ties = listOf(record['relations']).flatMap((item): ReadTie[] => {
    const { from_id, to_id, type } = objectOf(item) ?? {}
    const [from, to] = [byId.get(keyOf(from_id) ?? ''), byId.get(keyOf(to_id) ?? '')]
    const name = nameOf(type)
    if (from !== undefined && to !== undefined && name !== null) return [{ from, to, type: name }]
    odd++
    return []
  })
  if (odd > 0)
    say(`In ${place.where}, ${odd} labels or relations have no range that could be read: they were left out.`)
  if (categories.length > 0) notes.unshift(wholeNote(categories, ''))
  const own = record[OWN]
  notes.push(...commentsIn(record, own).map((words) => wholeNote([], words)))
  const [title, url] = [textOf(record['title']), textOf(record['url'])]
  all.add({
    ...place,
    text,
    details: { ...(title === null ? {} : { title }), ...(url === null ? {} : { url }) },
    rest: restOf(record, UNDERSTOOD),
    ...{ entities, ties, own },
    others: notes,
  })
}

/** A label's name, a number in old files; null of anything else. */
function nameOf(value: unknown): string | null {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null
}

/** [start, end, label], or an object that says the same by name. */
function entityOf(item: unknown): ReadEntity | null {
  const object = objectOf(item)
  const [start, end, label]: unknown[] = object
    ? [object['start_offset'] ?? object['start'], object['end_offset'] ?? object['end'], object['label']]
    : [...listOf(item)]
  const [range, name] = [rangeOf(start, end), nameOf(label)]
  if (range === null || name === null || name === '') return null
  const rest = object && restOf(object, ['id', 'label', 'start_offset', 'end_offset', 'start', 'end'])
  return {
    id: null,
    label: name,
    span: { range, exact: null },
    ...(rest ? { more: { foreign: { doccano: { fields: rest } } } } : {}),
  }
}

/** Comments, without those that Postil wrote: they are notes of its own data. */
function commentsIn(record: JsonObject, own: unknown): string[] {
  const known = listOf(objectOf(own)?.['comments']).filter((each) => typeof each === 'string')
  const left = [...known]
  return [...listOf(record['Comments']), ...listOf(record['comments'])].flatMap((comment) => {
    const words = textOf(comment) ?? textOf(objectOf(comment)?.['text'])
    const at = words === null ? -1 : left.indexOf(words)
    if (at >= 0) left.splice(at, 1)
    return words === null || words === '' || at >= 0 ? [] : [words]
  })
}
