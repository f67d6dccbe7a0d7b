import type { Content } from '../../library.ts'
import type { OutFile, Problem } from '../common/format.ts'
import { listOf, objectOf, objectsIn } from '../common/json-values.ts'
import { OWN } from '../common/own.ts'
import { articleProblems } from '../standoff/verify.ts'

/** Reads the tasks back with JSON.parse: each region gives its words, and relations lead from region to region. */
export function verifyLabelStudio(files: readonly OutFile[], { articles }: Content): Problem[] {
  const bytes = files.find(({ path }) => path === '')?.bytes
  const problem = (what: string, article: string | null = null): Problem => ({
    article,
    annotation: null,
    what,
  })
  if (!bytes) return [problem('it has no tasks')]
  const tasks = listOf(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  if (tasks.length !== articles.length)
    return [problem(`it has ${tasks.length} tasks for ${articles.length} articles`)]
  return articles.flatMap((each, index) => {
    const task = objectOf(tasks[index])
    const results = objectsIn(task?.['annotations']).flatMap(({ result }) => objectsIn(result))
    const regions = results.filter(({ type }) => type === 'labels')
    const ids = new Set(regions.map(({ id }) => id))
    if (ids.size < regions.length) return [problem('two regions have the same id', each.article.id)]
    if (
      results.some(({ type, from_id, to_id }) => type === 'relation' && !(ids.has(from_id) && ids.has(to_id)))
    )
      return [problem('a relation leads to no region', each.article.id)]
    const entities = regions.flatMap(({ value }) => {
      const { start, end, text, labels } = objectOf(value) ?? {}
      const place = { start: Number(start), end: Number(end), exact: String(text) }
      return listOf(labels).map((label) => ({ ...place, label: String(label) }))
    })
    const file = { text: objectOf(task?.['data'])?.['text'], entities, own: objectOf(task?.['meta'])?.[OWN] }
    return articleProblems(each, file, (start, end) => each.article.text.slice(start, end))
  })
}
