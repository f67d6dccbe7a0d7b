/** Where claims stand on the page. */
import type { Claim } from '../../../preload/model.ts'
import type { MadeClaim } from '../common/made.ts'
import { claimAnchor } from './numbers.ts'

export interface Pages {
  /** The entry of a claim where it is made first; null where none of the page's articles makes it. */
  claim(claim: Claim): { readonly anchor: string; readonly name: string } | null
  /** The id of a claim's entry in an article. */
  claimIn(claim: Claim, article: string): string | null
}

/** @param made the claims of each article, by its id, in the page's order */
export function pagesOf(made: ReadonlyMap<string, readonly MadeClaim[]>): Pages {
  const several = made.size > 1
  const first = new Map<string, { anchor: string; name: string }>()
  const all = new Map<string, string>()
  ;[...made].forEach(([article, claims], at) =>
    claims.forEach(({ claim }, index) => {
      if (claim === null) return
      const anchor = claimAnchor(at + 1, index + 1)
      const name = several ? `claim ${index + 1} of article ${at + 1}` : `claim ${index + 1}`
      if (!first.has(claim.id)) first.set(claim.id, { anchor, name })
      all.set(`${article} ${claim.id}`, anchor)
    }),
  )
  return {
    claim: ({ id }) => first.get(id) ?? null,
    claimIn: ({ id }, article) => all.get(`${article} ${id}`) ?? null,
  }
}
