import { unzipSync } from 'fflate'
import type { Annotation, Span } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import { passagesProblem } from '../common/check.ts'
import type { Problem } from '../common/format.ts'
import { isPlaced } from '../common/view.ts'
import { sha256Of } from './write.ts'

/**
 * Unpacks an archive and reads it with JSON.parse alone. Every listed file must have its hash, every record of the content
 * must be there once, and every position must give its quote in the text that is in the archive.
 */
export function verifyArchive(bytes: Uint8Array, content: Content): Problem[] {
  const files = unzipSync(bytes)
  const parsed = (path: string): unknown => {
    const found = files[path]
    return found && JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(found))
  }
  const listed = listOf(parsed('manifest.json'), 'files')
  if (listed.length !== Object.keys(files).length - 2)
    return [fileProblem(`it lists ${listed.length} files and holds others`)]
  for (const entry of listed) {
    const { path, sha256 } = entry as { path: string; sha256: string }
    const found = files[path]
    if (!found || sha256Of(found) !== sha256) return [fileProblem(`${path} in it is damaged`)]
  }
  const library = parsed('library.json')
  for (const table of ['people', 'tags', 'scales'] as const)
    if (!same(listOf(library, table), content[table]))
      return [fileProblem(`its ${table} are not those of the library`)]
  if (
    !same(
      listOf(library, 'articles'),
      content.articles.map(({ article }) => article.id),
    )
  )
    return [fileProblem('its articles are not those of the library')]

  return content.articles.flatMap(({ article, annotations, claims, relations }): Problem[] => {
    const folder = `articles/${article.id}`
    const text = String((parsed(`${folder}/article.json`) as { text?: unknown } | undefined)?.text)
    const records = parsed(`${folder}/annotations.json`)
    const read = new Map(
      listOf(records, 'annotations').map((each) => [(each as Annotation).id, each as Annotation]),
    )
    if (listOf(records, 'annotations').length !== annotations.length || read.size !== annotations.length)
      return [
        {
          article: article.id,
          annotation: null,
          what: `it has ${read.size} annotations where there are ${annotations.length}`,
        },
      ]
    if (!same(listOf(records, 'claims'), claims) || !same(listOf(records, 'relations'), relations))
      return [
        {
          article: article.id,
          annotation: null,
          what: 'its claims and relations are not those of the library',
        },
      ]
    return annotations.flatMap((annotation) => {
      const found = read.get(annotation.id)
      const what = found === undefined ? 'it is missing' : annotationProblem(found, annotation, text)
      return what === null ? [] : [{ article: article.id, annotation: annotation.id, what }]
    })
  })
}

function annotationProblem(read: Annotation, annotation: Annotation, text: string): string | null {
  const check = (found: readonly Span[], spans: readonly Span[]): string | null =>
    passagesProblem(
      found.map(({ start, end, exact }) => ({ exact, range: { start, end } })),
      spans,
      isPlaced(annotation),
      (start, end) => text.slice(start, end),
    )
  const wrong = check(read.target.spans, annotation.target.spans)
  if (wrong !== null || annotation.kind !== 'appearance' || read.kind !== 'appearance')
    return wrong ?? (same(read, annotation) ? null : 'it does not say what the library says')
  return (
    check(read.source.spans, annotation.source.spans) ??
    check(read.cue.spans, annotation.cue.spans) ??
    (same(read, annotation) ? null : 'it does not say what the library says')
  )
}

/** Equal as JSON, which is what both are. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function listOf(node: unknown, key: string): readonly unknown[] {
  const list = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined
  return Array.isArray(list) ? list : []
}

function fileProblem(what: string): Problem {
  return { article: null, annotation: null, what }
}
