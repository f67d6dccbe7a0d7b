/** Entries made by hand: the claims of a library as views have them. */
import type { Claim, Relation, RelationKind } from '../../../preload/model.ts'
import type { AppearanceRow } from '../../../preload/rows.ts'
import { entryOf, type Entry, type Tie } from '../../../renderer/web/entries.ts'
import type { Web } from '../../../renderer/web/filter.ts'
import { claim } from '../claims/records.ts'

export const PEOPLE = [
  { id: 'lavrov', name: 'Sergei Lavrov', role: '', names: [] },
  { id: 'kerry', name: 'John Kerry', role: '', names: [] },
]

/** A library in which nobody set a date, and no claims were joined. */
export const WEB: Web = {
  publishedOn: () => '2014-03-06',
  person: (id) => PEOPLE.find((person) => person.id === id),
  claim: () => undefined,
}

export function row(id: string, more: Partial<AppearanceRow> = {}): AppearanceRow {
  return {
    id,
    article: 'article',
    claim: id,
    content: `what ${id} claims`,
    source: '',
    cue: 'said',
    none: false,
    person: null,
    at: 0,
    said: null,
    tags: [],
    note: '',
    state: 'anchored',
    overlaps: false,
    created: '2026-01-01T00:00:00.000Z',
    ...more,
  }
}

export function tie(kind: RelationKind, other: string, more: Partial<Relation> = {}): Tie {
  const created = '2026-01-01T00:00:00.000Z'
  const relation: Relation = {
    id: `${kind}-${other}`,
    home: 'article',
    from: 'x',
    to: other,
    kind,
    note: '',
    author: '',
    created,
    modified: created,
    ...more,
  }
  return { relation, out: relation.to === other, other }
}

export function entry(
  id: string,
  {
    claim: set = {},
    rows = [row(id)],
    ties = [],
  }: { claim?: Partial<Claim>; rows?: readonly AppearanceRow[]; ties?: readonly Tie[] } = {},
): Entry {
  const root = claim(id, set)
  return entryOf(root, [root], rows, ties, WEB)
}
