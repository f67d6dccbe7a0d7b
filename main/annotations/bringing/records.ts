/** The records that a reading makes, once its documents have their articles and its passages their places. */
import type { Annotation, Appearance, Claim, Evidence, Relation } from '../../../preload/model.ts'
import type { ReadProblem } from '../../../preload/interchange.ts'
import type { ReadAnnotation, ReadClaim, Reading } from '../../formats/reading/reading.ts'
import { emptyClaim } from '../../formats/reading/reading.ts'
import type { PlacedAnnotation } from '../../formats/reading/place.ts'
import type { Draft } from '../draft.ts'
import { Codebook } from './codebook.ts'
import type { Settled } from './documents.ts'
import { bringPeople } from './people.ts'
import { Known } from './same.ts'
import { Ids, timesOf } from './stamps.ts'
import { noTallies, type Tallies } from './tally.ts'

export interface Brought {
  tallies: Tallies
  problems: ReadProblem[]
  /** Where the first new annotation stands. */
  first: { article: string; annotation: string } | null
  /** Records of which something is kept that Postil has no field for. */
  kept: number
}

/** Puts everything that a reading says into a draft. Articles that are new are put there before. */
export function bringRecords(reading: Reading, settled: readonly Settled[], draft: Draft): Brought {
  return new Bringing(reading, settled, draft).run()
}

class Bringing {
  readonly #tallies = noTallies()
  readonly #problems: ReadProblem[] = []
  readonly #people: ReadonlyMap<string, string>
  readonly #codebook: Codebook
  readonly #claims: Map<string, ReadClaim>
  /** Ids of claims by their keys in the file. */
  readonly #claimIds = new Map<string, string>()
  readonly #homes = new Map<string, string>()
  readonly #articleIds: ReadonlyMap<string, string>
  readonly #ids: { annotation: Ids; claim: Ids; relation: Ids }
  #first: Brought['first'] = null
  #kept = 0

  constructor(
    readonly reading: Reading,
    readonly settled: readonly Settled[],
    readonly draft: Draft,
  ) {
    const { reading: library, stamp } = draft
    this.#bringScales()
    this.#people = bringPeople(reading.people, draft, this.#tallies)
    this.#codebook = new Codebook(draft, this.#tallies, reading.tags)
    this.#claims = new Map(reading.claims.map((claim) => [claim.key, claim]))
    this.#articleIds = new Map(
      settled.flatMap(({ document, article }) =>
        document.id !== null && article ? [[document.id, article.id] as const] : [],
      ),
    )
    const known = new Set(
      settled.flatMap(({ fate, article }) =>
        fate === 'known' && article ? [...library.annotations(article.id)].map(({ id }) => id) : [],
      ),
    )
    this.#ids = {
      annotation: new Ids(stamp, (id) => known.has(id) || library.appearance(id) !== null),
      claim: new Ids(stamp, (id) => library.claim(id) !== null),
      relation: new Ids(stamp, (id) => library.relation(id) !== null),
    }
  }

  run(): Brought {
    this.#findClaims()
    for (const { document, fate, article, placed } of this.settled) {
      if (article === null) {
        if (document.annotations.length > 0) this.#problems.push(homeless(document))
        continue
      }
      if (fate === 'new' && document.details.foreign) this.#kept++
      const present = fate === 'known' ? [...this.draft.reading.annotations(article.id)] : []
      const library = { byId: new Map(present.map((each) => [each.id, each])), same: new Known(present) }
      for (const each of placed) this.#bringAnnotation(each, article.id, library)
      for (const each of placed)
        for (const what of each.problems)
          this.#problems.push({ file: document.details.file ?? document.key, what })
    }
    this.#bringClaims()
    this.#bringRelations()
    return { tallies: this.#tallies, problems: this.#problems, first: this.#first, kept: this.#kept }
  }

  #bringScales(): void {
    const known = new Set([...this.draft.reading.scales()].map(({ id }) => id))
    for (const scale of this.reading.scales) if (!known.has(scale.id)) this.draft.put('scale', null, scale)
  }

  /** Claims that the library has by their ids. */
  #findClaims(): void {
    for (const { key, id } of this.reading.claims)
      if (id !== null && this.draft.reading.claim(id) !== null) this.#claimIds.set(key, id)
  }

  #bringAnnotation(
    placed: PlacedAnnotation,
    article: string,
    library: { byId: ReadonlyMap<string, Annotation>; same: Known },
  ): void {
    const { read } = placed
    const before = read.id === null ? undefined : library.byId.get(read.id)
    const claimKey = read.appearance?.claim ?? null
    const made = this.#annotationOf(placed, article, before)
    if (read.foreign) this.#kept++
    const same = before ?? (read.id === null ? library.same.take(made) : null)
    if (same) {
      if (same.kind === 'appearance' && claimKey !== null && !this.#claimIds.has(claimKey))
        this.#claimIds.set(claimKey, same.claim)
      if (before && read.modified !== null && made.modified > before.modified && made.kind === before.kind) {
        this.draft.adopt('annotation', before, made)
        this.#tallies.annotations.changed++
      } else this.#tallies.annotations.known++
      return
    }
    const withClaim =
      made.kind === 'appearance' ? { ...made, claim: this.#claimFor(claimKey, article) } : made
    this.draft.put('annotation', null, withClaim)
    this.#first ??= { article, annotation: withClaim.id }
    this.#tallies.annotations.new++
  }

  /** The claim that an appearance makes: the one of its key, or one of its own, at home where it is first made. */
  #claimFor(key: string | null, article: string): string {
    const known = key === null ? undefined : this.#claimIds.get(key)
    if (key !== null && known !== undefined) {
      if (!this.#homes.has(key)) this.#homes.set(key, article)
      return known
    }
    const said = (key === null ? undefined : this.#claims.get(key)) ?? emptyClaim('')
    const id = this.#ids.claim.give(said.id)
    if (key === null) {
      this.draft.put('claim', null, this.#claimOf(said, id, article))
      this.#tallies.claims.new++
      return id
    }
    if (!this.#claims.has(key)) this.#claims.set(key, { ...emptyClaim(key) })
    this.#claimIds.set(key, id)
    this.#homes.set(key, article)
    return id
  }

  #annotationOf(placed: PlacedAnnotation, article: string, before: Annotation | undefined): Annotation {
    const { read, target, source, cue, was } = placed
    const tags = read.tags.map((path) => this.#codebook.idOf(path)).filter((id) => id !== null)
    const base = {
      id: before?.id ?? this.#ids.annotation.give(read.id),
      ...{ article, target, tags: [...new Set(tags)], note: read.note, author: read.author },
      ...timesOf(read, this.draft.stamp),
      ...(was === undefined ? {} : { was }),
      ...(read.foreign === undefined ? {} : { foreign: read.foreign }),
    }
    if (read.kind !== 'appearance') return { ...base, kind: read.kind }
    return {
      ...base,
      ...this.#attributionOf(read, before),
      source: this.#sourceOf(read, source),
      cue: { spans: cue },
    }
  }

  #attributionOf(
    { appearance }: ReadAnnotation,
    before: Annotation | undefined,
  ): Pick<Appearance, 'kind' | 'claim' | 'quoted' | 'said'> {
    const claim = before?.kind === 'appearance' ? before.claim : 'not-yet'
    return { kind: 'appearance', claim, quoted: appearance?.quoted ?? null, said: appearance?.said ?? null }
  }

  #sourceOf({ appearance }: ReadAnnotation, spans: Appearance['source']['spans']): Appearance['source'] {
    const person = appearance?.source.person ?? null
    return {
      spans,
      person: person === null ? null : (this.#people.get(person) ?? null),
      none: spans.length === 0 && (appearance?.source.none ?? false),
    }
  }

  #bringClaims(): void {
    for (const claim of this.#claims.values()) this.#placeClaim(claim)
    for (const claim of this.#claims.values()) this.#bringClaim(claim)
  }

  /** A claim that nobody makes needs a home, and an id before others point to it. */
  #placeClaim({ key, id, home }: ReadClaim): void {
    if (this.#claimIds.has(key)) return
    const [first] = this.settled
    const at =
      this.settled.find(({ document }) => document.key === home) ?? (home === undefined ? undefined : first)
    if (!at?.article) return
    this.#claimIds.set(key, this.#ids.claim.give(id))
    this.#homes.set(key, at.article.id)
  }

  #bringClaim(said: ReadClaim): void {
    const id = this.#claimIds.get(said.key)
    if (id === undefined) {
      const words = said.statement ?? said.key
      const what = `The claim “${words.slice(0, 80)}” is made in no article that is here: it is left out.`
      this.#problems.push({ file: null, what })
      return
    }
    if (said.foreign) this.#kept++
    const before = this.draft.reading.claim(id)
    const made = this.#claimOf(said, id, before?.home ?? this.#homes.get(said.key) ?? '')
    if (before === null) {
      this.draft.put('claim', null, made)
      this.#tallies.claims.new++
    } else if (said.id === id && said.modified !== null && made.modified > before.modified) {
      this.draft.adopt('claim', before, made)
      this.#tallies.claims.changed++
    } else this.#tallies.claims.known++
  }

  #claimOf(said: ReadClaim, id: string, home: string): Claim {
    const { key: _key, home: _home, claimant, joinedTo, evidence, created, modified, ...rest } = said
    const joined = joinedTo === null ? undefined : this.#claimIds.get(joinedTo)
    return {
      ...rest,
      ...{ id, home },
      claimant: claimant === null ? null : (this.#people.get(claimant) ?? null),
      joinedTo: joined === undefined || joined === id ? null : joined,
      evidence: evidence.map((each) => this.#evidenceOf(each)),
      ...timesOf({ created, modified }, this.draft.stamp),
    }
  }

  #evidenceOf(evidence: Evidence): Evidence {
    const { ground } = evidence
    if (ground?.kind !== 'quote') return evidence
    return {
      ...evidence,
      ground: { ...ground, article: this.#articleIds.get(ground.article) ?? ground.article },
    }
  }

  #bringRelations(): void {
    const { reading: library } = this.draft
    for (const { key: _key, id: said, from, to, created, modified, ...rest } of this.reading.relations) {
      const [fromId, toId] = [this.#claimIds.get(from), this.#claimIds.get(to)]
      if (fromId === undefined || toId === undefined || fromId === toId) {
        this.#problems.push({
          file: null,
          what: 'A relation leads to a claim that is not here: it is left out.',
        })
        continue
      }
      const before = said === null ? null : library.relation(said)
      const same = [...library.relationsOf(fromId)].find(
        (each) => each.kind === rest.kind && each.from === fromId && each.to === toId,
      )
      const home = this.draft.claim(fromId).home
      const times = timesOf({ created, modified }, this.draft.stamp)
      const id = before?.id ?? this.#ids.relation.give(said)
      const made: Relation = { ...rest, ...times, ...{ id, home, from: fromId, to: toId } }
      if (before && modified !== null && made.modified > before.modified) {
        this.draft.adopt('relation', before, made)
        this.#tallies.relations.changed++
      } else if (before ?? same) this.#tallies.relations.known++
      else {
        this.draft.put('relation', null, made)
        this.#tallies.relations.new++
      }
    }
  }
}

function homeless({ key, details, annotations }: Settled['document']): ReadProblem {
  const name = details.title ?? details.url ?? key
  const many =
    annotations.length === 1 ? 'its annotation stays' : `its ${annotations.length} annotations stay`
  return {
    file: details.file ?? null,
    what: `The article “${name}” is not in the library, and the file has no text of it: ${many} out. Import the article first, or choose which article it is.`,
  }
}
