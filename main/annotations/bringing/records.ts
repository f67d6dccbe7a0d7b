/** The records that a reading makes, once its documents have their articles and its passages their places. */
import type { Annotation, Appearance, Article, Claim, Evidence } from '../../../preload/model.ts'
import type { ReadProblem } from '../../../preload/interchange.ts'
import type { ReadAnnotation, ReadClaim, Reading, ReadTag } from '../../formats/reading/reading.ts'
import { emptyClaim } from '../../formats/reading/reading.ts'
import type { PlacedAnnotation } from '../../formats/reading/place.ts'
import type { Draft } from '../draft.ts'
import { Codebook } from './codebook.ts'
import type { Settled } from './documents.ts'
import { bringPeople } from './people.ts'
import type { Putting } from './putting.ts'
import { Known } from './same.ts'
import { Shared } from './shared.ts'
import { Ids, isLater, timesOf } from './stamps.ts'
import { noTallies, type Tallies } from './tally.ts'

export interface Brought {
  tallies: Tallies
  problems: ReadProblem[]
  /** Where the first new annotation stands. */
  first: { article: string; annotation: string } | null
  /** Records of which something is kept that Postil has no field for. */
  kept: number
  /** What the file's ids are here. */
  ids: {
    person: (id: string) => string
    tag: (id: string) => string
    article: (id: string) => string
  }
}

/** Puts everything that a reading says into a draft. Articles that are new are put there before. */
export function bringRecords(reading: Reading, settled: readonly Settled[], putting: Putting): Brought {
  return new Bringing(reading, settled, putting).run()
}

/** What fields of a claim become where they hold what no claim can. */
const BLANK_CLAIM: Partial<Claim> = {
  ...{ statement: null, claimant: null, context: '', type: null, verifiable: null, worth: null },
  ...{ verdict: null, evidence: [], joinedTo: null, author: '', foreign: undefined },
}
const BLANK_ANNOTATION: Partial<Appearance> = {
  ...{ tags: [], note: '', author: '', quoted: null, said: null, was: undefined, foreign: undefined },
  ...{ source: { spans: [], person: null, none: false }, cue: { spans: [] } },
}
const LOST_RELATION = 'A relation leads to a claim that is not here, or to itself: it is left out.'
const BLANK_RELATION = { note: '', author: '', foreign: undefined }

class Bringing {
  readonly #tallies = noTallies()
  readonly draft: Draft
  readonly #problems: ReadProblem[]
  readonly #people: ReadonlyMap<string, string>
  readonly #codebook: Codebook
  readonly #claims: Map<string, ReadClaim>
  /** Ids of claims by their keys in the file. */
  readonly #claimIds = new Map<string, string>()
  readonly #homes = new Map<string, string>()
  /** Where documents with ids of their own are here. */
  readonly #made: ReadonlySet<string>
  readonly #at: ReadonlyMap<string, Settled & { article: Article }>
  readonly #ids: { annotation: Ids; claim: Ids; relation: Ids }
  readonly #putting: Putting
  readonly #library: Shared
  #first: Brought['first'] = null
  #kept = 0

  constructor(
    readonly reading: Reading,
    readonly settled: readonly Settled[],
    putting: Putting,
  ) {
    this.draft = putting.draft
    this.#putting = putting
    this.#problems = putting.problems
    const { reading: library, stamp } = this.draft
    this.#library = new Shared(library)
    this.#bringScales()
    this.#people = bringPeople(reading.people, this.#putting, this.#tallies)
    this.#claims = new Map(reading.claims.map((claim) => [claim.key, claim]))
    this.#made = new Set(
      settled.flatMap(({ fate, article }) => (fate === 'new' && article ? [article.id] : [])),
    )
    this.#at = new Map(
      settled.flatMap((each) =>
        each.document.id !== null && each.article
          ? [[each.document.id, { ...each, article: each.article }] as const]
          : [],
      ),
    )
    this.#codebook = new Codebook(this.#putting, this.#tallies, reading.tags.map(this.#tagHere))
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
    return {
      ...{ tallies: this.#tallies, problems: this.#problems, first: this.#first, kept: this.#kept },
      ids: {
        person: (id) => this.#people.get(id) ?? id,
        tag: (id) => this.#codebook.hereOf(id),
        article: (id) => this.#at.get(id)?.article.id ?? id,
      },
    }
  }

  /** Quotes of a tag are of articles as they are called here; of those that are not here they are quotes alone. */
  readonly #tagHere = (tag: ReadTag): ReadTag => {
    if (tag.examples === undefined) return tag
    const examples = tag.examples.map((example) => {
      if (example.article === null) return example
      const article = this.#at.get(example.article)?.article.id ?? example.article
      const isHere = this.draft.reading.article(article) !== null || this.#made.has(article)
      return isHere ? { ...example, article } : { ...example, article: null, start: null }
    })
    return { ...tag, examples }
  }

  #bringScales(): void {
    const known = new Map([...this.draft.reading.scales()].map((scale) => [scale.id, scale]))
    for (const scale of this.reading.scales) {
      const here = known.get(scale.id)
      if (here === undefined) {
        const made = this.#putting.put('scale', null, scale, scale.name)
        if (made) known.set(made.id, made)
        continue
      }
      const labels = new Set(here.labels.map(({ id }) => id))
      const more = scale.labels.filter(({ id }) => !labels.has(id))
      if (more.length === 0) continue
      const what = `The scale “${here.name}” has no ${more.map(({ name }) => `“${name}”`).join(', ')} here. Verdicts that say so keep the word.`
      this.#problems.push({ file: null, what })
    }
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
    const { read, target } = placed
    const before = read.id === null ? undefined : library.byId.get(read.id)
    // An id that cannot be had here says as little as none: without this, each import of the file would make it again.
    const isNamed = read.id !== null && this.#ids.annotation.isFree(read.id)
    const claimKey = read.appearance?.claim ?? null
    const called = target.spans[0]?.exact ?? read.note
    const made = this.#putting.fit(
      'annotation',
      this.#annotationOf(placed, article, before),
      called,
      BLANK_ANNOTATION,
    )
    if (made === null) return
    if (read.foreign) this.#kept++
    const same = before ?? (isNamed ? null : library.same.take(made))
    if (same) {
      if (same.kind === 'appearance' && claimKey !== null && !this.#claimIds.has(claimKey)) {
        this.#claimIds.set(claimKey, same.claim)
        this.#homes.set(claimKey, article)
      }
      const isNewer = read.modified !== null && isLater(made.modified, same.modified)
      if (before && isNewer && made.kind === before.kind) {
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
      this.#putting.put('claim', null, this.#claimOf(said, id, article), said.key, BLANK_CLAIM)
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
  #placeClaim(claim: ReadClaim): void {
    const { key, id, home } = claim
    if (this.#claimIds.has(key)) return
    const [first] = this.settled
    const at =
      this.settled.find(({ document }) => document.key === home) ?? (home === undefined ? undefined : first)
    if (!at?.article) return
    // Nobody makes it in this file: without an id of its own it is known by what it says.
    const isNamed = id !== null && this.#ids.claim.isFree(id)
    const same = isNamed ? null : this.#library.unmade(at.article.id, claim)
    this.#claimIds.set(key, same?.id ?? this.#ids.claim.give(id))
    this.#homes.set(key, at.article.id)
  }

  #bringClaim(said: ReadClaim): void {
    const id = this.#claimIds.get(said.key)
    if (id === undefined) {
      const words = said.statement ?? said.key
      const what = `The claim “${words.slice(0, 80)}” is made in no article that is here: it is left out.`
      this.#problems.push({ file: null, what, lost: true })
      return
    }
    if (said.foreign) this.#kept++
    const before = this.draft.reading.claim(id)
    const home = before?.home ?? this.#homes.get(said.key) ?? ''
    const called = said.statement ?? said.key
    const made = this.#putting.fit('claim', this.#claimOf(said, id, home), called, BLANK_CLAIM)
    if (made === null) return
    made.joinedTo = this.#joinOf(made, said)
    if (before === null) {
      this.draft.put('claim', null, made)
      this.#tallies.claims.new++
    } else if (said.id === id && said.modified !== null && isLater(made.modified, before.modified)) {
      this.draft.adopt('claim', before, made)
      this.#tallies.claims.changed++
    } else this.#tallies.claims.known++
  }

  /** The claim that one is the same as; null where that leads nowhere, or back to itself. */
  #joinOf({ id, joinedTo, statement }: Claim, said: ReadClaim): string | null {
    const seen = new Set([id])
    for (let at = joinedTo; at !== null;) {
      if (seen.has(at)) break
      seen.add(at)
      const next = this.draft.claimOrNull(at)
      // One of this file that has not been put yet looks at this one when its turn comes.
      if (next === null || next.joinedTo === null) return joinedTo
      at = next.joinedTo
    }
    if (said.joinedTo !== null) {
      const what = `The claim “${(statement ?? said.key).slice(0, 80)}” is said to be the same as one that is not here, or as itself: it stays on its own.`
      this.#problems.push({ file: null, what })
    }
    return null
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
    const at = this.#at.get(ground.article)
    if (at === undefined) return evidence
    // Of the present text here, whatever number it had there.
    const isPresent = at.document.whole?.revision === ground.revision && at.beside === null
    const revision = isPresent ? at.article.revision : ground.revision
    return { ...evidence, ground: { ...ground, article: at.article.id, revision } }
  }

  #bringRelations(): void {
    const { reading: library } = this.draft
    for (const { key: _key, id: said, from, to, created, modified, ...rest } of this.reading.relations) {
      const [fromId, toId] = [this.#claimIds.get(from), this.#claimIds.get(to)]
      if (fromId === undefined || toId === undefined || fromId === toId) {
        this.#problems.push({ file: null, what: LOST_RELATION, lost: true })
        continue
      }
      const before = said === null ? null : library.relation(said)
      const home = this.draft.claimOrNull(fromId)?.home
      if (home === undefined || this.draft.claimOrNull(toId) === null) {
        this.#problems.push({ file: null, what: LOST_RELATION, lost: true })
        continue
      }
      const times = timesOf({ created, modified }, this.draft.stamp)
      const id = before?.id ?? this.#ids.relation.give(said)
      const made = this.#putting.fit(
        'relation',
        { ...rest, ...times, ...{ id, home, from: fromId, to: toId } },
        rest.note || rest.kind,
        BLANK_RELATION,
      )
      if (made === null) continue
      if (before && modified !== null && isLater(made.modified, before.modified)) {
        this.draft.adopt('relation', before, made)
        this.#tallies.relations.changed++
      } else if (before ?? this.#library.relation(made)) this.#tallies.relations.known++
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
    lost: true,
  }
}
