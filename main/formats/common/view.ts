/** A library's content, as formats read it: in order, with every reference followed. */
import { rootOf } from '../../../preload/joins.ts'
import type {
  Annotation,
  Appearance,
  Article,
  Claim,
  Person,
  Relation,
  Scale,
} from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import { inTextOrder, quoteOf } from './order.ts'

export interface ArticleView {
  readonly article: Article
  readonly annotations: readonly Annotation[]
}

/** Who claims it: a person that is known, or else the words that name the source. Both are empty where it is not known. */
export interface Claimant {
  readonly person: Person | null
  readonly name: string
}

export interface VerdictView {
  readonly label: string
  readonly name: string
  readonly rationale: string
  readonly scale: Scale | null
  /** The label's value on the scale, and the scale's ends; null where it has none. */
  readonly value: number | null
  readonly best: number | null
  readonly worst: number | null
}

/** A relation as one of its claims has it. */
export interface Tie {
  readonly relation: Relation
  /** Whether this claim is the one that the relation goes from; contradicts reads the same either way. */
  readonly out: boolean
  readonly other: Claim
  readonly statement: string
  readonly claimant: string
  /** The title of the other claim's article where that is another one than those that are written; else ''. */
  readonly where: string
}

export interface View {
  /** In the library's order, their annotations in text order. */
  readonly articles: readonly ArticleView[]
  /** Paths of the annotation's tags. */
  tagsOf(annotation: Annotation): string[]
  /** The claim that an appearance makes; where it was joined to another, that one. */
  claimOf(appearance: Appearance): Claim | null
  /** All places where a claim is made, in the order of articles and text. */
  appearancesOf(claim: Claim): readonly Appearance[]
  personOf(id: string | null): Person | null
  /** The other records of the same claim: what was joined to it. */
  joinedTo(claim: Claim): readonly Claim[]
  /** A claim's relations to others, each once. */
  tiesOf(claim: Claim): readonly Tie[]
  /** All relations between claims, each once, with the claims that stand for their ends. */
  readonly relations: readonly { readonly relation: Relation; readonly from: Claim; readonly to: Claim }[]
  /** The statement, or the first content's words until somebody writes one; '' while there is neither. */
  statementOf(claim: Claim): string
  /** The claim's own claimant, or the source of its first appearance. */
  claimantOf(claim: Claim): Claimant
  /** Null while the claim is not checked. */
  verdictOf(claim: Claim): VerdictView | null
}

const byId = <T extends { id: string }>(records: readonly T[]): Map<string, T> =>
  new Map(records.map((record) => [record.id, record]))

/** Orders content and follows its references. A reference that leads nowhere reads as none; a tag's as its id. */
export function viewOf(content: Content): View {
  const people = byId(content.people)
  const tags = byId(content.tags)
  const scales = byId(content.scales)
  const elsewhere = new Map(content.elsewhere.claims.map((each) => [each.claim.id, each]))
  const claims = byId([
    ...content.articles.flatMap((each) => each.claims),
    ...content.elsewhere.claims.map(({ claim }) => claim),
  ])
  const articles = content.articles.map(({ article, annotations }) => ({
    article,
    annotations: annotations.toSorted(inTextOrder),
  }))

  const personOf = (id: string | null): Person | null => (id === null ? null : (people.get(id) ?? null))
  const rootFor = (id: string): Claim | null => {
    const claim = claims.get(id)
    return claim ? rootOf(claim, (other) => claims.get(other)) : null
  }
  const claimOf = (appearance: Appearance): Claim | null => rootFor(appearance.claim)

  const appearances = new Map<string, Appearance[]>()
  for (const annotation of articles.flatMap((each) => each.annotations)) {
    if (annotation.kind !== 'appearance') continue
    const id = claimOf(annotation)?.id ?? annotation.claim
    const known = appearances.get(id)
    if (known) known.push(annotation)
    else appearances.set(id, [annotation])
  }
  const appearancesOf = (claim: Claim): readonly Appearance[] => appearances.get(claim.id) ?? []

  const statementOf = (claim: Claim): string =>
    claim.statement ??
    elsewhere.get(claim.id)?.statement ??
    quoteOf(appearancesOf(claim).find((each) => each.target.spans.length > 0)?.target.spans ?? [])
  const claimantOf = (claim: Claim): Claimant => {
    const [first] = appearancesOf(claim)
    const person = personOf(claim.claimant) ?? personOf(first?.source.person ?? null)
    const named = elsewhere.get(claim.id)?.claimant ?? quoteOf(first?.source.spans ?? [])
    return { person, name: person?.name ?? named }
  }

  const joined = new Map<string, Claim[]>()
  for (const claim of claims.values()) {
    const root = rootFor(claim.id)
    if (root && root.id !== claim.id) joined.set(root.id, [...(joined.get(root.id) ?? []), claim])
  }
  const relations = relationsIn(content, rootFor)
  const ties = new Map<string, Tie[]>()
  for (const { relation, from, to } of relations)
    for (const [claim, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const where = appearancesOf(other).length > 0 ? '' : (elsewhere.get(other.id)?.article ?? '')
      const tie = { relation, out: claim === from, other, where }
      const said = { statement: statementOf(other), claimant: claimantOf(other).name }
      ties.set(claim.id, [...(ties.get(claim.id) ?? []), { ...tie, ...said }])
    }

  return {
    articles,
    relations,
    joinedTo: (claim) => joined.get(claim.id) ?? [],
    tiesOf: (claim) => ties.get(claim.id) ?? [],
    personOf,
    claimOf,
    appearancesOf,
    tagsOf: (annotation) => annotation.tags.map((id) => tags.get(id)?.path ?? id),
    statementOf,
    claimantOf,
    verdictOf({ verdict }) {
      if (verdict === null || verdict.label === 'not-checked') return null
      const scale = scales.get(verdict.scale) ?? null
      const label = scale?.labels.find((each) => each.id === verdict.label)
      return {
        label: verdict.label,
        // What it was called and worth when somebody judged: the scale may have been edited since.
        name: verdict.name || (label?.name ?? verdict.label),
        rationale: verdict.rationale,
        scale,
        value: verdict.value,
        best: verdict.best,
        worst: verdict.worst,
      }
    },
  }
}

/** Whether an annotation's spans are places of the article's present text; what is gone keeps those of an earlier revision. */
export function isPlaced(annotation: Annotation): boolean {
  return annotation.target.state !== 'gone'
}

/** Relations with the claims that stand for their ends; what lies within one claim, or leads nowhere, is none. */
function relationsIn(
  { articles, elsewhere }: Content,
  rootFor: (id: string) => Claim | null,
): View['relations'] {
  const all = new Map(
    [...articles.flatMap((each) => each.relations), ...elsewhere.relations].map((each) => [each.id, each]),
  )
  return [...all.values()].flatMap((relation) => {
    const [from, to] = [rootFor(relation.from), rootFor(relation.to)]
    return from && to && from.id !== to.id ? [{ relation, from, to }] : []
  })
}
