import type { Annotation, Claim, Person, Relation, SavedFilter, Tag } from '../../../preload/model.ts'
import { rootOf } from '../../../preload/joins.ts'

/** All records of a library, to be held against one another. */
export interface AllRecords {
  annotations: readonly Annotation[]
  claims: readonly Claim[]
  relations: readonly Relation[]
  people: readonly Person[]
  tags: readonly Tag[]
  filters: readonly SavedFilter[]
}

/** What is not whole: ids that point to nothing, circles, claims that nobody makes. Empty for a library as it must be. */
export function brokenReferences(all: AllRecords): string[] {
  const ids = (records: readonly { id: string }[]): Set<string> => new Set(records.map(({ id }) => id))
  const claims = new Map(all.claims.map((claim) => [claim.id, claim]))
  const [people, tags] = [ids(all.people), ids(all.tags)]
  const broken: string[] = []
  const check = (good: boolean, what: string): void => void (good || broken.push(what))
  const root = (claim: Claim): string => rootOf(claim, (id) => claims.get(id)).id

  const made = new Set<string>()
  for (const annotation of all.annotations) {
    check(new Set(annotation.tags).size === annotation.tags.length, `${annotation.id} has a tag twice`)
    for (const tag of annotation.tags) check(tags.has(tag), `${annotation.id} has the tag ${tag}`)
    if (annotation.kind !== 'appearance') continue
    const claim = claims.get(annotation.claim)
    check(claim !== undefined, `${annotation.id} makes the claim ${annotation.claim}`)
    if (claim) made.add(root(claim))
    const { person } = annotation.source
    check(person === null || people.has(person), `${annotation.id} is said by ${person}`)
  }
  for (const claim of all.claims) {
    const { id, joinedTo, claimant } = claim
    check(joinedTo === null || claims.has(joinedTo), `${id} is joined to ${joinedTo}`)
    check(claims.get(root(claim))?.joinedTo === null, `${id} is joined in a circle`)
    check(claimant === null || people.has(claimant), `${id} is claimed by ${claimant}`)
    check(made.has(root(claim)), `nobody makes ${id}`)
  }
  for (const { id, from, to, home } of all.relations) {
    for (const end of [from, to]) check(claims.has(end), `${id} relates ${end}`)
    check(claims.get(from)?.home === home, `${id} is not at home with ${from}`)
  }
  for (const { id, filter } of all.filters) {
    for (const tag of filter.tags) check(tags.has(tag), `the filter ${id} asks for the tag ${tag}`)
    for (const person of filter.people)
      check(
        person.includes(':') || person === 'none' || people.has(person),
        `the filter ${id} asks for ${person}`,
      )
  }
  const paths = all.tags.map(({ path }) => path)
  check(new Set(paths).size === paths.length, 'two tags have one path')
  const keys = all.tags.map(({ key }) => key).filter((key) => key !== null)
  check(new Set(keys).size === keys.length, 'two tags have one key')
  return broken
}
