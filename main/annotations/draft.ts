import type { Change } from '../../preload/edited.ts'
import {
  Records,
  type Annotation,
  type Appearance,
  type ArticleMeta,
  type Claim,
  type Collection,
  type Person,
  type Relation,
  type SavedFilter,
  type Table,
  type Tag,
} from '../../preload/model.ts'
import { PostilError } from '../errors.ts'
import { Overlay } from './overlay.ts'
import type { Reading, Stamp } from './reading.ts'

/** What an action comes to: whole records before and after, what it is called, and where it happened. */
export interface Edit {
  label: string
  changes: Change[]
  where: { article: string; annotation: string | null } | null
}

type AnyRecord = Records[Table]
type AnyChange = { table: Table; id: string; before: AnyRecord | null; after: AnyRecord | null }

function sameBut(modified: string, a: AnyRecord, b: AnyRecord): boolean {
  const bare = (record: AnyRecord): string =>
    JSON.stringify('modified' in record ? { ...record, modified } : record)
  return bare(a) === bare(b)
}

/**
 * Collects the changes of one edit. A record that comes out as it was, but for the time it was modified, is not a
 * change; what is put has been parsed, so it can be read again and its keys are in the schema's order.
 */
export class Draft {
  readonly #changes = new Map<string, AnyChange>()
  readonly #joined = new Overlay()
  readonly #appearances = new Overlay()
  readonly #relations = new Overlay()

  constructor(
    readonly reading: Reading,
    readonly stamp: Stamp,
  ) {}

  /** The annotation as this edit has it so far. Throws not-found. */
  annotation(article: string, id: string): Annotation {
    const found = this.#current('annotation', id, this.reading.annotation(article, id)) as Annotation | null
    if (found === null) throw new PostilError('not-found', 'That annotation is not there any more.')
    return found
  }

  appearance(article: string, id: string): Appearance {
    const found = this.annotation(article, id)
    if (found.kind !== 'appearance') throw new PostilError('bad-request', 'That annotation is not a claim.')
    return found
  }

  /** An appearance of any article. */
  anyAppearance(id: string): Appearance {
    const found = this.#current('annotation', id, this.reading.appearance(id)) as Annotation | null
    if (found?.kind !== 'appearance')
      throw new PostilError('not-found', 'That passage is not there any more.')
    return found
  }

  claim(id: string): Claim {
    const found = this.claimOrNull(id)
    if (found === null) throw new PostilError('not-found', 'That claim is not there any more.')
    return found
  }
  claimOrNull(id: string): Claim | null {
    return this.#current('claim', id, this.reading.claim(id)) as Claim | null
  }

  relation(id: string): Relation {
    const found = this.#current('relation', id, this.reading.relation(id)) as Relation | null
    if (found === null) throw new PostilError('not-found', 'That relation is not there any more.')
    return found
  }

  /** What the library says of an article. Throws not-found. */
  article(id: string): ArticleMeta {
    const found = this.#current('article', id, this.reading.article(id)) as ArticleMeta | null
    if (found === null) throw new PostilError('not-found', 'That article is not in the library any more.')
    return found
  }
  articles(): ArticleMeta[] {
    return this.#all('article', this.reading.articles())
  }
  collections(): Collection[] {
    return this.#all('collection', this.reading.collections())
  }

  // What follows is the library with this edit so far.

  /** Relations from and to a claim's own record. */
  relationsOf(claim: string): Relation[] {
    return this.#relations
      .of(claim, this.reading.relationsOf(claim))
      .map((id) => this.#current('relation', id, this.reading.relation(id)) as Relation | null)
      .filter((relation) => relation !== null)
      .filter(({ from, to }) => from === claim || to === claim)
  }
  /** Claims whose `joinedTo` is this one. */
  joinedTo(claim: string): Claim[] {
    return this.#joined
      .of(claim, this.reading.joinedTo(claim))
      .map((id) => this.claimOrNull(id))
      .filter((joined) => joined !== null)
      .filter((joined) => joined.joinedTo === claim)
  }
  /** Appearances of a claim's own record. */
  appearancesOf(claim: string): Appearance[] {
    return this.#appearances
      .of(claim, this.reading.appearancesOf(claim))
      .map((id) => this.#current('annotation', id, this.reading.appearance(id)) as Appearance | null)
      .filter((appearance) => appearance !== null)
      .filter((appearance) => appearance.claim === claim)
  }
  people(): Person[] {
    return this.#all('person', this.reading.people())
  }
  tags(): Tag[] {
    return this.#all('tag', this.reading.tags())
  }
  filters(): SavedFilter[] {
    return this.#all('filter', this.reading.filters())
  }

  /** Makes or changes a record; `before` is what the library has now. */
  put<T extends Table>(table: T, before: Records[T] | null, record: Records[T]): void {
    const stamped = before !== null && 'modified' in record ? { ...record, modified: this.stamp.now } : record
    this.adopt(table, before, stamped)
  }

  /** As `put`, for a record that was modified elsewhere and says when. */
  adopt<T extends Table>(table: T, before: Records[T] | null, record: Records[T]): void {
    const after = Records[table].parse(record) as AnyRecord
    const key = `${table} ${record.id}`
    const earlier = this.#changes.get(key)
    const first = earlier ? earlier.before : before
    if (first !== null && sameBut('', first, after)) this.#changes.delete(key)
    else this.#changes.set(key, { table, id: record.id, before: first, after })
    this.#note(table, after)
  }

  remove<T extends Table>(table: T, record: Records[T]): void {
    const key = `${table} ${record.id}`
    const earlier = this.#changes.get(key)
    // Undo brings back what the library has, and not what this edit made of it on the way.
    const before = earlier ? earlier.before : record
    if (before === null) this.#changes.delete(key)
    else this.#changes.set(key, { table, id: record.id, before, after: null })
  }

  finish(label: string, where: Edit['where']): Edit {
    return { label, changes: [...this.#changes.values()] as Change[], where }
  }

  #note(table: Table, record: AnyRecord): void {
    if (table === 'claim') this.#joined.note((record as Claim).joinedTo, record.id)
    if (table === 'annotation' && 'claim' in record) this.#appearances.note(record.claim, record.id)
    if (table !== 'relation') return
    this.#relations.note((record as Relation).from, record.id)
    this.#relations.note((record as Relation).to, record.id)
  }

  #all<T extends Table>(table: T, stored: Iterable<Records[T]>): Records[T][] {
    const all = new Map<string, AnyRecord>([...stored].map((record) => [record.id, record]))
    for (const { table: of, id, after } of this.#changes.values())
      if (of === table && after === null) all.delete(id)
      else if (of === table && after !== null) all.set(id, after)
    return [...all.values()] as Records[T][]
  }

  #current(table: Table, id: string, stored: AnyRecord | null): AnyRecord | null {
    const change = this.#changes.get(`${table} ${id}`)
    return change ? change.after : stored
  }
}
