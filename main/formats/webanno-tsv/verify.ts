import type { Content } from '../../library.ts'
import type { OutFile, Problem } from '../common/format.ts'
import { fileNamesOf } from '../common/names.ts'
import { viewOf } from '../common/view.ts'
import { isPlaced } from '../common/view.ts'
import { inked } from './layers.ts'

/** A span as the rows have it. */
interface Found {
  label: string
  start: number
  end: number
}

const ROW = /^(\d+-\d+(?:\.\d+)?)\t(\d+)-(\d+)\t/

/**
 * Reads the tables back row by row: each row must hold the words at its place, and each span, put together of its rows, must be
 * there as often as it is marked.
 */
export function verifyWebannoTsv(files: readonly OutFile[], content: Content): Problem[] {
  const names = fileNamesOf(content.articles.map(({ article }) => article))
  const view = viewOf(content)
  return view.articles.flatMap(({ article, annotations }): Problem[] => {
    const file = files.find(({ path }) => path === `${names.get(article.id) ?? ''}.tsv`)
    const problem = (annotation: string | null, what: string): Problem => ({
      article: article.id,
      annotation,
      what,
    })
    if (!file) return [problem(null, 'its file is missing')]
    const table = new TextDecoder().decode(file.bytes).split('\n')
    const wrong = table.find((line) => {
      const [, , start, end] = ROW.exec(line) ?? []
      return start !== undefined && line.split('\t')[2] !== article.text.slice(Number(start), Number(end))
    })
    if (wrong !== undefined)
      return [problem(null, `the row ${wrong.slice(0, 60)} has other words than the text`)]
    const left = new Map<string, number>()
    const keyOf = ({ label, start, end }: Found): string => JSON.stringify([label, start, end])
    for (const found of spansIn(table)) left.set(keyOf(found), (left.get(keyOf(found)) ?? 0) + 1)
    for (const annotation of annotations.filter(isPlaced)) {
      const tags = view.tagsOf(annotation)
      const labelled =
        annotation.kind === 'appearance'
          ? ([
              ['content', annotation.target.spans],
              ['cue', annotation.cue.spans],
              ['source', annotation.source.spans],
            ] as const)
          : (tags.length > 0 ? tags : ['']).map((tag) => [tag, annotation.target.spans] as const)
      for (const [label, spans] of labelled)
        for (const span of spans) {
          const range = inked(span)
          if (!range) continue
          const there = article.text.slice(range.start, range.end)
          if (there !== span.exact.trim())
            return [
              problem(
                annotation.id,
                `position ${range.start} to ${range.end} gives “${there}” where the quote is “${span.exact}”`,
              ),
            ]
          const key = keyOf({ label: plain(label), ...range })
          const count = left.get(key) ?? 0
          if (count === 0) return [problem(annotation.id, `its passage “${span.exact}” is missing`)]
          left.set(key, count - 1)
        }
    }
    return [...left.values()].every((count) => count === 0)
      ? []
      : [problem(null, 'it has a passage that is no annotation’s')]
  })
}

const plain = (label: string): string => label.replace(/\r\n?/g, '\n')

/** The spans of both layers, by the first feature of each. */
function spansIn(table: readonly string[]): Found[] {
  const columns: number[] = []
  let column = 3
  for (const line of table) {
    if (!line.startsWith('#T_SP=')) continue
    columns.push(column)
    column += line.split('|').length - 1
  }
  const spans: Found[] = []
  const numbered = new Map<string, Found>()
  for (const line of table) {
    const [, , start, end] = ROW.exec(line) ?? []
    if (start === undefined) continue
    const cells = line.split('\t')
    for (const at of columns)
      for (const value of split(cells[at] ?? '_')) {
        if (value === '_') continue
        const [, said = '', number] = /^(.*?)(?:(?<!\\)\[(\d+)\])?$/s.exec(value) ?? []
        const known = number === undefined ? undefined : numbered.get(number)
        if (known) {
          known.end = Math.max(known.end, Number(end))
          continue
        }
        const found = { label: said === '*' ? '' : unescaped(said), start: Number(start), end: Number(end) }
        if (number !== undefined) numbered.set(number, found)
        spans.push(found)
      }
  }
  return spans
}

/** At each bar that has no backslash before it. */
const split = (cell: string): string[] => cell.match(/(?:\\.|[^|\\])+/gs) ?? []

const unescaped = (value: string): string =>
  value.replace(/\\(->|.)/gs, (_, sign: string) => (sign === 't' ? '\t' : sign === 'n' ? '\n' : sign))
