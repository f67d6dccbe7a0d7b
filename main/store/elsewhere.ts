import { rootOf } from '../../preload/joins.ts'
import type { Article, Claim, Person, Relation } from '../../preload/model.ts'
import { quoteOf } from '../../preload/rows.ts'
import type { ArticleContent, ClaimElsewhere, Elsewhere } from '../library.ts'
import type { ClaimIndex } from './claim-index.ts'

interface Known {
  readonly index: ClaimIndex
  readonly articles: ReadonlyMap<string, Pick<Article, 'id' | 'title'>>
  readonly people: ReadonlyMap<string, Person>
}

/**
 * What a part of a library points to that is not in the part: the claims that its claims are the same as or have to do
 * with, and the relations that are kept with those.
 */
export function elsewhereOf(part: readonly ArticleContent[], { index, articles, people }: Known): Elsewhere {
  const inside = new Set(part.flatMap((each) => each.claims.map(({ id }) => id)))
  const kept = new Set(part.flatMap((each) => each.relations.map(({ id }) => id)))
  const root = (claim: Claim): Claim => rootOf(claim, (id) => index.claims.get(id))
  const outside = new Map<string, Claim>()
  const relations = new Map<string, Relation>()

  /** A claim and those that it is joined to by and by; damaged files may join them in a circle. */
  const add = (claim: Claim): void => {
    const seen = new Set<string>()
    for (
      let at: Claim | undefined = claim;
      at && !seen.has(at.id);
      at = index.claims.get(at.joinedTo ?? '')
    ) {
      seen.add(at.id)
      if (!inside.has(at.id)) outside.set(at.id, at)
    }
  }
  const groups = new Set<string>()
  for (const { claims } of part)
    for (const claim of claims) {
      add(claim)
      groups.add(root(claim).id)
    }
  for (const id of groups)
    for (const member of members(index, id))
      for (const relation of index.relationsOf(member.id)) {
        if (!kept.has(relation.id)) relations.set(relation.id, relation)
        for (const end of [relation.from, relation.to]) {
          const claim = index.claims.get(end)
          if (claim) add(claim)
        }
      }
  return {
    claims: [...outside.values()].map((claim) => described(claim, index, articles, people)),
    relations: [...relations.values()],
  }
}

/** All records of claims that are the same as a root. */
function members(index: ClaimIndex, rootId: string): Claim[] {
  const first = index.claims.get(rootId)
  const found = new Map(first ? [[first.id, first]] : [])
  for (const member of found.values())
    for (const joined of index.joinedTo(member.id)) found.set(joined.id, joined)
  return [...found.values()]
}

function described(
  claim: Claim,
  index: ClaimIndex,
  articles: Known['articles'],
  people: Known['people'],
): ClaimElsewhere {
  const rows = members(index, claim.id)
    .flatMap((member) => [...index.appearancesOf(member.id)])
    .sort(
      (a, b) =>
        Number(b.claim === claim.id) - Number(a.claim === claim.id) || (a.created < b.created ? -1 : 1),
    )
  const quote = quoteOf(rows.find((row) => row.target.spans.length > 0)?.target.spans ?? [])
  const [first] = rows
  const person = people.get(claim.claimant ?? first?.source.person ?? '')
  return {
    claim,
    statement: claim.statement ?? quote,
    claimant: person?.name ?? quoteOf(first?.source.spans ?? []),
    article: articles.get(first?.article ?? claim.home)?.title ?? '',
  }
}
