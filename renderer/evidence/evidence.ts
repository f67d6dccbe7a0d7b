/** Pieces of evidence: what is asked of main, and what a reader is told of them. */
import type { Action } from '../../preload/actions.ts'
import type { Claim, Evidence, Ground } from '../../preload/model.ts'
import { endOf, startOf } from '../claims/dates.ts'
import type { Said } from '../web/entries.ts'

type Asked = Extract<Action, { do: 'evidence' }>['evidence']
export type AskedGround = Asked['ground']

/** What a piece is before anything is written. */
export function newPiece(id: string): Evidence {
  return { id, question: '', answer: '', ground: null, stance: null, date: null }
}

/** What a piece rests on, as main is asked for it: a quote is its ranges, in UTF-16 code units. */
export function askedGround(ground: Ground | null): AskedGround {
  if (ground?.kind !== 'quote') return ground
  const { article, spans } = ground
  return { kind: 'quote', article, ranges: spans.map(({ start, end }) => ({ start, end })) }
}

/** The action that sets parts of a piece; its other parts stay as they are. */
export function setPiece(
  claim: string,
  piece: Evidence,
  set: Partial<Asked>,
): Extract<Action, { do: 'evidence' }> {
  return {
    do: 'evidence',
    claim,
    evidence: { ...piece, ground: askedGround(piece.ground), ...set, id: piece.id },
  }
}

/**
 * Whether a piece is surely later than the claim: whoever made the claim could not know it. Dates are compared as
 * precisely as both are known; what may be of the same day, month or year is not later. (AVeriTeC, arXiv 2305.13117,
 * leaves such evidence out, since a claim is judged by what could be known.)
 */
export function isHindsight({ date }: Pick<Evidence, 'date'>, said: Said | null): boolean {
  if (date === null || said === null) return false
  return startOf(date) > endOf(said.to ?? said.from)
}

/** How many pieces speak for a claim, against it, and for neither yet. */
export function sumOf({
  evidence,
}: Pick<Claim, 'evidence'>): [inFavour: number, against: number, rest: number] {
  const having = (stance: Evidence['stance']) => evidence.filter((each) => each.stance === stance).length
  return [having('for'), having('against'), having(null)]
}

/** Whether an address can be a link: one that a browser opens. A bare host gets its scheme. */
export function linkOf(written: string): string | null {
  const text = written.trim()
  const full = /^[a-z][a-z0-9+.-]*:/iu.test(text) ? text : `https://${text}`
  try {
    const { protocol, hostname } = new URL(full)
    const open = (protocol === 'https:' || protocol === 'http:') && /[^.]\.[^.]/u.test(hostname)
    return open && !/\s/u.test(text) ? full : null
  } catch {
    return null
  }
}
