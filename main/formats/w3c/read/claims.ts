/** Claims as Postil's context says them: see claim.ts beside. */
import { z } from 'zod'
import {
  CLAIM_TYPES,
  Hash,
  IsoDate,
  QUOTING,
  STANCES,
  WORTH,
  type Evidence,
  type Verdict,
} from '../../../../preload/model.ts'
import { objectOf, textOf, type JsonObject } from '../../common/json-values.ts'
import { emptyClaim, type ReadAppearance, type Reading } from '../../reading/reading.ts'
import { idOfIri, postilId } from './ids.ts'
import { iriOfNode, many, wordsOf } from './nodes.ts'
import { spansOf, targetsOf } from './targets.ts'

const maybe = <T extends z.ZodType>(schema: T) => schema.nullable().default(null).catch(null)
const Facts = z.object({
  claimType: maybe(z.enum(CLAIM_TYPES)),
  verifiable: maybe(z.boolean()),
  worthChecking: maybe(z.enum(WORTH)),
  statement: maybe(z.string()),
})
const Rating = z.object({
  label: z.string().max(200).catch(''),
  labelId: maybe(z.string().max(200)),
  scale: z
    .string()
    .regex(/^[\w-]{1,80}$/)
    .catch('postil'),
  ratingValue: maybe(z.number()),
  worstRating: maybe(z.number()),
  bestRating: maybe(z.number()),
  rationale: z.string().catch(''),
})

/** Takes people and claims out of the nodes of a file, each once. */
export class ClaimsRead {
  readonly #claims = new Set<string>()
  readonly #people = new Set<string>()

  constructor(
    readonly reading: Reading,
    /** The id of the article of an IRI, where the file says it. */
    readonly articleOf: (iri: string) => string | null,
  ) {}

  /** What the body that identifies a claim says of the place, and of the claim. */
  appearance(body: JsonObject): ReadAppearance {
    const [source] = many(body['source'])
    const attribution = objectOf(many(body['attribution'])[0]) ?? {}
    const named = attribution['sourceNamed']
    const from = IsoDate.safeParse(attribution['saidFrom']).data
    return {
      claim: this.claim(source),
      source: {
        spans: spansOf(attribution['sourceSpans']),
        person: this.person(attribution['speaker']),
        none: named === false,
      },
      cue: { spans: spansOf(attribution['cueSpans']) },
      quoted: z.enum(QUOTING).safeParse(attribution['quoted']).data ?? null,
      said:
        from === undefined
          ? null
          : {
              from,
              to: IsoDate.safeParse(attribution['saidTo']).data ?? null,
              about: attribution['saidAbout'] === true,
            },
    }
  }

  /** The key of the claim that a node says or names. */
  claim(value: unknown): string | null {
    const iri = iriOfNode(value)
    const node = objectOf(value)
    if (iri === null || this.#claims.has(iri) || node === null) return iri
    this.#claims.add(iri)
    const { claimType, verifiable, worthChecking, statement } = Facts.parse(node)
    this.reading.claims.push({
      ...emptyClaim(iri),
      id: idOfIri(iri),
      statement,
      claimant: this.person(node['claimant']),
      context: wordsOf(node['about']) ?? '',
      type: claimType,
      verifiable,
      worth: worthChecking,
      verdict: verdictOf(node['verdict']),
      evidence: many(node['evidence']).flatMap((each) => evidenceOf(each, this.articleOf)),
      author: wordsOf(objectOf(many(node['creator'])[0])?.['name']) ?? '',
      created: textOf(node['created']),
      modified: textOf(node['modified']),
    })
    return iri
  }

  person(value: unknown): string | null {
    const node = objectOf(many(value)[0])
    const name = wordsOf(node?.['name'])
    if (node === null || !name) return null
    const iri = iriOfNode(node) ?? `name:${name}`
    if (!this.#people.has(iri)) {
      this.#people.add(iri)
      const names = many(node['otherNames'])
        .map(textOf)
        .filter((each) => each !== null)
      this.reading.people.push({
        key: iri,
        id: postilId(iri),
        name,
        role: wordsOf(node['role']) ?? '',
        names,
      })
    }
    return iri
  }
}

function verdictOf(value: unknown): Verdict | null {
  const read = Rating.safeParse(many(value)[0])
  if (!read.success) return null
  const { label, labelId, scale, ratingValue, worstRating, bestRating, rationale } = read.data
  return {
    ...{ scale, label: labelId ?? label, name: label, rationale },
    ...{ value: ratingValue, best: bestRating, worst: worstRating },
  }
}

function evidenceOf(value: unknown, articleOf: ClaimsRead['articleOf']): Evidence[] {
  const node = objectOf(value)
  if (node === null) return []
  return [
    {
      id: idOfIri(iriOfNode(node) ?? JSON.stringify(node)) ?? 'evidence',
      question: wordsOf(node['question']) ?? '',
      answer: wordsOf(node['answer']) ?? '',
      ground: groundOf(many(node['restsOn']), articleOf),
      stance: z.enum(STANCES).safeParse(node['stance']).data ?? null,
      date: IsoDate.safeParse(node['evidenceDate']).data ?? null,
    },
  ]
}

function groundOf(nodes: readonly unknown[], articleOf: ClaimsRead['articleOf']): Evidence['ground'] {
  const node = objectOf(nodes[0])
  const address = textOf(node?.['address'])
  if (address) return { kind: 'link', url: address.slice(0, 4000) }
  const [sha256, name, size] = [
    Hash.safeParse(node?.['fileHash']).data,
    textOf(node?.['fileName']),
    z.int().min(0).safeParse(node?.['bytes']).data,
  ]
  if (sha256 !== undefined && name) return { kind: 'file', name: name.slice(0, 500), sha256, size: size ?? 0 }
  const [target] = targetsOf(nodes[0])
  const spans = spansOf(nodes).flatMap(({ exact, prefix = '', suffix = '' }) =>
    // Positions are of another article, in code points: the words are enough.
    exact ? [{ start: 0, end: exact.length, exact, prefix, suffix }] : [],
  )
  const source = target?.source ?? ''
  const article = articleOf(source)
  if (spans.length > 0 && article !== null) return { kind: 'quote', article, revision: 1, spans }
  return /^https?:/i.test(source) ? { kind: 'link', url: source.slice(0, 4000) } : null
}
