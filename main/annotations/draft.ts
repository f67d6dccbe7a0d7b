import type { Change } from '../../preload/contract.ts'
import {
  Records,
  type Annotation,
  type Appearance,
  type Claim,
  type Relation,
  type Table,
} from '../../preload/model.ts'
import { PostilError } from '../errors.ts'
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
  /** Relations from and to a claim's own record, as this edit has them so far. */
  relationsOf(claim: string): Relation[] {
    const now = new Map([...this.reading.relationsOf(claim)].map((relation) => [relation.id, relation]))
    for (const { table, id, after } of this.#changes.values())
      if (table === 'relation' && after !== null) now.set(id, after as Relation)
      else if (table === 'relation') now.delete(id)
    return [...now.values()].filter(({ from, to }) => from === claim || to === claim)
  }

  /** Makes or changes a record; `before` is what the library has now. */
  put<T extends Table>(table: T, before: Records[T] | null, record: Records[T]): void {
    const stamped = before !== null && 'modified' in record ? { ...record, modified: this.stamp.now } : record
    const after = Records[table].parse(stamped) as AnyRecord
    const key = `${table} ${record.id}`
    const earlier = this.#changes.get(key)
    const first = earlier ? earlier.before : before
    if (first !== null && sameBut('', first, after)) this.#changes.delete(key)
    else this.#changes.set(key, { table, id: record.id, before: first, after })
  }

  remove<T extends Table>(table: T, record: Records[T]): void {
    this.#changes.set(`${table} ${record.id}`, { table, id: record.id, before: record, after: null })
  }

  finish(label: string, where: Edit['where']): Edit {
    return { label, changes: [...this.#changes.values()] as Change[], where }
  }

  #current(table: Table, id: string, stored: AnyRecord | null): AnyRecord | null {
    const change = this.#changes.get(`${table} ${id}`)
    return change ? change.after : stored
  }
}
