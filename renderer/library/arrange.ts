/** How the library lists its articles: which of them, in which order, under which headings. Pure. */
import type { ArticleRow } from '../../preload/edited.ts'
import type { Arrangement } from '../../preload/contract.ts'
import type { ArticleState, Collection, Tag } from '../../preload/model.ts'
import { TEXTS } from '../../preload/texts.ts'
import { dateInWords } from '../claims/words.ts'

export interface Known {
  readonly collections: readonly Collection[]
  readonly tags: readonly Tag[]
  /** Open points by article. */
  readonly open: ReadonlyMap<string, number>
}

export interface Group {
  readonly key: string
  /** '' where articles are not grouped. */
  readonly label: string
  /** The collection that what is dropped here goes into. */
  readonly collection: string | null
  readonly rows: readonly ArticleRow[]
}

const words = TEXTS.library
const collator = new Intl.Collator(undefined, { numeric: true })
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** How far the work is: what is new and has marks is in work. */
export function stateOf(row: ArticleRow): ArticleState {
  const { claims, highlights, notes } = row.counts
  return row.state === 'new' && claims + highlights + notes > 0 ? 'work' : row.state
}

const byTitle = (a: ArticleRow, b: ArticleRow): number =>
  collator.compare(a.title, b.title) || compare(a.id, b.id)
/** The latest first, what has no date last. */
const latest = (a: string | null, b: string | null): number => compare(b ?? '', a ?? '')

function orderOf(sort: Arrangement['sort'], { open }: Known): (a: ArticleRow, b: ArticleRow) => number {
  const openOf = (row: ArticleRow): number => open.get(row.id) ?? 0
  switch (sort) {
    case 'date':
      return (a, b) => latest(a.publishedOn, b.publishedOn) || byTitle(a, b)
    case 'title':
      return byTitle
    case 'publisher':
      return (a, b) =>
        Number(a.publisher === null) - Number(b.publisher === null) ||
        collator.compare(a.publisher ?? '', b.publisher ?? '') ||
        latest(a.publishedOn, b.publishedOn) ||
        byTitle(a, b)
    case 'added':
      return (a, b) => latest(a.added, b.added) || byTitle(a, b)
    case 'claims':
      return (a, b) => b.counts.claims - a.counts.claims || byTitle(a, b)
    case 'open':
      return (a, b) => openOf(b) - openOf(a) || byTitle(a, b)
  }
}

type Place = Pick<Group, 'key' | 'label' | 'collection'>
const plain = (key: string, label: string): Place => ({ key, label, collection: null })
const STATES: readonly ArticleState[] = ['work', 'new', 'done']

/** The headings under which an article stands; several where it has several tags or collections. */
function placesOf(row: ArticleRow, group: Arrangement['group'], known: Known): Place[] {
  switch (group) {
    case 'none':
      return [plain('', '')]
    case 'publisher':
      return [row.publisher === null ? plain('', words.noPublisher) : plain(row.publisher, row.publisher)]
    case 'date': {
      const month = row.publishedOn?.slice(0, 7) ?? null
      return [month === null ? plain('', words.noDate) : plain(month, dateInWords(month))]
    }
    case 'state':
      return [plain(stateOf(row), words.states[stateOf(row)])]
    case 'tag': {
      const tags = known.tags.filter(({ id }) => row.tags.includes(id))
      return tags.length === 0 ? [plain('', words.untagged)] : tags.map(({ id, path }) => plain(id, path))
    }
    case 'collection': {
      const collections = known.collections.filter(({ id }) => row.collections.includes(id))
      return collections.length === 0
        ? [plain('', words.uncollected)]
        : collections.map(({ id, name }) => ({ key: id, label: name, collection: id }))
    }
  }
}

/** The order of headings: what has none of it comes last. */
function byHeading(group: Arrangement['group']): (a: Group, b: Group) => number {
  return (a, b) => {
    if ((a.key === '') !== (b.key === '')) return a.key === '' ? 1 : -1
    if (group === 'date') return latest(a.key, b.key)
    if (group === 'state')
      return STATES.indexOf(a.key as ArticleState) - STATES.indexOf(b.key as ArticleState)
    return collator.compare(a.label, b.label)
  }
}

/** The articles that hold the words in what is known of them, in groups. */
export function arrange(
  rows: readonly ArticleRow[],
  { sort, group, archived }: Arrangement,
  typed: string,
  known: Known,
): Group[] {
  const wanted = typed.toLocaleLowerCase().split(/\s+/u).filter(Boolean)
  const holds = (row: ArticleRow): boolean => {
    if (wanted.length === 0) return true
    const said = [row.title, row.publisher, row.byline, row.publishedOn].join(' ').toLocaleLowerCase()
    return wanted.every((word) => said.includes(word))
  }
  const groups = new Map<string, Group & { rows: ArticleRow[] }>()
  // A collection that is empty is there all the same: things are put into it.
  if (group === 'collection' && wanted.length === 0)
    for (const { id, name } of known.collections)
      groups.set(id, { key: id, label: name, collection: id, rows: [] })
  const listed = rows.filter((row) => (archived || !row.archived) && holds(row)).sort(orderOf(sort, known))
  for (const row of listed)
    for (const place of placesOf(row, group, known)) {
      const found = groups.get(place.key)
      if (found) found.rows.push(row)
      else groups.set(place.key, { ...place, rows: [row] })
    }
  return [...groups.values()].sort(byHeading(group))
}
