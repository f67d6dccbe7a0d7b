/** Readings of several files, each of which speaks of the claims, people and tags that it points to. */
import { rootOf } from '../../../preload/joins.ts'
import { emptyClaim, type Reading } from './reading.ts'

/** A reading that files are added to, with the keys that it has: each file speaks of what it points to. */
export class Gathering {
  readonly #keys = new Set<string>()

  constructor(readonly reading: Reading) {}

  /** Whether a record is met for the first time; what one file has said of it stays. */
  isNew(table: 'claim' | 'person' | 'tag' | 'scale' | 'relation', key: string): boolean {
    const size = this.#keys.size
    return this.#keys.add(`${table} ${key}`).size > size
  }

  /** Makes a claim known of which no file says anything. */
  needClaim(key: string): void {
    if (this.isNew('claim', key))
      this.reading.claims.push({ ...emptyClaim(key), id: /^[\w-]{1,80}$/.test(key) ? key : null })
  }
}

/** Homes as keys of documents, once all are known; as they are read they are ids of articles. */
export function settleHomes({ reading }: Gathering): void {
  const keys = new Map(reading.documents.map(({ id, key }) => [id, key]))
  for (const claim of reading.claims) {
    const key = claim.home === undefined ? undefined : keys.get(claim.home)
    if (key === undefined) delete claim.home
    else claim.home = key
  }
}

/** The claim that stands for another, by their keys. */
export function rootsOf({ reading }: Gathering): (key: string) => string {
  const claims = new Map(reading.claims.map(({ key, joinedTo }) => [key, { id: key, joinedTo }] as const))
  return (key) => {
    const claim = claims.get(key)
    return claim ? rootOf(claim, (other) => claims.get(other)).id : key
  }
}
