/** Claims across the files of one import: which events make the same, and what is said of each. */
import type { ReadClaim, ReadRelation, Reading } from '../reading/reading.ts'
import { emptyClaim } from '../reading/reading.ts'

export class ReadClaims {
  /** Each key's parent; a key that is its own stands for the claim. */
  readonly #parents = new Map<string, string>()
  readonly #tied = new Set<string>()
  readonly #claims = new Map<string, ReadClaim>()
  readonly #people = new Map<string, string>()
  readonly #relations: Omit<ReadRelation, 'key'>[] = []

  root(key: string): string {
    let at = key
    for (let up = this.#parents.get(at); up !== undefined && up !== at; up = this.#parents.get(at)) at = up
    this.#parents.set(key, at)
    return at
  }

  same(one: string, other: string): void {
    this.#tied.add(one)
    const [a, b] = [this.root(one), this.root(other)]
    if (a !== b) this.#parents.set(b, a)
  }

  /** Whether anything makes the claim of that key. */
  isTied(key: string): boolean {
    return this.#tied.has(key)
  }

  /** The claim that a key stands for; all `same` must have been said before. */
  claim(key: string, author: string): ReadClaim {
    const root = this.root(key)
    const known = this.#claims.get(root)
    if (known) return known
    const made = { ...emptyClaim(root), author }
    this.#claims.set(root, made)
    return made
  }

  person(name: string): string {
    const key = this.#people.get(name) ?? `person-${this.#people.size + 1}`
    this.#people.set(name, key)
    return key
  }

  relate(relation: Omit<ReadRelation, 'key'>): void {
    this.#relations.push(relation)
  }

  /** Puts everything into the reading. */
  finish(reading: Reading): void {
    reading.claims.push(...this.#claims.values())
    for (const [name, key] of this.#people) reading.people.push({ key, id: null, name, role: '', names: [] })
    for (const [index, relation] of this.#relations.entries()) {
      const [from, to] = [this.root(relation.from), this.root(relation.to)]
      if (from !== to) reading.relations.push({ ...relation, key: `relation-${index + 1}`, from, to })
    }
  }
}
