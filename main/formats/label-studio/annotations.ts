import { objectOf, objectsIn, textOf, timeOf, type JsonObject } from '../common/json-values.ts'

export interface FoundAnnotation {
  results: readonly JsonObject[]
  author: string
  created: string | null
  modified: string | null
}

/**
 * A task's annotations, by whom they were made; a model's predictions where nobody has made one. `left` says what was left
 * out, as ends of sentences.
 */
export function annotationsOf(task: JsonObject): { annotations: FoundAnnotation[]; left: string[] } {
  const made = [...objectsIn(task['annotations']), ...objectsIn(task['completions'])]
  const valid = made.filter((each) => each['was_cancelled'] !== true)
  const predictions = objectsIn(task['predictions'])
  const skipped = made.length - valid.length
  return {
    annotations: (valid.length > 0 ? valid : predictions).map((each) => ({
      results: objectsIn(each['result']),
      author: nameOf(each['completed_by'] ?? each['model_version']),
      created: timeOf(each['created_at']),
      modified: timeOf(each['updated_at']) ?? timeOf(each['created_at']),
    })),
    left: [
      ...(skipped > 0 ? [`${skipped} annotations were skipped by who made them and are left out`] : []),
      ...(valid.length > 0 && predictions.length > 0
        ? [`${predictions.length} predictions of a model were left out, since people have annotated it`]
        : []),
    ],
  }
}

export function peopleCount(annotations: readonly FoundAnnotation[]): number {
  return new Set(annotations.map(({ author }) => author)).size
}

/** A person as an export has one: a number, an address, or an object with names. */
function nameOf(value: unknown): string {
  if (typeof value === 'number') return `annotator ${value}`
  if (typeof value === 'string') return value
  const person = objectOf(value)
  if (!person) return ''
  const full = [textOf(person['first_name']), textOf(person['last_name'])].filter(Boolean).join(' ')
  return full || (textOf(person['email']) ?? textOf(person['username']) ?? nameOf(person['id']))
}
