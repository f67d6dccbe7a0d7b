/** The claims of a reading: which of them the library has, which are made, and where they are at home. */
import type { Claim, Evidence } from '../../../preload/model.ts'
import type { ReadClaim } from '../../formats/reading/reading.ts'
import { emptyClaim } from '../../formats/reading/reading.ts'
import type { Context } from './context.ts'
import type { Settled } from './documents.ts'
import { Ids, isLater, timesOf } from './stamps.ts'

/** What fields of a claim become where they hold what no claim can. */
const BLANK_CLAIM: Partial<Claim> = {
  ...{ statement: null, claimant: null, context: '', type: null, verifiable: null, worth: null },
  ...{ verdict: null, evidence: [], joinedTo: null, author: '', foreign: undefined },
}

export class Claims {
  readonly #claims: Map<string, ReadClaim>
  /** Ids of claims by their keys in the file. */
  readonly #ids = new Map<string, string>()
  readonly #homes = new Map<string, string>()
  readonly #given: Ids

  constructor(
    said: readonly ReadClaim[],
    readonly settled: readonly Settled[],
    readonly context: Context,
  ) {
    const { reading, stamp } = context.putting.draft
    this.#claims = new Map(said.map((claim) => [claim.key, claim]))
    this.#given = new Ids(stamp, (id) => reading.claim(id) !== null)
    // Those that the library has by their ids.
    for (const { key, id } of said) if (id !== null && reading.claim(id) !== null) this.#ids.set(key, id)
  }

  /** The claim of a key of the file; undefined where it is not here. */
  idOf(key: string): string | undefined {
    return this.#ids.get(key)
  }

  /** A passage that is known here makes a claim of the file: it is the claim that the passage makes. */
  recognise(key: string, claim: string, article: string): void {
    if (this.#ids.has(key)) return
    this.#ids.set(key, claim)
    this.#homes.set(key, article)
  }

  /** The claim that an appearance makes: the one of its key, or one of its own, at home where it is first made. */
  claimFor(key: string | null, article: string): string {
    const known = key === null ? undefined : this.#ids.get(key)
    if (key !== null && known !== undefined) {
      if (!this.#homes.has(key)) this.#homes.set(key, article)
      return known
    }
    const said = (key === null ? undefined : this.#claims.get(key)) ?? emptyClaim('')
    const id = this.#given.give(said.id)
    if (key === null) {
      this.context.putting.put('claim', null, this.#claimOf(said, id, article), said.key, BLANK_CLAIM)
      this.context.tallies.claims.new++
      return id
    }
    if (!this.#claims.has(key)) this.#claims.set(key, { ...emptyClaim(key) })
    this.#ids.set(key, id)
    this.#homes.set(key, article)
    return id
  }

  /** Once all passages are there: claims that nobody makes too, and what is said of each. */
  bringAll(): void {
    for (const claim of this.#claims.values()) this.#placeClaim(claim)
    for (const claim of this.#claims.values()) this.#bringClaim(claim)
  }

  /** A claim that nobody makes needs a home, and an id before others point to it. */
  #placeClaim(claim: ReadClaim): void {
    const { key, id, home } = claim
    if (this.#ids.has(key)) return
    const [first] = this.settled
    const at =
      this.settled.find(({ document }) => document.key === home) ?? (home === undefined ? undefined : first)
    if (!at?.article) return
    // Nobody makes it in this file: without an id of its own it is known by what it says.
    const isNamed = id !== null && this.#given.isFree(id)
    const same = isNamed ? null : this.context.library.unmade(at.article.id, claim)
    this.#ids.set(key, same?.id ?? this.#given.give(id))
    this.#homes.set(key, at.article.id)
  }

  #bringClaim(said: ReadClaim): void {
    const id = this.#ids.get(said.key)
    if (id === undefined) {
      const words = said.statement ?? said.key
      const what = `The claim “${words.slice(0, 80)}” is made in no article that is here: it is left out.`
      this.context.putting.problems.push({ file: null, what, lost: true })
      return
    }
    if (said.foreign) this.context.kept++
    const before = this.context.putting.draft.reading.claim(id)
    const home = before?.home ?? this.#homes.get(said.key) ?? ''
    const called = said.statement ?? said.key
    const made = this.context.putting.fit('claim', this.#claimOf(said, id, home), called, BLANK_CLAIM)
    if (made === null) return
    made.joinedTo = this.#joinOf(made, said)
    if (before === null) {
      this.context.putting.draft.put('claim', null, made)
      this.context.tallies.claims.new++
    } else if (said.id === id && said.modified !== null && isLater(made.modified, before.modified)) {
      this.context.putting.draft.adopt('claim', before, made)
      this.context.tallies.claims.changed++
    } else this.context.tallies.claims.known++
  }

  /** The claim that one is the same as; null where that leads nowhere, or back to itself. */
  #joinOf({ id, joinedTo, statement }: Claim, said: ReadClaim): string | null {
    const seen = new Set([id])
    for (let at = joinedTo; at !== null;) {
      if (seen.has(at)) break
      seen.add(at)
      const next = this.context.putting.draft.claimOrNull(at)
      // One of this file that has not been put yet looks at this one when its turn comes.
      if (next === null || next.joinedTo === null) return joinedTo
      at = next.joinedTo
    }
    if (said.joinedTo !== null) {
      const what = `The claim “${(statement ?? said.key).slice(0, 80)}” is said to be the same as one that is not here, or as itself: it stays on its own.`
      this.context.putting.problems.push({ file: null, what })
    }
    return null
  }

  #claimOf(said: ReadClaim, id: string, home: string): Claim {
    const { key: _key, home: _home, claimant, joinedTo, evidence, created, modified, ...rest } = said
    const joined = joinedTo === null ? undefined : this.#ids.get(joinedTo)
    return {
      ...rest,
      ...{ id, home },
      claimant: claimant === null ? null : (this.context.people.get(claimant) ?? null),
      joinedTo: joined === undefined || joined === id ? null : joined,
      evidence: evidence.map((each) => this.#evidenceOf(each)),
      ...timesOf({ created, modified }, this.context.putting.draft.stamp),
    }
  }

  #evidenceOf(evidence: Evidence): Evidence {
    const { ground } = evidence
    if (ground?.kind !== 'quote') return evidence
    const at = this.context.articles.get(ground.article)
    if (at === undefined) return evidence
    // Of the present text here, whatever number it had there.
    const isPresent = at.document.whole?.revision === ground.revision && at.beside === null
    const revision = isPresent ? at.article.revision : ground.revision
    return { ...evidence, ground: { ...ground, article: at.article.id, revision } }
  }
}
