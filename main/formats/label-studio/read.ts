import { outlineOf } from '../common/json-outline.ts'
import { objectOf, restOf, textOf, type JsonObject } from '../common/json-values.ts'
import { recordsIn, unreadable } from '../common/json.ts'
import { OWN } from '../common/own.ts'
import type { InFile, Reading } from '../reading/reading.ts'
import { collector } from '../standoff/collect.ts'
import { annotationsOf, peopleCount } from './annotations.ts'
import { taskOfMin } from './min.ts'
import { resultsReader } from './results.ts'
import { textIn } from './text.ts'

/** Tasks with data and annotations or predictions, or what the JSON-MIN export makes of them. */
export function recognisesLabelStudio(files: readonly InFile[]): boolean {
  return files.some((file) => {
    const outline = outlineOf(file)
    if (!outline) return false
    const isTask =
      outline.has('data') && ['annotations', 'predictions', 'completions'].some((key) => outline.has(key))
    const isMin = outline.isArray && outline.has('annotation_id') && outline.has('lead_time')
    return isTask || isMin || (outline.isArray && outline.records === 0)
  })
}

export function readLabelStudio(files: readonly InFile[]): Reading {
  const all = collector('label-studio', 'UTF-16')
  for (const file of files) {
    let records = 0
    for (const { value, where } of recordsIn(file, all.reading.problems)) {
      records++
      const record = objectOf(value)
      const task = record && (objectOf(record['data']) ? record : taskOfMin(record))
      const say = (what: string): void => void all.reading.problems.push({ file: file.path, what })
      const data = objectOf(task?.['data'])
      const found = data && textIn(data)
      if (!task || !found) {
        say(`In ${where} is no text: it was left out.`)
        continue
      }
      const meta = objectOf(task['meta']) ?? {}
      const read = resultsReader(found.text)
      const { annotations, left } = annotationsOf(task)
      const several = peopleCount(annotations) > 1
      for (const annotation of annotations) read.add(annotation, several || meta[OWN] === undefined)
      for (const what of [...left, ...read.problems()]) say(`In ${where}, ${what}.`)
      const [title, url] = [textOf(data['title']), textOf(data['url'])]
      const rest: JsonObject = {
        ...known('data', restOf(data, [...found.keys, 'title', 'url'])),
        ...known('meta', restOf(meta, [OWN])),
      }
      all.add({
        ...{ file: file.path, where, text: found.text },
        details: { ...(title === null ? {} : { title }), ...(url === null ? {} : { url }) },
        rest: Object.keys(rest).length === 0 ? undefined : rest,
        ...{ entities: read.entities, ties: read.ties, own: meta[OWN] },
        others: meta[OWN] === undefined ? read.whole() : read.wholeOfOthers(),
      })
    }
    if (records > 0 && all.reading.documents.length === 0)
      throw unreadable(file, 'none of its tasks has a text')
  }
  return all.finish()
}

function known(key: string, value: JsonObject | undefined): JsonObject {
  return value === undefined ? {} : { [key]: value }
}
