import { listOf, objectOf, type JsonObject } from '../common/json-values.ts'

const OF_THE_EXPORT = [
  'id',
  'annotator',
  'annotation_id',
  'created_at',
  'updated_at',
  'lead_time',
  'agreement',
  'draft',
]

/**
 * A record of the JSON-MIN export as the task that it was made of: the data and the values of the controls stand side by side
 * there, by the controls' names.
 */
export function taskOfMin(record: JsonObject): JsonObject {
  const data: Record<string, unknown> = {}
  const result: JsonObject[] = []
  for (const [name, value] of Object.entries(record)) {
    if (OF_THE_EXPORT.includes(name)) continue
    const regions = listOf(value).map(objectOf)
    const choices = listOf(objectOf(value)?.['choices'])
    if (
      regions.length > 0 &&
      regions.every((region) => region && ('start' in region || 'startOffset' in region))
    )
      for (const [index, region] of regions.entries())
        result.push({ id: `${name}-${index + 1}`, from_name: name, type: 'labels', value: region })
    else if (choices.length > 0)
      result.push({ id: name, from_name: name, type: 'choices', value: { choices } })
    else if (typeof value === 'string' && /^(label|sentiment|choice|class|category)$/i.test(name))
      result.push({ id: name, from_name: name, type: 'choices', value: { choices: [value] } })
    else data[name] = value
  }
  const { annotator, created_at, updated_at } = record
  return { data, annotations: [{ result, completed_by: annotator, created_at, updated_at }] }
}
