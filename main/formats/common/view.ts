/** A library's content, as formats read it: in order, with every reference followed. */
import { rootOf } from '../../../preload/joins.ts'
import type { Annotation, Appearance, Article, Claim, Person, Scale } from '../../../preload/model.ts'
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
  /** The label's value on the scale, null where it has none. */
  readonly value: number | null
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
  const claims = byId(content.articles.flatMap((each) => each.claims))
  const articles = content.articles.map(({ article, annotations }) => ({
    article,
    annotations: annotations.toSorted(inTextOrder),
  }))

  const personOf = (id: string | null): Person | null => (id === null ? null : (people.get(id) ?? null))
  const claimOf = (appearance: Appearance): Claim | null => {
    const claim = claims.get(appearance.claim)
    return claim ? rootOf(claim, (id) => claims.get(id)) : null
  }

  const appearances = new Map<string, Appearance[]>()
  for (const annotation of articles.flatMap((each) => each.annotations)) {
    if (annotation.kind !== 'appearance') continue
    const id = claimOf(annotation)?.id ?? annotation.claim
    const known = appearances.get(id)
    if (known) known.push(annotation)
    else appearances.set(id, [annotation])
  }
  const appearancesOf = (claim: Claim): readonly Appearance[] => appearances.get(claim.id) ?? []

  return {
    articles,
    personOf,
    claimOf,
    appearancesOf,
    tagsOf: (annotation) => annotation.tags.map((id) => tags.get(id)?.path ?? id),
    statementOf: (claim) =>
      claim.statement ??
      quoteOf(appearancesOf(claim).find((each) => each.target.spans.length > 0)?.target.spans ?? []),
    claimantOf(claim) {
      const [first] = appearancesOf(claim)
      const person = personOf(claim.claimant) ?? personOf(first?.source.person ?? null)
      return { person, name: person?.name ?? quoteOf(first?.source.spans ?? []) }
    },
    verdictOf({ verdict }) {
      if (verdict === null || verdict.label === 'not-checked') return null
      const scale = scales.get(verdict.scale) ?? null
      const label = scale?.labels.find((each) => each.id === verdict.label)
      return {
        label: verdict.label,
        name: label?.name ?? verdict.label,
        rationale: verdict.rationale,
        scale,
        value: label?.value ?? null,
      }
    },
  }
}

/** Whether an annotation's spans are places of the article's present text; what is gone keeps those of an earlier revision. */
export function isPlaced(annotation: Annotation): boolean {
  return annotation.target.state !== 'gone'
}
