import { emptyClaim, type ReadAppearance, type Reading } from '../reading/reading.ts'
import { TIES } from './entities.ts'
import { kindOf, type Link } from './groups.ts'

/** The claims of a reading and what ties between passages say of them. */
export interface ClaimWeb {
  /** Adds what a link says of two claims to the reading; false where it says nothing of claims. */
  relate(key: string, link: Link): boolean
}

export function claimWeb(reading: Reading): ClaimWeb {
  const said = new Set<string>()
  const joined = new Map<string, string | null>()
  let [claims, relations] = [0, 0]
  const rootOf = (key: string): string => {
    const seen = new Set<string>()
    let at = key
    for (let next = joined.get(at); next && !seen.has(at); next = joined.get(at)) {
      seen.add(at)
      at = next
    }
    return at
  }
  const nameOf = (from: string, to: string, kind: string): string =>
    JSON.stringify([rootOf(from), rootOf(to), kind])
  const catchUp = (): void => {
    for (; claims < reading.claims.length; claims++) {
      const claim = reading.claims[claims]
      if (claim) joined.set(claim.key, claim.joinedTo)
    }
    for (; relations < reading.relations.length; relations++) {
      const relation = reading.relations[relations]
      if (relation) said.add(nameOf(relation.from, relation.to, relation.kind))
    }
  }
  const claimOf = (key: string, appearance: ReadAppearance): string => {
    if (appearance.claim === null) {
      appearance.claim = `${key}#claim-${reading.claims.length + 1}`
      reading.claims.push(emptyClaim(appearance.claim))
    }
    return appearance.claim
  }
  return {
    relate(key, { from, to, type }) {
      const [here, there] = [from, to].map(({ role, annotation }) =>
        role === 'content' ? annotation?.appearance : undefined,
      )
      if (!here || !there) return false
      catchUp()
      if (type === TIES.same) {
        if (there.claim === null) there.claim = claimOf(key, here)
        else here.claim ??= there.claim
        return true
      }
      const kind = kindOf(type)
      if (kind === null) return false
      const ends = { from: claimOf(key, here), to: claimOf(key, there) }
      if (rootOf(ends.from) === rootOf(ends.to) || said.has(nameOf(ends.from, ends.to, kind))) return true
      const times = { author: '', created: null, modified: null }
      const name = `${key}#relation-${reading.relations.length + 1}`
      reading.relations.push({ key: name, id: null, ...ends, kind, note: '', ...times })
      return true
    },
  }
}
