/** Claims as a made library has them: who says what about which place, the same each time. */

/** Mulberry32: a small generator with a seed, so that two runs measure the same library. */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
}

export const SPEAKERS = [
  'Sergei Lavrov',
  'John Kerry',
  'The harbour office',
  'A consular officer',
  'The ministry',
  'An adviser',
  'Union officials',
  'A legal scholar',
  'The observers',
  'A clerk',
  'Ada Brandt',
  'The mayor of Odesa',
]
const CUES = ['said', 'denied', 'claimed', 'told reporters', 'insisted', 'wrote', 'suggested']
const SUBJECTS = [
  'the visa order',
  'the February deal',
  'the ferry line',
  'the list of names',
  'the ceasefire',
  'the budget',
  'the court’s ruling',
  'the border crossing',
  'the grain shipment',
  'the count of votes',
]
const VERBS = [
  'had been signed',
  'was never agreed',
  'would take effect',
  'had lapsed',
  'bound only those who signed it',
  'cost twice as much',
  'would be kept',
  'was stopped',
]
const WHERE = ['in Rome', 'before the weekend', 'by the end of May', 'without a vote', 'at a lower level', '']

export interface Said {
  readonly speaker: string
  readonly cue: string
  readonly content: string
}

/** One attribution in words. */
export function saying(random: () => number): Said {
  const of = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const many = Math.floor(random() * 900) + 2
  const content = [of(SUBJECTS), of(VERBS), of(WHERE), random() < 0.3 ? `for ${many} people` : '']
  return { speaker: of(SPEAKERS), cue: of(CUES), content: content.filter(Boolean).join(' ') }
}

export const sentenceOf = ({ speaker, cue, content }: Said): string => `${speaker} ${cue} that ${content}.`
