/** Whom the claimant's field offers, and what its words come to. */
import type { Person } from '../../preload/model.ts'
import { folded } from './filter.ts'

export type Claimant = { person: string } | { name: string } | null

export interface Offers {
  readonly people: readonly Person[]
  /** The name of a new person, where what is typed is nobody's name yet. */
  readonly fresh: string | null
}

const MOST = 50

/**
 * The people whose names hold what is typed, those that begin with it first; all of them while nothing is typed, the
 * ones that the source may mean first.
 */
export function offersOf(people: readonly Person[], typed: string, source: string): Offers {
  const wanted = folded(typed.trim())
  const words = new Set(folded(source).split(/[^\p{L}\p{N}]+/u))
  const rank = (person: Person): number => {
    const names = namesOf(person)
    if (wanted === '')
      return names.some((name) => name.split(/\s+/u).some((word) => word.length > 2 && words.has(word)))
        ? 0
        : 3
    if (names.some((name) => name.startsWith(wanted))) return 0
    if (names.some((name) => name.includes(` ${wanted}`))) return 1
    return names.some((name) => name.includes(wanted)) ? 2 : Infinity
  }
  const ranked = people
    .map((person) => ({ person, rank: rank(person) }))
    .filter(({ rank }) => rank < Infinity)
  ranked.sort((a, b) => a.rank - b.rank || a.person.name.localeCompare(b.person.name))
  return {
    people: ranked.slice(0, MOST).map(({ person }) => person),
    fresh: wanted !== '' && personCalled(people, typed) === null ? typed.trim() : null,
  }
}

/** What a name typed stands for: somebody known, somebody new, or (empty, or the source's own words) the source. */
export function claimantFor(people: readonly Person[], typed: string, source: string): Claimant {
  const name = typed.trim()
  if (name === '') return null
  const known = personCalled(people, name)
  if (known !== null) return { person: known.id }
  return folded(name) === folded(source) ? null : { name }
}

/** Whether the first offer is meant while it is being typed: it goes on where the typing stops. */
export function isMeant(offer: Person | undefined, typed: string): boolean {
  const wanted = folded(typed.trim())
  return (
    offer !== undefined &&
    wanted !== '' &&
    namesOf(offer).some((name) => name.startsWith(wanted) || name.includes(` ${wanted}`))
  )
}

const PRONOUN = /^(he|she|they|it|who|we|i|you|him|her|them)$/u
const DETERMINER = /^(the|a|an|some|one|two|three|several|many|another|unnamed|anonymous)\s+/iu

/**
 * Whether the source's words say somebody without a name ("a senior official"): nothing in capitals but its first word's
 * determiner. Pronouns stand for a name, and scripts without capitals cannot tell.
 */
export function isUnnamed(source: string): boolean {
  const rest = source.trim().replace(DETERMINER, '')
  return /\p{Ll}/u.test(rest) && !/\p{Lu}/u.test(rest) && !PRONOUN.test(rest)
}

function namesOf(person: Person): string[] {
  return [person.name, ...person.names].map(folded)
}

function personCalled(people: readonly Person[], name: string): Person | null {
  const wanted = folded(name.trim())
  const called = (names: (person: Person) => readonly string[]): Person | undefined =>
    people.find((person) => names(person).some((each) => folded(each) === wanted))
  return called((person) => [person.name]) ?? called((person) => person.names) ?? null
}
