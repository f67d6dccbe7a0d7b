/** Checks a file of entities by what it says, against the articles that it was made of. */
import type { Annotation, Article, Span } from '../../../preload/model.ts'
import { passagesProblem } from '../common/check.ts'
import type { Problem } from '../common/format.ts'
import { listOf, objectOf } from '../common/json-values.ts'
import { isPlaced } from '../common/view.ts'
import { ROLES } from './marks.ts'

/** A labelled range as the file has it, in its own unit; with its words, where it says them. */
export interface FoundEntity {
  label: string
  start: number
  end: number
  exact?: string
}

/**
 * What is wrong with one article: each annotation must be in the own data once, each of its places among the entities, with
 * no entity left, and each place in the text must give the quote. `at` is the file's text in the format's unit.
 */
export function articleProblems(
  { article, annotations }: { article: Article; annotations: readonly Annotation[] },
  file: { text: unknown; entities: readonly FoundEntity[]; own: unknown },
  at: (start: number, end: number) => string,
): Problem[] {
  const problem = (annotation: string | null, what: string): Problem => ({
    article: article.id,
    annotation,
    what,
  })
  if (file.text !== article.text) return [problem(null, 'its text is not the article’s')]
  const records = listOf(objectOf(file.own)?.['annotations']).map(objectOf)
  const byId = new Map(records.map((record) => [record?.['id'], record]))
  if (records.length !== annotations.length || byId.size !== records.length)
    return [problem(null, `it has ${byId.size} annotations where there are ${annotations.length}`)]

  const left = new Map<string, number>()
  for (const { label, start, end } of file.entities) {
    const key = JSON.stringify([label, start, end])
    left.set(key, (left.get(key) ?? 0) + 1)
  }
  const problems: Problem[] = []
  for (const annotation of annotations) {
    const record = byId.get(annotation.id)
    const what = record ? annotationProblem(record, annotation, at, left) : 'it is missing'
    if (what !== null) problems.push(problem(annotation.id, what))
  }
  if (problems.length > 0) return problems
  for (const { start, end, exact } of file.entities)
    if (exact !== undefined && at(start, end) !== exact)
      return [
        problem(null, `position ${start} to ${end} gives “${at(start, end)}” where the file says “${exact}”`),
      ]
  const more = [...left].filter(([, count]) => count > 0)
  if (more.length > 0) problems.push(problem(null, `it has more than was marked: ${more[0]?.[0]}`))
  return problems
}

function annotationProblem(
  record: Readonly<Record<string, unknown>>,
  annotation: Annotation,
  at: (start: number, end: number) => string,
  left: Map<string, number>,
): string | null {
  const wanted: [string, readonly Span[]][] = [['content', annotation.target.spans]]
  if (annotation.kind === 'appearance')
    wanted.push(['source', annotation.source.spans], ['cue', annotation.cue.spans])
  if (!isPlaced(annotation)) {
    const stood = objectOf(record['stood'])
    for (const [role, spans] of wanted) {
      const read = listOf(stood?.[role]).map((span) => ({
        exact: String(objectOf(span)?.['exact']),
        range: null,
      }))
      const wrong = passagesProblem(read, spans, false, at)
      if (wrong !== null) return wrong
    }
    return null
  }
  const marks = listOf(record['marks']).flatMap((mark) => {
    const object = objectOf(mark)
    return object ? [object] : []
  })
  for (const [role, spans] of wanted) {
    const own = marks.filter((mark) => (mark['role'] ?? 'content') === role)
    if (spans.length > 0 && own.length === 0) return `it has no ${role}`
    for (const mark of own) {
      const ranges = listOf(mark['at']).map((range) => ({
        start: Number(listOf(range)[0]),
        end: Number(listOf(range)[1]),
      }))
      const wrong = passagesProblem(
        ranges.map((range) => ({ exact: at(range.start, range.end), range })),
        spans,
        true,
        at,
      )
      if (wrong !== null) return wrong
      if (role !== 'content' && mark['label'] !== ROLES[role as 'source' | 'cue'])
        return `its ${role} has another label`
      for (const { start, end } of ranges) {
        const key = JSON.stringify([mark['label'], start, end])
        const count = left.get(key) ?? 0
        if (count === 0) return `its passage “${at(start, end)}” is missing among the entities`
        left.set(key, count - 1)
      }
    }
  }
  return null
}

/** A text by code points: an array of characters, and not the arithmetic that wrote the positions. */
export function byCodePoints(text: string): (start: number, end: number) => string {
  let characters: string[] | null = null
  return (start, end) => (characters ??= Array.from(text)).slice(start, end).join('')
}
