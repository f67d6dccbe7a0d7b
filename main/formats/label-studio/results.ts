import { listOf, objectOf, rangeOf, restOf, textOf, type JsonObject } from '../common/json-values.ts'
import type { ReadAnnotation, ReadSpan } from '../reading/reading.ts'
import type { ReadEntity, ReadTie } from '../standoff/groups.ts'
import { ROLES, UNTAGGED } from '../standoff/marks.ts'
import { wholeNote } from '../standoff/whole.ts'
import type { FoundAnnotation } from './annotations.ts'
import { CONTROLS } from './write.ts'

export interface ResultsReader {
  readonly entities: ReadEntity[]
  readonly ties: ReadTie[]
  /** Adds an annotation's results; `named` says whether its author is to be theirs. */
  add(annotation: FoundAnnotation, named: boolean): void
  /** What is said of the whole text. */
  whole(): ReadAnnotation[]
  /** The same without what Postil's own data says. */
  wholeOfOthers(): ReadAnnotation[]
  /** What was not understood, as ends of sentences. */
  problems(): string[]
}

const UNDERSTOOD = ['id', 'from_name', 'to_name', 'type', 'value', 'origin', 'meta', 'readonly', 'hidden']
const OF_POSTIL: readonly unknown[] = [CONTROLS.verdict, CONTROLS.statement]

/** Reads results (https://labelstud.io/guide/task_format): regions with labels, choices, text areas and relations. */
export function resultsReader(text: string): ResultsReader {
  const entities: ReadEntity[] = []
  const ties: ReadTie[] = []
  const wholes: { note: ReadAnnotation; ids: string[] }[] = []
  const odd = new Map<string, number>()
  const isOdd = (type: unknown): void => {
    const name = textOf(type) ?? 'no type'
    odd.set(name, (odd.get(name) ?? 0) + 1)
  }

  function add({ results, author, created, modified }: FoundAnnotation, named: boolean): void {
    const who = named ? { author, created, modified } : {}
    /** Where a region's labels begin in the list. */
    const regions = new Map<unknown, number[]>()
    for (const result of results) {
      const labels = labelsOf(result)
      if (!labels) continue
      const span = spanOf(objectOf(result['value']) ?? {}, text)
      if (!span) {
        isOdd(result['type'])
        continue
      }
      const rest = restOf(result, UNDERSTOOD)
      const note = textsIn(objectOf(result['meta'])?.['text']).join('\n')
      const id = textOf(result['id'])
      const at = labels.map((label, number) => {
        entities.push({
          id: id === null ? null : number === 0 ? id : `${id}.${number + 1}`,
          label,
          span,
          more: {
            ...who,
            // One note a region: its first label carries it.
            ...(number === 0 ? { note } : {}),
            ...(number === 0 && rest ? { foreign: { 'label-studio': { fields: rest } } } : {}),
          },
        })
        return entities.length - 1
      })
      regions.set(result['id'], [...(regions.get(result['id']) ?? []), ...at])
    }
    const whole = { note: wholeNote([], '', who), ids: [] as string[] }
    const kept: JsonObject[] = []
    for (const result of results) {
      const { type, id } = result
      if (labelsOf(result)) continue
      if (type === 'relation') tie(result, regions)
      else if (regions.has(id)) sayOfRegion(result, entities[regions.get(id)?.[0] ?? -1])
      else if (!sayOfWhole(result, whole.note)) {
        if (objectOf(result['value'])) kept.push(result)
        isOdd(type)
      } else if (typeof id === 'string') whole.ids.push(id)
    }
    if (kept.length > 0) whole.note.foreign = { 'label-studio': { fields: { results: kept } } }
    const { tags, note, foreign } = whole.note
    if (tags.length > 0 || note !== '' || foreign !== undefined) wholes.push(whole)
  }

  function tie(result: JsonObject, regions: ReadonlyMap<unknown, number[]>): void {
    const ends = [result['from_id'], result['to_id']].map((id) => {
      const all = regions.get(id) ?? []
      return all.find((index) => ROLE_LABELS.has(entities[index]?.label ?? '')) ?? all[0]
    })
    const [from, to] = result['direction'] === 'left' ? ends.toReversed() : ends
    if (from === undefined || to === undefined) return isOdd('relation')
    const labels = textsIn(result['labels'])
    for (const type of labels.length > 0 ? labels : ['relation']) ties.push({ from, to, type })
  }

  return {
    ...{ entities, ties, add },
    whole: () => wholes.map(({ note }) => note),
    wholeOfOthers: () =>
      wholes.filter(({ ids }) => !ids.some((id) => /\.(tags|note)$/.test(id))).map(({ note }) => note),
    problems: () =>
      [...odd].map(
        ([type, count]) => `${count} results of type ${type} were not understood; what has a value is kept`,
      ),
  }
}

const ROLE_LABELS = new Set<string>(Object.values(ROLES))

/** The labels of a region of text: its control's type names the list. Null where a result is no such region. */
function labelsOf(result: JsonObject): string[] | null {
  const value = objectOf(result['value'])
  if (!value || !('start' in value || 'startOffset' in value || 'globalOffsets' in value)) return null
  const type = textOf(result['type']) ?? 'labels'
  if (!/labels$|^labels?$/.test(type)) return null
  const labels = textsIn(
    value[type] ?? value['labels'] ?? value['hypertextlabels'] ?? value['paragraphlabels'],
  )
  return labels.length > 0 ? labels : [UNTAGGED.highlight]
}

/** Offsets of plain text; of HTML those over all its text, where it has them; of dialogues the words alone. */
function spanOf(value: JsonObject, text: string): ReadSpan | null {
  const global = objectOf(value['globalOffsets'])
  const [start, end] = global ? [global['start'], global['end']] : [value['start'], value['end']]
  const range = rangeOf(start, end)
  const exact = textOf(value['text'])
  if (range === null && exact === null) return null
  // The editor writes line ends inside a region's words as two characters.
  const words = exact !== null && !text.includes('\\n') ? exact.replaceAll('\\n', '\n') : exact
  return { range, exact: words }
}

/** What is said of a region beside its labels: words are its note, anything else is kept. */
function sayOfRegion(result: JsonObject, entity: ReadEntity | undefined): void {
  if (!entity?.more || OF_POSTIL.includes(result['from_name'])) return
  const { more } = entity
  if (result['type'] === 'textarea') {
    const words = textsIn(objectOf(result['value'])?.['text'])
    more.note = [more.note ?? '', ...words].filter((part) => part !== '').join('\n')
    return
  }
  const before = objectOf(objectOf(more.foreign?.['label-studio'])?.['fields'])
  const results = [...listOf(before?.['results']), result]
  more.foreign = { ...more.foreign, 'label-studio': { fields: { ...before, results } } }
}

/** Choices and taxonomies are tags, text areas the note; false of anything else. */
function sayOfWhole({ type, value }: JsonObject, note: ReadAnnotation): boolean {
  const said = objectOf(value)
  if (type === 'choices')
    note.tags.push(...textsIn(said?.['choices']).filter((tag) => !note.tags.includes(tag)))
  else if (type === 'taxonomy')
    note.tags.push(
      ...listOf(said?.['taxonomy'])
        .map((path) => textsIn(path).join('/'))
        .filter((tag) => tag !== ''),
    )
  else if (type === 'textarea')
    note.note = [note.note, ...textsIn(said?.['text'])].filter((part) => part !== '').join('\n')
  else return false
  return true
}

/** Strings of a list, or the one string that stands where a list should. */
function textsIn(value: unknown): string[] {
  return typeof value === 'string' ? [value] : listOf(value).flatMap((item) => textOf(item) ?? [])
}
