import { rootOf } from '../../preload/joins.ts'
import type { ClaimWeb } from '../../preload/contract.ts'
import type { Edited } from '../../preload/edited.ts'
import type { Claim, Relation } from '../../preload/model.ts'
import { rowOf, type AppearanceRow } from '../../preload/rows.ts'
import { request } from '../bridge.ts'
import type { LibraryState } from '../state/library.svelte.ts'
import { entryOf, type Entry, type Known, type Tie } from './entries.ts'

/**
 * The claims of the whole library, kept up to date by each edit's changes. An edit makes those entries anew that it
 * touches, so that it costs what it changes and not what the library holds.
 */
export class WebState implements Known {
  /** Whether the claims are there yet. */
  loaded = $state(false)
  /** Entries by the id of the claim that stands for each. */
  entries = $state.raw<ReadonlyMap<string, Entry>>(new Map())
  readonly all = $derived([...this.entries.values()])
  readonly #claims = new Map<string, Claim>()
  readonly #rows = new Map<string, AppearanceRow>()
  readonly #relations = new Map<string, Relation>()
  readonly #rowsOf = new Map<string, Set<string>>()
  readonly #joinedTo = new Map<string, Set<string>>()
  readonly #relationsOf = new Map<string, Set<string>>()
  #loading: Promise<void> | null = null
  #waiting: Edited[] = []

  constructor(readonly library: LibraryState) {}

  /** Asks main for all of it, once. */
  load(): Promise<void> {
    this.#loading ??= request('claims:all').then((web) => this.#take(web))
    return this.#loading
  }

  publishedOn = (article: string): string | null => this.library.articleById.get(article)?.publishedOn ?? null
  person = (id: string) => this.library.personById.get(id)

  /** The entry that a claim's record belongs to. */
  entryOf(claim: string): Entry | undefined {
    // Read first: who asks before the claims are there is told when they come.
    const { entries } = this
    const record = this.#claims.get(claim)
    return record && entries.get(this.#rootOf(record).id)
  }
  /** A claim's own record. */
  claim(id: string): Claim | undefined {
    void this.entries
    return this.#claims.get(id)
  }
  relation(id: string): Relation | undefined {
    void this.entries
    return this.#relations.get(id)
  }
  appearance(id: string): AppearanceRow | undefined {
    void this.entries
    return this.#rows.get(id)
  }

  apply(edited: Edited): void {
    if (!this.loaded) {
      if (this.#loading) this.#waiting.push(edited)
      return
    }
    const touched = new Set<string>()
    const people = edited.changes.some(({ table }) => table === 'person')
    for (const change of edited.changes) {
      if (change.table === 'claim') this.#setClaim(change.id, change.after, touched)
      else if (change.table === 'relation') this.#setRelation(change.id, change.after, touched)
      else if (change.table === 'annotation')
        this.#setRow(change.id, change.after?.kind === 'appearance' ? rowOf(change.after) : null, touched)
    }
    if (people) for (const id of this.#claims.keys()) touched.add(id)
    if (touched.size > 0) this.#remake(touched)
  }

  #take({ claims, appearances, relations }: ClaimWeb): void {
    const touched = new Set<string>()
    for (const claim of claims) this.#setClaim(claim.id, claim, touched)
    for (const row of appearances) this.#setRow(row.id, row, touched)
    for (const relation of relations) this.#setRelation(relation.id, relation, touched)
    this.#remake(touched)
    this.loaded = true
    // What was done while main answered may be in the answer or not: set twice it is set once.
    for (const edited of this.#waiting.splice(0)) this.apply(edited)
  }

  #rootOf(claim: Claim): Claim {
    return rootOf(claim, (id) => this.#claims.get(id))
  }

  #setClaim(id: string, after: Claim | null, touched: Set<string>): void {
    const before = this.#claims.get(id)
    // The entry it was part of until now, and those that stood behind it.
    if (before) for (const member of this.#membersOf(this.#rootOf(before))) touched.add(member.id)
    move(this.#joinedTo, before?.joinedTo, after?.joinedTo, id)
    if (after === null) this.#claims.delete(id)
    else this.#claims.set(id, after)
    touched.add(id)
  }

  #setRow(id: string, after: AppearanceRow | null, touched: Set<string>): void {
    const before = this.#rows.get(id)
    move(this.#rowsOf, before?.claim, after?.claim, id)
    if (after === null) this.#rows.delete(id)
    else this.#rows.set(id, after)
    for (const row of [before, after]) if (row) touched.add(row.claim)
  }

  #setRelation(id: string, after: Relation | null, touched: Set<string>): void {
    const before = this.#relations.get(id)
    for (const end of ['from', 'to'] as const) move(this.#relationsOf, before?.[end], after?.[end], id)
    if (after === null) this.#relations.delete(id)
    else this.#relations.set(id, after)
    for (const relation of [before, after])
      if (relation) for (const end of [relation.from, relation.to]) touched.add(end)
  }

  #membersOf(root: Claim): Claim[] {
    const members = new Map([[root.id, root]])
    for (const member of members.values())
      for (const id of this.#joinedTo.get(member.id) ?? []) {
        const joined = this.#claims.get(id)
        if (joined) members.set(id, joined)
      }
    return [...members.values()]
  }

  #remake(touched: ReadonlySet<string>): void {
    const entries = new Map(this.entries)
    const roots = new Map<string, Claim>()
    const addRoot = (id: string): void => {
      const claim = this.#claims.get(id)
      const root = claim && this.#rootOf(claim)
      if (root) roots.set(root.id, root)
      // What is no claim any more, or is joined to another, stands for nothing.
      if (root?.id !== id) entries.delete(id)
    }
    for (const id of touched) {
      addRoot(id)
      // Whoever is related to it says so by the id of the entry at the other end.
      for (const relation of this.#relationsOf.get(id) ?? []) {
        const found = this.#relations.get(relation)
        if (found) addRoot(found.from === id ? found.to : found.from)
      }
    }
    for (const root of roots.values()) entries.set(root.id, this.#entry(root))
    this.entries = entries
  }

  #entry(root: Claim): Entry {
    const members = this.#membersOf(root)
    const own = new Set(members.map(({ id }) => id))
    const rows: AppearanceRow[] = []
    const ties: Tie[] = []
    for (const { id } of members) {
      for (const row of this.#rowsOf.get(id) ?? []) {
        const found = this.#rows.get(row)
        if (found) rows.push(found)
      }
      for (const key of this.#relationsOf.get(id) ?? []) {
        const relation = this.#relations.get(key)
        const far = relation && this.#claims.get(relation.from === id ? relation.to : relation.from)
        // What is joined now says nothing about itself; parted again, the relation is there again.
        if (!relation || !far || own.has(far.id)) continue
        ties.push({ relation, out: relation.from === id, other: this.#rootOf(far).id })
      }
    }
    ties.sort((a, b) => (a.relation.created < b.relation.created ? -1 : 1))
    return entryOf(root, members, rows, ties, this)
  }
}

function move(
  groups: Map<string, Set<string>>,
  before: string | null | undefined,
  after: string | null | undefined,
  id: string,
): void {
  if (before && before !== after) {
    const set = groups.get(before)
    set?.delete(id)
    if (set?.size === 0) groups.delete(before)
  }
  if (!after) return
  const set = groups.get(after)
  if (set) set.add(id)
  else groups.set(after, new Set([id]))
}
