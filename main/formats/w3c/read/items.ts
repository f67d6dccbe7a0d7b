/** The annotations of a file, whatever they are packed in. */
import type { ReadProblem } from '../../../../preload/interchange.ts'
import { objectOf, type JsonObject } from '../../common/json-values.ts'
import { many, typesOf } from './nodes.ts'

/** Annotations of a collection and its pages, a page, a graph, a list, or alone; in order, each once. */
export function itemsIn(root: unknown, file: string, problems: ReadProblem[]): JsonObject[] {
  const items: JsonObject[] = []
  const seen = new Set<object>()
  const queue: unknown[] = [root]
  let elsewhere = 0
  // A list and no recursion: pages are nested one in the other, as many as a file likes.
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at]
    if (Array.isArray(node)) {
      queue.push(...(node as unknown[]).slice(0, 1_000_000))
      continue
    }
    const object = objectOf(node)
    if (object === null) {
      if (typeof node === 'string' && at > 0) elsewhere++
      continue
    }
    if (seen.has(object)) continue
    seen.add(object)
    if (isAnnotation(object)) items.push(object)
    else
      for (const key of ['@graph', 'first', 'items', 'next', 'resources', 'annotations', 'rows'])
        if (key in object && !(key === 'next' && typeof object[key] === 'string' && isNested(object)))
          queue.push(object[key])
  }
  if (elsewhere > 0)
    problems.push({
      file,
      what: 'Some of its pages are on the web and not in the file: what they hold is left out.',
    })
  return items
}

function isAnnotation(node: JsonObject): boolean {
  if (typesOf(node).includes('Annotation')) return true
  return 'target' in node && ('body' in node || 'bodyValue' in node || 'motivation' in node)
}

/** Whether a page names the one after it by an address that a list of pages has anyway. */
function isNested(page: JsonObject): boolean {
  return many(page['items']).length === 0
}
