/** The tags of a reading: by their paths those of the library, or new ones. */
import type { Tag } from '../../../preload/model.ts'
import { TagPath } from '../../../preload/model.ts'
import { HUES } from '../../../preload/colours.ts'
import type { ReadTag } from '../../formats/reading/reading.ts'
import type { Putting } from './putting.ts'
import { Ids } from './stamps.ts'
import type { Tallies } from './tally.ts'

const COLOURS = HUES.map(({ colour }) => colour)

/** What a file's entry becomes where the library cannot hold what it says. */
const BLANK = { colour: COLOURS[0] ?? '#000000', key: null, foreign: undefined }

export class Codebook {
  readonly #byPath: Map<string, Tag>
  readonly #byId: Map<string, Tag>
  readonly #keys: Set<number | null>
  readonly #uses: Map<string, number>
  readonly #ids: Ids
  /** What the file calls a tag, by what it is called here. */
  readonly #renamed = new Map<string, string>()

  readonly #before: ReadonlyMap<string, Tag>
  readonly #unfit = new Set<string>()
  readonly #here = new Map<string, string>()

  constructor(
    readonly putting: Putting,
    readonly tallies: Tallies,
    given: readonly ReadTag[],
  ) {
    const { draft } = putting
    const tags = draft.tags()
    this.#before = new Map(tags.map((tag) => [tag.id, tag]))
    this.#byPath = new Map(tags.map((tag) => [tag.path, tag]))
    this.#byId = new Map(tags.map((tag) => [tag.id, tag]))
    this.#keys = new Set(tags.map(({ key }) => key))
    this.#uses = new Map(
      COLOURS.map((colour) => [colour, tags.filter((tag) => tag.colour === colour).length]),
    )
    this.#ids = new Ids(draft.stamp, (id) => this.#byId.has(id))
    for (const tag of given) this.#take(tag)
  }

  /** The tag of a path, made where there is none. Null for what cannot be a tag. */
  idOf(said: string): string | null {
    const known = this.#renamed.get(said) ?? this.#byPath.get(said)?.id
    if (known !== undefined) return known
    return this.#take({ id: null, path: said })
  }

  /** What a tag that the file has an id for is called here; the id itself for what the file has no tag for. */
  hereOf(id: string): string {
    return this.#here.get(id) ?? id
  }

  #take({ id, path: said, ...entry }: ReadTag): string | null {
    const path = fitPath(said)
    if (path === null) {
      if (!this.#unfit.has(said))
        this.putting.problems.push({
          file: null,
          what: `“${said.slice(0, 80)}” cannot be a tag: it is left out.`,
        })
      this.#unfit.add(said)
      return null
    }
    // A tag that is known by its id may have been renamed here since.
    const known = (id === null ? undefined : this.#byId.get(id)) ?? this.#byPath.get(path)
    if (known) {
      if (known.path !== said) this.#renamed.set(said, known.id)
      if (id !== null) this.#here.set(id, known.id)
      this.#fill(known, entry)
      return known.id
    }
    const { key: wanted = null, colour, ...rest } = entry
    const key = wanted === null || this.#keys.has(wanted) ? null : wanted
    if (key !== null) this.#keys.add(key)
    const made: Tag = {
      id: this.#ids.give(id),
      path,
      colour: colour ?? this.#nextColour(),
      key,
      ...{ definition: '', use: '', avoid: '', examples: [] },
      ...rest,
    }
    this.#uses.set(made.colour, (this.#uses.get(made.colour) ?? 0) + 1)
    const fitted = this.putting.put('tag', null, made, path, BLANK)
    if (fitted === null) return null
    this.#know(fitted)
    if (id !== null) this.#here.set(id, fitted.id)
    if (path !== said) this.#renamed.set(said, made.id)
    this.tallies.tags.new++
    return made.id
  }

  /** Texts that the library's entry lacks are taken over; what it says stays. */
  #fill(known: Tag, { definition, use, avoid, examples, foreign }: Partial<ReadTag>): void {
    const quotes = new Set(known.examples.map(({ quote }) => quote))
    const after: Tag = {
      ...known,
      definition: known.definition || (definition ?? ''),
      use: known.use || (use ?? ''),
      avoid: known.avoid || (avoid ?? ''),
      examples: [...known.examples, ...(examples ?? []).filter(({ quote }) => !quotes.has(quote))].slice(
        0,
        1000,
      ),
      ...(known.foreign || foreign ? { foreign: { ...foreign, ...known.foreign } } : {}),
    }
    if (JSON.stringify(after) === JSON.stringify(known)) {
      this.tallies.tags.known++
      return
    }
    const fitted = this.putting.put('tag', this.#before.get(known.id) ?? null, after, known.path, {
      ...BLANK,
      foreign: known.foreign,
    })
    if (fitted) this.#know(fitted)
    this.tallies.tags.changed++
  }

  #know(tag: Tag): void {
    this.#byPath.set(tag.path, tag)
    this.#byId.set(tag.id, tag)
  }

  #nextColour(): string {
    const uses = (colour: string): number => this.#uses.get(colour) ?? 0
    return COLOURS.reduce((best, colour) => (uses(colour) < uses(best) ? colour : best))
  }
}

/** What a file calls a tag, as a path; null where nothing is left of it. */
function fitPath(said: string): string | null {
  const path = said
    .split('/')
    .map((part) => part.replace(/\s+/gu, ' ').trim())
    .filter((part) => part !== '')
    .join('/')
    .slice(0, 200)
    .replace(/[\ud800-\udbff]$/, '')
  const asSaid = TagPath.safeParse(said)
  if (asSaid.success) return asSaid.data
  return TagPath.safeParse(path).data ?? null
}
