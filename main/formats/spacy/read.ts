import { outlineOf } from '../common/json-outline.ts'
import {
  listOf,
  objectOf,
  objectsIn,
  rangeOf,
  restOf,
  textOf,
  type JsonObject,
} from '../common/json-values.ts'
import { recordsIn, unreadable } from '../common/json.ts'
import { OWN } from '../common/own.ts'
import type { InFile, ReadAnnotation, Reading } from '../reading/reading.ts'
import { collector, type Collector } from '../standoff/collect.ts'
import { TIES } from '../standoff/entities.ts'
import type { ReadEntity, ReadTie } from '../standoff/groups.ts'
import { wholeNote } from '../standoff/whole.ts'

/** Fields that Prodigy, spaCy's Doc.to_json() and its old training data have, and others do not. */
const TELLING = ['spans', 'tokens', 'ents', '_input_hash', '_task_hash', '[].entities']
/** Tokens are made anew from the text; hashes are of the task that the text was in. */
const UNDERSTOOD = [
  'text',
  'tokens',
  'spans',
  'ents',
  'relations',
  'meta',
  'answer',
  'cats',
  'label',
  'accept',
  OWN,
]
const OF_A_SPAN = [
  'start',
  'end',
  'label',
  'token_start',
  'token_end',
  'id',
  'note',
  'text',
  'start_char',
  'end_char',
]

export function recognisesSpacy(files: readonly InFile[]): boolean {
  return files.some((file) => {
    const outline = outlineOf(file)
    if (!outline) return false
    if (outline.values(`${OWN}.format`).includes('spacy')) return true
    const hasText = outline.has('text') || outline.has('[]')
    return (
      hasText && !outline.has('data') && !outline.has('@context') && TELLING.some((path) => outline.has(path))
    )
  })
}

export function readSpacy(files: readonly InFile[]): Reading {
  const all = collector('spacy', 'code points')
  let isEmpty = false
  for (const file of files)
    for (const { value, where } of recordsIn(file, all.reading.problems)) {
      const task = taskOf(value)
      const text = textOf(task?.['text'])
      if (task && text !== null) addTask(task, text, { file: file.path, where }, all)
      else if (objectOf(task?.[OWN])?.['format'] === 'spacy') isEmpty = true
      else all.reading.problems.push({ file: file.path, what: `In ${where} is no text: it was left out.` })
    }
  const [first] = files
  if (first && !isEmpty && all.reading.documents.length === 0)
    throw unreadable(first, 'none of its records has a text')
  return all.finish()
}

/** spaCy 2 trained on [text, {"entities": [[start, end, label]]}]. */
function taskOf(value: unknown): JsonObject | null {
  if (!Array.isArray(value)) return objectOf(value)
  const [text, about] = listOf(value)
  const { entities, ...more } = objectOf(about) ?? {}
  const spans = listOf(entities).map((entity) => {
    const [start, end, label] = listOf(entity)
    return { start, end, label }
  })
  return { ...more, text, spans }
}

function addTask(
  task: JsonObject,
  text: string,
  place: { file: string; where: string },
  all: Collector,
): void {
  const say = (what: string): void =>
    void all.reading.problems.push({ file: place.file, what: `In ${place.where}, ${what}.` })
  const answer = textOf(task['answer']) ?? 'accept'
  const rejected = answer !== 'accept' && task[OWN] === undefined
  // doc.spans has lists by their keys.
  const groups = objectOf(task['spans'])
  const found = [
    ...objectsIn(task['ents']),
    ...(groups ? Object.values(groups).flatMap(objectsIn) : objectsIn(task['spans'])),
  ]
  if (rejected && found.length > 0)
    say(`${found.length} spans were answered with “${answer}” and are left out`)
  const entities: ReadEntity[] = []
  const ties: ReadTie[] = []
  const byPlace = new Map<string, number>()
  const pieces = new Map<string, number>()
  let odd = 0
  for (const span of rejected ? [] : found) {
    const range = rangeOf(span['start'] ?? span['start_char'], span['end'] ?? span['end_char'])
    const label = textOf(span['label'])
    if (range === null || !label) {
      odd++
      continue
    }
    const at = entities.length
    const [id, note, rest] = [textOf(span['id']), textOf(span['note']), restOf(span, OF_A_SPAN)]
    const key = id && `${label} ${id}`
    const before = key ? pieces.get(key) : undefined
    if (before !== undefined) ties.push({ from: before, to: at, type: TIES.fragment })
    if (key) pieces.set(key, at)
    for (const name of placeKeys(range, label, id)) if (!byPlace.has(name)) byPlace.set(name, at)
    const kept = rest && Object.values(rest).some((value) => value !== '' && value !== null)
    entities.push({
      id: before === undefined ? id : null,
      label,
      span: { range, exact: null },
      more: {
        ...(note === null ? (task[OWN] === undefined ? {} : { note: '' }) : { note }),
        ...(kept ? { foreign: { spacy: { fields: rest } } } : {}),
      },
    })
  }
  for (const relation of rejected ? [] : objectsIn(task['relations'])) {
    const [from, to] = (['head', 'child'] as const).map((end) => {
      const span = objectOf(relation[`${end}_span`])
      const range = span && rangeOf(span['start'], span['end'])
      if (!range) return undefined
      const keys = placeKeys(range, textOf(span['label']), textOf(span['id']))
      return keys.flatMap((key) => byPlace.get(key) ?? [])[0]
    })
    const type = textOf(relation['label'])
    if (from === undefined || to === undefined || type === null) odd++
    else ties.push({ from, to, type })
  }
  if (odd > 0) say(`${odd} spans or relations have no range that could be read and are left out`)
  const meta = objectOf(task['meta']) ?? {}
  const [title, url] = [textOf(meta['title']), textOf(meta['url'])]
  const rest: JsonObject = {
    ...restOf(task, UNDERSTOOD),
    ...(restOf(meta, ['title', 'url']) ? { meta: restOf(meta, ['title', 'url']) } : {}),
  }
  all.add({
    ...place,
    text,
    details: { ...(title === null ? {} : { title }), ...(url === null ? {} : { url }) },
    rest: Object.keys(rest).length === 0 ? undefined : rest,
    ...{ entities, ties, own: task[OWN] },
    others: rejected ? [] : categoriesOf(task),
  })
}

/** Labels of the whole text: of a classification that was accepted, chosen options, or categories that are more likely than not. */
function categoriesOf(task: JsonObject): ReadAnnotation[] {
  const label = textOf(task['label'])
  const likely = Object.entries(objectOf(task['cats']) ?? {}).flatMap(([name, score]) =>
    typeof score === 'number' && score >= 0.5 ? [name] : [],
  )
  const tags = [
    ...(label ? [label] : []),
    ...listOf(task['accept']).flatMap((each) => textOf(each) ?? []),
    ...likely,
  ]
  return tags.length === 0 ? [] : [wholeNote(tags, '')]
}

/** What a relation may call a span by, the surest first. */
function placeKeys(
  { start, end }: { start: number; end: number },
  label: string | null,
  id: string | null,
): string[] {
  return [
    [start, end, label, id],
    [start, end, label],
    [start, end],
  ].map((key) => JSON.stringify(key))
}
