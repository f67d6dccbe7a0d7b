/**
 * What each document of a folder has to say so that it can be read without the others: the claims that are made in it or
 * at home there, the relations, and the people, tags and scales that these point to.
 */
import type { Annotation, Article, Claim, Person, Relation, Scale, Tag } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import type { View } from './view.ts'

export interface ShareRelation {
  readonly relation: Relation
  /** The claims that stand for its ends. */
  readonly from: Claim
  readonly to: Claim
}

export interface Share {
  readonly article: Article
  /** In text order. */
  readonly annotations: readonly Annotation[]
  /** Those at home here first, as they are stored; then others that are pointed to. */
  readonly claims: readonly Claim[]
  readonly relations: readonly ShareRelation[]
  readonly people: readonly Person[]
  readonly tags: readonly Tag[]
  readonly scales: readonly Scale[]
}

/** Every relation is in one share; what nothing points to is in the first, so that it is not lost. */
export function sharesOf(content: Content, view: View): Share[] {
  const claims = new Map<string, Claim>([
    ...content.elsewhere.claims.map(({ claim, statement }): [string, Claim] => [
      claim.id,
      { ...claim, statement: claim.statement ?? (statement === '' ? null : statement) },
    ]),
    ...content.articles.flatMap((each) => each.claims.map((claim): [string, Claim] => [claim.id, claim])),
  ])
  const relations = homesOf(content, view)
  const known = new Set(content.tags.map(({ id }) => id))
  const used = { people: new Set<string>(), tags: new Set<string>(), scales: new Set<string>() }
  const drafts = view.articles.map(({ article, annotations }, index) => {
    const own = relations.get(article.id) ?? []
    const ids = new Set(content.articles[index]?.claims.map(({ id }) => id))
    const people = new Set<string | null>()
    const tags = new Set<string>()
    for (const annotation of annotations) {
      for (const tag of annotation.tags) tags.add(tag)
      if (annotation.kind !== 'appearance') continue
      ids.add(annotation.claim)
      people.add(annotation.source.person)
    }
    for (const { relation, from, to } of own)
      for (const id of [relation.from, relation.to, from.id, to.id]) ids.add(id)
    // A set gives what is added while it is walked.
    for (const id of ids) {
      const joined = claims.get(id)?.joinedTo
      if (joined) ids.add(joined)
    }
    const found = [...ids].flatMap((id) => claims.get(id) ?? [])
    for (const claim of found) people.add(claim.claimant)
    const scales = new Set(found.map(({ verdict }) => verdict?.scale))
    for (const id of people) if (id !== null) used.people.add(id)
    for (const id of tags) used.tags.add(id)
    for (const id of scales) if (id !== undefined) used.scales.add(id)
    return { article, annotations, claims: found, relations: own, people, tags, scales }
  })
  return drafts.map((draft, index) => ({
    ...draft,
    people: content.people.filter(({ id }) => draft.people.has(id) || (index === 0 && !used.people.has(id))),
    tags: [
      ...content.tags.filter(({ id }) => draft.tags.has(id) || (index === 0 && !used.tags.has(id))),
      ...[...draft.tags].filter((id) => !known.has(id)).map(lostTag),
    ],
    scales: content.scales.filter(({ id }) => draft.scales.has(id) || (index === 0 && !used.scales.has(id))),
  }))
}

/** A tag of which the library has nothing but the id: views show that in its place. */
function lostTag(id: string): Tag {
  const nothing = { definition: '', use: '', avoid: '', examples: [] }
  return { id, path: id, colour: '#808080', key: null, ...nothing }
}

/** Relations by the article that they are written with: the one that keeps them, or else one that has to do with an end. */
function homesOf(content: Content, view: View): Map<string, ShareRelation[]> {
  const keepers = new Map(
    content.articles.flatMap(({ article, relations }) =>
      relations.map((relation): [string, string] => [relation.id, article.id]),
    ),
  )
  const known = new Set(content.articles.map(({ article }) => article.id))
  const homes = new Map<string, ShareRelation[]>()
  for (const each of view.relations) {
    const near = [...view.appearancesOf(each.from), ...view.appearancesOf(each.to)].map(
      ({ article }) => article,
    )
    const home =
      keepers.get(each.relation.id) ??
      [...near, each.from.home, each.to.home].find((id) => known.has(id)) ??
      content.articles[0]?.article.id
    if (home === undefined) continue
    const own = homes.get(home)
    if (own) own.push(each)
    else homes.set(home, [each])
  }
  return homes
}
