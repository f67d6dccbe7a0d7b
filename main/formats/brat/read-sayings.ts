/** What attributes and notes of an event say, back in the model's words: the other way of sayings.ts. */
import { z } from 'zod'
import { CLAIM_TYPES, IsoDate, QUOTING, Verdict, WORTH } from '../../../preload/model.ts'
import { POSTIL_SCALE } from '../../../preload/scales.ts'
import type { ReadAppearance, ReadClaim } from '../reading/reading.ts'
import { fitType } from './types.ts'

/** Where a saying goes. `person` gives the key of a person by name. */
export interface Said {
  place: ReadAppearance
  claim: ReadClaim
  person(name: string): string
}

/** Takes in what an attribute says; false where it is none of Postil's, or has no value that Postil knows. */
export function takeAttribute(name: string, value: string | null, said: Said): boolean {
  const take = ATTRIBUTES[name]
  return take !== undefined && value !== null && take(value, said)
}

/** The same for a note; `words` are as they were before they were put into one line. */
export function takeNote(type: string, words: string, said: Said): boolean {
  return NOTES[type]?.(words, said) ?? false
}

type Take = (value: string, said: Said) => boolean

const oneOf = <T extends string>(values: readonly T[], value: string): T | null =>
  values.find((each) => each === value.toLowerCase()) ?? null

const ATTRIBUTES: Readonly<Record<string, Take>> = {
  Quoted: (value, { place }) => (place.quoted = oneOf(QUOTING, value)) !== null,
  ClaimType: (value, { claim }) => (claim.type ??= oneOf(CLAIM_TYPES, value)) !== null,
  Worth: (value, { claim }) => (claim.worth ??= oneOf(WORTH, value)) !== null,
  Verifiable: (value, { claim }) => {
    const is = oneOf(['yes', 'no'], value)
    if (is !== null) claim.verifiable ??= is === 'yes'
    return is !== null
  },
  Verdict: (value, { claim }) => {
    // A note may have said it in full already, with a label that brat could not take.
    if (claim.verdict !== null && fitType(claim.verdict.label) === value) return true
    const label = POSTIL_SCALE.labels.find(({ id }) => id === value.toLowerCase().replaceAll('_', '-'))
    if (!label || claim.verdict !== null) return false
    const { id: scale, best, worst } = POSTIL_SCALE
    const { id, name, value: worth } = label
    claim.verdict = { scale, label: id, rationale: '', name, value: worth, best, worst }
    return true
  },
}

const OwnVerdict = Verdict.omit({ rationale: true })
const Json = z.string().transform((words, context): unknown => {
  try {
    return JSON.parse(words) as unknown
  } catch {
    context.addIssue('no JSON')
    return z.NEVER
  }
})

const NOTES: Readonly<Record<string, Take>> = {
  Said: (words, { place }) => {
    const match = /^(about )?(\S+)(?: to (\S+))?$/.exec(words)
    const dates = [match?.[2], match?.[3]].map((date) => IsoDate.safeParse(date).data ?? null)
    const [from = null, to = null] = dates
    if (!match || from === null || (match[3] !== undefined && to === null)) return false
    place.said = { from, to, about: match[1] !== undefined }
    return true
  },
  Speaker: (words, { place, person }) => {
    if (words === '') return false
    place.source.person = person(words)
    return true
  },
  Claimant: (words, { claim, person }) => {
    if (words === '') return false
    claim.claimant ??= person(words)
    return true
  },
  Statement: (words, { claim }) => {
    claim.statement ??= words
    return true
  },
  Context: (words, { claim }) => {
    if (claim.context === '') claim.context = words
    return true
  },
  Verdict: (words, { claim }) => {
    const parsed = Json.pipe(OwnVerdict).safeParse(words)
    if (!parsed.success) return false
    claim.verdict = { ...parsed.data, rationale: claim.verdict?.rationale ?? '' }
    return true
  },
  Rationale: (words, { claim }) => {
    if (claim.verdict === null) return false
    claim.verdict.rationale = words
    return true
  },
}

/** The order in which sayings are taken in: a rationale belongs to a verdict, and a full verdict is told from its label. */
export const isLater = (type: string): boolean => type === 'Rationale'
