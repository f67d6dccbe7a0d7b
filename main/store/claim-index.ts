import type { Change } from '../../preload/edited.ts'
import type { Annotation, Appearance, Claim, Relation } from '../../preload/model.ts'

type Tables = { annotation: Iterable<Annotation>; claim: Iterable<Claim>; relation: Iterable<Relation> }

/** The article whose file a record is kept in. */
const articleOf = (record: Annotation | Claim | Relation): string =>
  'article' in record ? record.article : record.home

/** A map from ids to sets of records, without empty sets. */
class Groups<R> {
  readonly #sets = new Map<string, Set<R>>()

  add(key: string, record: R): void {
    const set = this.#sets.get(key)
    if (set) set.add(record)
    else this.#sets.set(key, new Set([record]))
  }
  remove(key: string, record: R): void {
    const set = this.#sets.get(key)
    set?.delete(record)
    if (set?.size === 0) this.#sets.delete(key)
  }
  of(key: string): ReadonlySet<R> {
    return this.#sets.get(key) ?? new Set()
  }
}

/**
 * The claims, appearances and relations of the whole library, whatever articles are loaded: what edits that reach over
 * articles, and views over the library, are worked out from.
 */
export class ClaimIndex {
  readonly claims = new Map<string, Claim>()
  readonly appearances = new Map<string, Appearance>()
  readonly relations = new Map<string, Relation>()
  readonly #appearancesByClaim = new Groups<Appearance>()
  readonly #joined = new Groups<Claim>()
  readonly #relationsByClaim = new Groups<Relation>()
  readonly #byArticle = new Map<string, Set<string>>()

  /** Takes an article's records, in the place of those it had. */
  set(article: string, tables: Tables): void {
    for (const id of this.#byArticle.get(article) ?? []) {
      this.#setClaim(id, null)
      this.#setAppearance(id, null)
      this.#setRelation(id, null)
    }
    const ids = new Set<string>()
    for (const record of tables.claim) this.#setClaim(record.id, record)
    for (const record of tables.relation) this.#setRelation(record.id, record)
    for (const record of tables.annotation)
      if (record.kind === 'appearance') this.#setAppearance(record.id, record)
    for (const table of [tables.claim, tables.relation, tables.annotation])
      for (const { id } of table) ids.add(id)
    this.#byArticle.set(article, ids)
  }

  update(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.table !== 'claim' && change.table !== 'relation' && change.table !== 'annotation') continue
      const { id, before, after } = change
      if (change.table === 'claim') this.#setClaim(id, change.after)
      else if (change.table === 'relation') this.#setRelation(id, change.after)
      else this.#setAppearance(id, change.after?.kind === 'appearance' ? change.after : null)
      // A relation that is turned round moves to another article.
      if (before) this.#byArticle.get(articleOf(before))?.delete(id)
      if (!after) continue
      const ids = this.#byArticle.get(articleOf(after))
      if (ids) ids.add(id)
      else this.#byArticle.set(articleOf(after), new Set([id]))
    }
  }

  /** Whether claims, appearances or relations are kept with an article. */
  has(article: string): boolean {
    return (this.#byArticle.get(article)?.size ?? 0) > 0
  }

  appearancesOf(claim: string): ReadonlySet<Appearance> {
    return this.#appearancesByClaim.of(claim)
  }
  /** The claims that are joined to this one, and not to one of those. */
  joinedTo(claim: string): ReadonlySet<Claim> {
    return this.#joined.of(claim)
  }
  /** Relations from and to a claim's own record. */
  relationsOf(claim: string): ReadonlySet<Relation> {
    return this.#relationsByClaim.of(claim)
  }

  #setClaim(id: string, after: Claim | null): void {
    const before = this.claims.get(id)
    if (before?.joinedTo) this.#joined.remove(before.joinedTo, before)
    if (after === null) this.claims.delete(id)
    else this.claims.set(id, after)
    if (after?.joinedTo) this.#joined.add(after.joinedTo, after)
  }

  #setAppearance(id: string, after: Appearance | null): void {
    const before = this.appearances.get(id)
    if (before) this.#appearancesByClaim.remove(before.claim, before)
    if (after === null) this.appearances.delete(id)
    else this.appearances.set(id, after)
    if (after) this.#appearancesByClaim.add(after.claim, after)
  }

  #setRelation(id: string, after: Relation | null): void {
    const before = this.relations.get(id)
    if (before) for (const end of [before.from, before.to]) this.#relationsByClaim.remove(end, before)
    if (after === null) this.relations.delete(id)
    else this.relations.set(id, after)
    if (after) for (const end of [after.from, after.to]) this.#relationsByClaim.add(end, after)
  }
}
