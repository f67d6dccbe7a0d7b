/** Records of the library that a file has without ids: found by what they say. */
import type { Claim, Relation } from '../../../preload/model.ts'
import type { ReadClaim } from '../../formats/reading/reading.ts'
import type { Reading } from '../reading.ts'

const relationKey = ({ kind, from, to }: Relation): string =>
  // What contradicts reads the same from both ends.
  JSON.stringify(kind === 'contradicts' && from > to ? [kind, to, from] : [kind, from, to])

const claimKey = (home: string, { statement, context, author }: Claim | ReadClaim): string =>
  JSON.stringify([home, statement, context, author])

export class Shared {
  readonly #relations = new Map<string, Map<string, Relation>>()
  #unmade: Map<string, Claim[]> | null = null

  constructor(readonly library: Reading) {}

  /** A relation of the library between the same claims that says the same. */
  relation(made: Relation): Relation | null {
    let own = this.#relations.get(made.from)
    if (own === undefined) {
      own = new Map([...this.library.relationsOf(made.from)].map((each) => [relationKey(each), each]))
      this.#relations.set(made.from, own)
    }
    return own.get(relationKey(made)) ?? null
  }

  /** A claim of the library that is at home in that article, is made nowhere, and says the same; each is given once. */
  unmade(home: string, said: ReadClaim): Claim | null {
    this.#unmade ??= this.#allUnmade()
    return this.#unmade.get(claimKey(home, said))?.shift() ?? null
  }

  #allUnmade(): Map<string, Claim[]> {
    const found = new Map<string, Claim[]>()
    for (const claim of this.library.claims()) {
      const [made] = this.library.appearancesOf(claim.id)
      if (made) continue
      const key = claimKey(claim.home, claim)
      const others = found.get(key)
      if (others) others.push(claim)
      else found.set(key, [claim])
    }
    return found
  }
}
