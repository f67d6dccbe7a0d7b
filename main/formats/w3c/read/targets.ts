/** Targets as passages (https://www.w3.org/TR/annotation-model/#selectors). */
import { objectOf, rangeOf, textOf, type JsonObject } from '../../common/json-values.ts'
import type { ReadSpan } from '../../reading/reading.ts'
import { iriOfNode, many, typesOf } from './nodes.ts'

export interface ReadTarget {
  /** The IRI of what is annotated. */
  source: string
  /** Null: all of it. */
  span: ReadSpan | null
  /** Selectors that say nothing of a text. */
  unknown: readonly unknown[]
  /** What the target says of its source, where that is more than its IRI. */
  about: JsonObject | null
}

const NO_WORDS: ReadSpan = { range: null, exact: null }

/** The targets of an annotation, those inside lists and choices among them. */
export function targetsOf(value: unknown): ReadTarget[] {
  const queue = [...many(value)]
  const targets: ReadTarget[] = []
  for (let at = 0; at < queue.length && at < 100_000; at++) {
    const node = objectOf(queue[at])
    const iri = iriOfNode(queue[at])
    if (node && Array.isArray(node['items']) && !('source' in node))
      queue.push(...(node['items'] as unknown[]))
    else if (node && ('source' in node || 'selector' in node)) targets.push(specific(node, iri))
    else if (iri !== null) targets.push({ source: iri, span: null, unknown: [], about: node })
  }
  return targets
}

function specific(node: JsonObject, iri: string | null): ReadTarget {
  const [first] = many(node['source'])
  const source = iriOfNode(first) ?? iri ?? ''
  const about = objectOf(first)
  const selectors = selectorsOf(node['selector'])
  if (selectors.length === 0) return { source, span: null, unknown: [], about }
  const span = spanOf(selectors)
  const unknown = selectors.filter((each) => !isTextual(each))
  return { source, span: span ?? NO_WORDS, unknown, about }
}

/** A list of selectors, those of a choice and those that refine another among them. */
function selectorsOf(value: unknown): JsonObject[] {
  const queue = [...many(value)]
  const found: JsonObject[] = []
  for (let at = 0; at < queue.length && at < 1000; at++) {
    const node = objectOf(queue[at])
    if (node === null) continue
    if (Array.isArray(node['items'])) queue.push(...(node['items'] as unknown[]))
    else found.push(node)
    queue.push(...many(node['refinedBy']))
  }
  return found
}

function isTextual(selector: JsonObject): boolean {
  return typesOf(selector).some((type) => type === 'TextQuoteSelector' || type === 'TextPositionSelector')
}

/** Passages as SpecificResources have them. */
export function spansOf(value: unknown): ReadSpan[] {
  return targetsOf(value).flatMap(({ span }) => (span === null ? [] : [span]))
}

function spanOf(selectors: readonly JsonObject[]): ReadSpan | null {
  const of = (type: string): JsonObject | undefined => selectors.find((each) => typesOf(each).includes(type))
  const [quote, position] = [of('TextQuoteSelector'), of('TextPositionSelector')]
  if (!quote && !position) return null
  const [prefix, suffix] = [textOf(quote?.['prefix']), textOf(quote?.['suffix'])]
  return {
    range: rangeOf(position?.['start'], position?.['end']),
    exact: textOf(quote?.['exact']),
    ...(prefix ? { prefix } : {}),
    ...(suffix ? { suffix } : {}),
  }
}
