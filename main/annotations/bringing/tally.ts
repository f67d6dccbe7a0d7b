import type { Tally } from '../../../preload/interchange.ts'

/** What became of the records of a reading, by kind. */
export interface Tallies {
  annotations: Tally
  claims: Tally
  relations: Tally
  people: Tally
  tags: Tally
}

export const noTally = (): Tally => ({ new: 0, known: 0, changed: 0 })
export const noTallies = (): Tallies => ({
  annotations: noTally(),
  claims: noTally(),
  relations: noTally(),
  people: noTally(),
  tags: noTally(),
})
