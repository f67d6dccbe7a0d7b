/**
 * How far somebody is with the first steps. Pure: what is there in, which step and act come next out. Nothing is
 * ticked off by hand, so that undo takes a step back and any order leads on.
 */
import type { CommandId } from '../../preload/commands.ts'
import type { Annotation, Appearance } from '../../preload/model.ts'
import type { TEXTS } from '../../preload/texts.ts'

export const STEPS = ['highlight', 'claim', 'saying', 'relate', 'export'] as const
export type StepId = (typeof STEPS)[number]
export type Hint = keyof typeof TEXTS.firstSteps.hints

/** What is there of what the steps ask for. */
export interface Facts {
  /** What was marked in the article since they were begun, in reading order. */
  readonly made: readonly Annotation[]
  /** Whether a relation was made since. */
  readonly related: boolean
  /** Whether two of the claims were joined to one. */
  readonly joined: boolean
  readonly exported: boolean
  /** The open claim, if it was made since. */
  readonly draft: Appearance | null
  /** Whether the caret stands elsewhere than when the step came. */
  readonly moved: boolean
  readonly selected: boolean
  /** Whether the formats were looked at in this step, and whether they are now. */
  readonly listed: boolean
  readonly listing: boolean
  /** How many highlights and notes there were when the step came. */
  readonly marksBefore: number
  /** Whether the open claim's content holds the words of saying too. */
  readonly whole: boolean
  /** What was pressed and had nothing to act on. */
  readonly refused: CommandId | null
}

export interface Act {
  readonly id: string
  readonly done: boolean
  /** The command whose key leads on. */
  readonly next: CommandId | null
}

/** A claim with words of its own. */
function claimsOf(facts: Facts): Appearance[] {
  return facts.made.filter(
    (each): each is Appearance => each.kind === 'appearance' && each.target.spans.length > 0,
  )
}
const marksOf = (facts: Facts): number => facts.made.filter(({ kind }) => kind !== 'appearance').length
const hasSource = ({ source }: Appearance): boolean => source.none || source.spans.length > 0
const hasCue = ({ cue }: Appearance): boolean => cue.spans.length > 0

/** Which steps are done, whatever their order was. */
export function doneOf(facts: Facts): Readonly<Record<StepId, boolean>> {
  const claims = claimsOf(facts)
  return {
    highlight: marksOf(facts) > 0,
    claim: claims.length > 0,
    saying: claims.some((claim) => hasSource(claim) && hasCue(claim)),
    relate: facts.related,
    export: facts.exported,
  }
}

/** The first step that is neither done nor passed over; null when there is none. */
export function stepOf(facts: Facts, passed: readonly number[]): StepId | null {
  const done = doneOf(facts)
  return STEPS.find((step, at) => !done[step] && !passed.includes(at)) ?? null
}

/** What a step asks for, one after the other. */
export function actsOf(step: StepId, facts: Facts): Act[] {
  const { moved, selected, draft } = facts
  const done = doneOf(facts)
  const claims = claimsOf(facts)
  switch (step) {
    case 'highlight':
      return [
        act('go', moved || selected || done.highlight, 'move.sentence.next'),
        act('select', selected || done.highlight, 'move.sentence.next'),
        act('make', done.highlight, 'highlight'),
      ]
    case 'claim':
      return [
        act('go', moved || selected || done.claim || draft !== null, 'move.clause.next'),
        act('make', done.claim, 'claim.content'),
      ]
    case 'saying':
      return [
        act('source', claims.some(hasSource), 'claim.source'),
        act('cue', done.saying || claims.some((claim) => hasSource(claim) && hasCue(claim)), 'claim.cue'),
      ]
    case 'relate':
      return [
        act('second', (claims.length > 1 && !facts.joined) || done.relate, nextOfSecond(facts, claims)),
        act('relate', done.relate, 'claim.relate'),
      ]
    case 'export':
      return [act('open', facts.listing || done.export, 'export.article'), act('save', done.export, null)]
  }
}

function act(id: string, done: boolean, next: CommandId | null): Act {
  return { id, done, next }
}

/** The key that leads on to a second claim: to its place, then through its three parts. */
function nextOfSecond({ moved, selected, draft }: Facts, claims: readonly Appearance[]): CommandId {
  const begun = draft !== null && !claims.includes(draft)
  if (!begun) return moved || selected ? 'claim.source' : 'move.sentence.next'
  if (!hasSource(draft)) return 'claim.source'
  return hasCue(draft) ? 'claim.content' : 'claim.cue'
}

/** What went another way than the step goes, and how to get back; null if nothing did. */
export function hintOf(step: StepId, facts: Facts): Hint | null {
  const { refused, draft, joined, listed, listing, selected } = facts
  const claims = claimsOf(facts)
  if (refused === 'highlight' && !selected) return 'noSelection'
  if (step === 'claim' && draft !== null && draft.target.spans.length === 0) return 'emptyClaim'
  if (step === 'claim' && marksOf(facts) > facts.marksBefore) return 'anotherMark'
  if (step === 'saying' && draft === null) return 'closed'
  if (step === 'saying' && facts.whole) return 'wholeSentence'
  if (step === 'relate' && joined) return 'sameClaim'
  if (step === 'relate' && claims.length > 1 && draft === null) return 'closed'
  if (step === 'relate' && claims.length < 2 && refused === 'claim.relate') return 'onlyOne'
  if (step === 'export' && listed && !listing) return 'notExported'
  return null
}

/** A text taken apart at its keys: words, commands ({move.word.next}) and keys by their own name ({Down}). */
export function piecesOf(text: string): { words: string; key: string | null }[] {
  return text
    .split(/(\{[^}]+\})/)
    .filter(Boolean)
    .map((part) =>
      part.startsWith('{') ? { words: '', key: part.slice(1, -1) } : { words: part, key: null },
    )
}
