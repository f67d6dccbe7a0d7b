/** The records that a reading makes, once its documents have their articles and its passages their places. */
import type { Annotation, Appearance } from '../../../preload/model.ts'
import type { ReadProblem } from '../../../preload/interchange.ts'
import type { ReadAnnotation, Reading, ReadTag } from '../../formats/reading/reading.ts'
import type { PlacedAnnotation } from '../../formats/reading/place.ts'
import type { Draft } from '../draft.ts'
import { Claims } from './claims.ts'
import { Codebook } from './codebook.ts'
import type { Context } from './context.ts'
import type { Settled } from './documents.ts'
import { bringPeople } from './people.ts'
import type { Putting } from './putting.ts'
import { bringRelations } from './relations.ts'
import { Known } from './same.ts'
import { bringScales } from './scales.ts'
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

const BLANK_ANNOTATION: Partial<Appearance> = {
  ...{ tags: [], note: '', author: '', quoted: null, said: null, was: undefined, foreign: undefined },
  ...{ source: { spans: [], person: null, none: false }, cue: { spans: [] } },
}

class Bringing {
  readonly draft: Draft
  readonly #putting: Putting
  readonly #context: Context
  readonly #claims: Claims
  readonly #codebook: Codebook
  readonly #made: ReadonlySet<string>
  readonly #ids: Ids
  #first: Brought['first'] = null

  constructor(
    readonly reading: Reading,
    readonly settled: readonly Settled[],
    putting: Putting,
  ) {
    this.draft = putting.draft
    this.#putting = putting
    const { reading: library, stamp } = this.draft
    bringScales(reading.scales, putting)
    const tallies = noTallies()
    this.#context = {
      ...{ putting, tallies, kept: 0 },
      library: new Shared(library),
      people: bringPeople(reading.people, putting, tallies),
      articles: new Map(
        settled.flatMap((each) =>
          each.document.id !== null && each.article
            ? [[each.document.id, { ...each, article: each.article }] as const]
            : [],
        ),
      ),
    }
    this.#claims = new Claims(reading.claims, settled, this.#context)
    this.#made = new Set(
      settled.flatMap(({ fate, article }) => (fate === 'new' && article ? [article.id] : [])),
    )
    this.#codebook = new Codebook(putting, tallies, reading.tags.map(this.#tagHere))
    const known = new Set(
      settled.flatMap(({ fate, article }) =>
        fate === 'known' && article ? [...library.annotations(article.id)].map(({ id }) => id) : [],
      ),
    )
    this.#ids = new Ids(stamp, (id) => known.has(id) || library.appearance(id) !== null)
  }

  run(): Brought {
    const { tallies, people, articles } = this.#context
    const { problems } = this.#putting
    for (const { document, fate, article, placed } of this.settled) {
      if (article === null) {
        if (document.annotations.length > 0) this.#putting.problems.push(homeless(document))
        continue
      }
      if (fate === 'new' && document.details.foreign) this.#context.kept++
      const present = fate === 'known' ? [...this.draft.reading.annotations(article.id)] : []
      const library = { byId: new Map(present.map((each) => [each.id, each])), same: new Known(present) }
      for (const each of placed) this.#bringAnnotation(each, article.id, library)
      for (const each of placed)
        for (const what of each.problems)
          this.#putting.problems.push({ file: document.details.file ?? document.key, what })
    }
    this.#claims.bringAll()
    bringRelations(this.reading.relations, this.#claims, this.#context)
    return {
      ...{ tallies, problems, first: this.#first, kept: this.#context.kept },
      ids: {
        person: (id) => people.get(id) ?? id,
        tag: (id) => this.#codebook.hereOf(id),
        article: (id) => articles.get(id)?.article.id ?? id,
      },
    }
  }

  /** Quotes of a tag are of articles as they are called here; of those that are not here they are quotes alone. */
  readonly #tagHere = (tag: ReadTag): ReadTag => {
    if (tag.examples === undefined) return tag
    const examples = tag.examples.map((example) => {
      if (example.article === null) return example
      const article = this.#context.articles.get(example.article)?.article.id ?? example.article
      const isHere = this.draft.reading.article(article) !== null || this.#made.has(article)
      return isHere ? { ...example, article } : { ...example, article: null, start: null }
    })
    return { ...tag, examples }
  }

  #bringAnnotation(
    placed: PlacedAnnotation,
    article: string,
    library: { byId: ReadonlyMap<string, Annotation>; same: Known },
  ): void {
    const { read, target } = placed
    const before = read.id === null ? undefined : library.byId.get(read.id)
    // An id that cannot be had here says as little as none: without this, each import of the file would make it again.
    const isNamed = read.id !== null && this.#ids.isFree(read.id)
    const claimKey = read.appearance?.claim ?? null
    const called = target.spans[0]?.exact ?? read.note
    const made = this.#putting.fit(
      'annotation',
      this.#annotationOf(placed, article, before),
      called,
      BLANK_ANNOTATION,
    )
    if (made === null) return
    if (read.foreign) this.#context.kept++
    const same = before ?? (isNamed ? null : library.same.take(made))
    if (same) {
      if (same.kind === 'appearance' && claimKey !== null)
        this.#claims.recognise(claimKey, same.claim, article)
      const isNewer = read.modified !== null && isLater(made.modified, same.modified)
      if (before && isNewer && made.kind === before.kind) {
        this.draft.adopt('annotation', before, made)
        this.#context.tallies.annotations.changed++
      } else this.#context.tallies.annotations.known++
      return
    }
    const withClaim =
      made.kind === 'appearance' ? { ...made, claim: this.#claims.claimFor(claimKey, article) } : made
    this.draft.put('annotation', null, withClaim)
    this.#first ??= { article, annotation: withClaim.id }
    this.#context.tallies.annotations.new++
  }

  #annotationOf(placed: PlacedAnnotation, article: string, before: Annotation | undefined): Annotation {
    const { read, target, source, cue, was } = placed
    const tags = read.tags.map((path) => this.#codebook.idOf(path)).filter((id) => id !== null)
    const base = {
      id: before?.id ?? this.#ids.give(read.id),
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
      person: person === null ? null : (this.#context.people.get(person) ?? null),
      none: spans.length === 0 && (appearance?.source.none ?? false),
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
