import type { Holds } from '../common/format.ts'

/** A format whose own terms and Postil's own data beside them hold everything. */
export const ALL_HELD: Holds = {
  texts: true,
  details: true,
  spans: true,
  fragments: true,
  wholeArticle: true,
  unplaced: true,
  kinds: true,
  tags: true,
  notes: true,
  attributions: true,
  quoting: true,
  claims: true,
  speakers: true,
  verdicts: true,
  evidence: true,
  relations: true,
  joins: true,
  people: true,
  tagColours: true,
  entries: true,
  authors: true,
  ids: true,
  foreign: true,
}

/** Says that relations between claims of different articles are no ties between entities; `apart` counts them. */
export function apartSentence(apart: number): string[] {
  if (apart === 0) return []
  const which =
    apart === 1
      ? 'One relation between claims that share no article is'
      : `${apart} relations between claims that share no article are`
  return [`${which} written as Postil’s own data alone, which other programs do not show.`]
}
