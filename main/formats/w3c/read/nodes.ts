/** JSON-LD nodes as they are met: compacted with the W3C's context, some keys in their longer form. */
import { objectOf, textOf, type JsonObject } from '../../common/json-values.ts'

/** One value, or several: a list either way. */
export function many(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

/** The IRI of a node, or of what only names one. */
export function iriOfNode(value: unknown): string | null {
  const node = objectOf(value)
  return textOf(value) ?? textOf(node?.['id']) ?? textOf(node?.['@id'])
}

export function typesOf(node: JsonObject): readonly string[] {
  return many(node['type'] ?? node['@type'])
    .map(textOf)
    .filter((type) => type !== null)
    .map((type) => type.replace(/^oa:/, ''))
}

/** The first string among the values of a key: language maps and value objects have one too. */
export function wordsOf(value: unknown): string | null {
  for (const each of many(value)) {
    const node = objectOf(each)
    const words =
      textOf(each) ?? textOf(node?.['value']) ?? textOf(node?.['@value']) ?? textOf(node?.['chars'])
    if (words !== null) return words
  }
  return null
}
