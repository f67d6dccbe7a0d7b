import { outlineOf } from '../common/json-outline.ts'
import { listOf, objectOf, objectsIn, textOf, type JsonObject } from '../common/json-values.ts'
import { recordsIn, unreadable } from '../common/json.ts'
import { OWN } from '../common/own.ts'
import { ownAnnotation, ownDetails, ownReader, settleHomes, type ReadOwn } from '../reading/own.ts'
import {
  emptyReading,
  type InFile,
  type ReadAnnotation,
  type ReadDocument,
  type Reading,
} from '../reading/reading.ts'
import { addThread, annotationIn } from './annotation.ts'

/** The client's export, answers of the API's search, or bare annotations. */
export function recognisesHypothesis(files: readonly InFile[]): boolean {
  return files.some((file) => {
    const outline = outlineOf(file)
    if (!outline || outline.has('@context')) return false
    const isList = (list: string): boolean => outline.has(`${list}uri`) && outline.has(`${list}target`)
    return outline.has('export_userid') || ['annotations[].', 'rows[].', ''].some(isList)
  })
}

export function readHypothesis(files: readonly InFile[]): Reading {
  const reading = emptyReading('UTF-16')
  const readOwn = ownReader(reading)
  const documents = new Map<string, ReadDocument>()
  const owns = new Map<
    string,
    {
      own: ReadOwn
      said: JsonObject
      found: Set<string>
      file: string
      byId: Map<string, ReadOwn['annotations'][number]>
    }
  >()
  const documentOf = (uri: string): ReadDocument => {
    const known = documents.get(uri)
    if (known) return known
    const made: ReadDocument = { key: uri, id: null, text: null, hash: null, details: {}, annotations: [] }
    documents.set(uri, made)
    reading.documents.push(made)
    return made
  }
  for (const file of files) {
    const say = (what: string): void => void reading.problems.push({ file: file.path, what })
    const items: { item: JsonObject; where: string }[] = []
    let known = false
    for (const { value, where } of recordsIn(file, reading.problems)) {
      const record = objectOf(value)
      const lists = record && ['annotations', 'rows', 'replies'].filter((key) => Array.isArray(record[key]))
      known ||= (lists?.length ?? 0) > 0
      for (const own of objectsIn(record?.[OWN])) {
        const uri = textOf(own['uri'])
        const read = uri === null ? null : readOwn(own, file.path, where)
        if (uri === null || !read) continue
        Object.assign(documentOf(uri), { ...ownDetails(read), text: textOf(own['text']) })
        owns.set(uri, {
          own: read,
          said: objectOf(own['said']) ?? {},
          found: new Set(),
          file: file.path,
          byId: new Map(read.annotations.map((each) => [each.id, each])),
        })
      }
      if (record && lists && lists.length > 0)
        for (const key of lists)
          for (const [index, item] of listOf(record[key]).entries()) {
            const object = objectOf(item)
            if (object) items.push({ item: object, where: `annotation ${index + 1}` })
            else say(`Annotation ${index + 1} is none: it was left out.`)
          }
      else if (record && ('uri' in record || 'target' in record)) items.push({ item: record, where })
      else say(`In ${where} is no annotation: it was left out.`)
    }
    if (items.length === 0 && !known) throw unreadable(file, 'it has no annotations of Hypothesis')
    addAll(items, say)
  }

  function addAll(items: readonly { item: JsonObject; where: string }[], say: (what: string) => void): void {
    const made = new Map<string, ReadAnnotation>()
    const replies = new Map<string, JsonObject[]>()
    const ids = new Set(items.map(({ item }) => item['id']))
    for (const { item, where } of items) {
      const [root] = listOf(item['references'])
      if (typeof root === 'string' && root !== item['id'] && ids.has(root)) {
        replies.set(root, [...(replies.get(root) ?? []), item])
        continue
      }
      const read = annotationIn(item)
      if (!read) {
        say(`In ${where} is no address of a page: it was left out.`)
        continue
      }
      const document = documentOf(read.uri)
      const own = owns.get(read.uri)
      const record = own?.byId.get(textOf(item['id']) ?? '')
      if (own && record) own.found.add(record.id)
      const annotation = record
        ? merged(ownAnnotation(record), read.annotation, own?.said[record.id], record.marks)
        : read.annotation
      if (!own) document.details = { ...read.details, ...document.details }
      document.annotations.push(annotation)
      const id = textOf(item['id'])
      if (id !== null) made.set(id, annotation)
    }
    for (const [root, thread] of replies) {
      const host = made.get(root)
      if (host) addThread(host, thread)
    }
  }

  for (const [uri, { own, found, file }] of owns) {
    const deleted = own.annotations.filter(({ id }) => !found.has(id)).length
    const what = `${deleted} annotations that Postil once wrote of ${uri} are no longer in it.`
    if (deleted > 0) reading.problems.push({ file, what })
  }
  settleHomes(reading)
  return reading
}

/** An own annotation with what Hypothesis says of it now; what it was made to say is not taken for the note. */
function merged(
  own: ReadAnnotation,
  read: ReadAnnotation,
  said: unknown,
  marks: ReadOwn['annotations'][number]['marks'],
): ReadAnnotation {
  const placed = (role: 'source' | 'cue'): ReadAnnotation['spans'] & object => {
    const mark = marks.find((each) => each.role === role)
    return (mark?.at ?? []).map(([start, end], index) => ({
      range: { start, end },
      exact: mark?.words[index] ?? null,
    }))
  }
  const isGone = own.state === 'gone'
  if (own.appearance && !isGone) {
    own.appearance.source.spans = placed('source')
    own.appearance.cue.spans = placed('cue')
  }
  // While the content is open, the passages are those of source and cue.
  const isOpen = own.state === 'open'
  return {
    ...own,
    spans: isGone || isOpen ? own.spans : read.spans,
    tags: read.tags,
    note: read.note === said ? own.note : read.note,
    created: read.created ?? own.created,
    modified: read.modified ?? own.modified,
  }
}
