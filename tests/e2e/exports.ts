/** Reads exported files back, as other programs would: nothing here knows how they were written. */
import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { expect } from 'playwright/test'

/** The rows of a CSV file by their columns; a strict RFC 4180 parser takes it. Guards against formulas are taken off. */
export async function readCsv(path: string): Promise<Record<string, string>[]> {
  const text = await readFile(path, 'utf8')
  const rows = parse<Record<string, string>>(text, {
    bom: true,
    columns: true,
    record_delimiter: '\r\n',
    relax_column_count: false,
    relax_quotes: false,
  })
  // What a spreadsheet would take for a formula begins with an apostrophe, and what begins with one has two.
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, cell.replace(/^'/, '')])),
  )
}

interface Selector {
  type: string
  exact?: string
  prefix?: string
  suffix?: string
  start?: number
  end?: number
}
export interface Resource {
  type: string
  purpose?: string
  value?: string
  selector?: Selector[]
}
export interface W3cAnnotation {
  id: string
  type: string
  motivation: string
  body?: Resource[]
  target: Resource | Resource[]
}
interface Page {
  items: W3cAnnotation[]
  next?: Page
}
interface Collection {
  type: string
  total: number
  first: Page
}

/** The annotations of a W3C collection, in its order, all pages. */
export async function readW3c(path: string): Promise<W3cAnnotation[]> {
  const collection = JSON.parse(await readFile(path, 'utf8')) as Collection
  expect(collection.type).toBe('AnnotationCollection')
  const items: W3cAnnotation[] = []
  for (let page: Page | undefined = collection.first; page; page = page.next) items.push(...page.items)
  expect(items).toHaveLength(collection.total)
  return items
}

/** Every SpecificResource of an annotation: what it targets, and what its bodies point at. */
export function resourcesOf(value: unknown): Resource[] {
  if (Array.isArray(value)) return value.flatMap(resourcesOf)
  if (typeof value !== 'object' || value === null) return []
  const here = (value as Resource).type === 'SpecificResource' ? [value as Resource] : []
  return [...here, ...Object.values(value).flatMap(resourcesOf)]
}

/** The quotes that resources point at. Each position is read over the text's code points and has to give the quote. */
export function quotesIn(resources: readonly Resource[], text: string): string[] {
  const points = [...text]
  return resources.map(({ selector = [] }) => {
    const quote = selector.find(({ type }) => type === 'TextQuoteSelector')
    const position = selector.find(({ type }) => type === 'TextPositionSelector')
    const exact = points.slice(position?.start, position?.end).join('')
    expect(exact).toBe(quote?.exact)
    const before = points.slice(0, position?.start).join('')
    expect(before.endsWith(quote?.prefix ?? '')).toBe(true)
    expect(
      points
        .slice(position?.end)
        .join('')
        .startsWith(quote?.suffix ?? ''),
    ).toBe(true)
    return exact
  })
}

/** What an annotation's bodies say for one purpose. */
export function bodies(annotation: W3cAnnotation, purpose: string): (string | undefined)[] {
  return (annotation.body ?? []).filter((each) => each.purpose === purpose).map((each) => each.value)
}
