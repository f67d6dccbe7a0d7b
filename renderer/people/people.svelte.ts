import { TEXTS } from '../../preload/texts.ts'
import { match } from '../floating/search.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import type { ViewModel } from '../views/view.ts'
import { isOfKind, KINDS, rosterOf, type KindOfVoice, type Voice } from './roster.ts'

const words = TEXTS.peopleView

interface Captured {
  query: string
  kind: KindOfVoice
  role: string | null
  wanted: readonly string[]
}

/** What the view's components do for their model. */
export interface PeoplePage {
  /** So many rows are a page. */
  readonly rows: number
  reveal(key: string): void
  focusWords(): void
  editName(): void
}

/** Who makes claims: the list, who is current in it, and what keys do. It outlives its components. */
export class PeopleModel implements ViewModel {
  query = $state('')
  kind = $state<KindOfVoice>('all')
  role = $state<string | null>(null)
  /** Keys of voices, the one that is wanted most first: who is deleted is current again when undo brings them back. */
  #wanted = $state.raw<readonly string[]>([])
  /** What the last press of Delete named instead of deleting. */
  losses = $state.raw<{ key: string; said: string } | null>(null)
  desk: Desk | null = null
  page: PeoplePage | null = null

  readonly all = $derived.by(() => {
    const { library, web } = this.app
    return rosterOf(library.people, {
      all: web.all,
      claim: (id) => web.claim(id),
      person: (id) => library.personById.get(id),
      publishedOn: web.publishedOn,
      language: (article) => library.articleById.get(article)?.language ?? 'und',
    })
  })
  readonly kept = $derived.by(() => this.all.filter((voice) => this.#isKept(voice)))
  readonly current = $derived.by((): Voice | null => {
    for (const key of this.#wanted) {
      const found = this.kept.find((voice) => voice.key === key)
      if (found) return found
    }
    return this.kept[0] ?? null
  })
  readonly kinds = $derived.by(() =>
    KINDS.map((kind) => ({ kind, count: this.all.filter((voice) => isOfKind(voice, kind)).length })),
  )
  readonly roles = $derived.by(() => {
    const roles = new Map<string, number>()
    for (const { person } of this.all)
      if (person && person.role !== '') roles.set(person.role, (roles.get(person.role) ?? 0) + 1)
    return [...roles].sort(([a, n], [b, m]) => m - n || a.localeCompare(b))
  })

  constructor(readonly app: App) {}

  readonly status = $derived.by((): ViewModel['status'] => {
    const { current, losses } = this
    if (losses !== null && losses.key === current?.key)
      return { said: losses.said, keys: ['remove'], aside: [] }
    if (!current) return { said: '', keys: [], aside: [] }
    return {
      said: current.name,
      keys: current.person ? ['edit', 'merge', 'remove'] : ['adopt', 'merge'],
      aside: current.times > 0 ? ['open', 'filter'] : ['filter'],
    }
  })

  readonly commands: ViewModel['commands'] = {
    next: { run: () => this.step(1) },
    previous: { run: () => this.step(-1) },
    first: { run: () => this.#goTo(0) },
    last: { run: () => this.#goTo(this.kept.length - 1) },
    pageDown: { run: () => this.step(this.page?.rows ?? 8) },
    pageUp: { run: () => this.step(-(this.page?.rows ?? 8)) },
    open: { run: () => this.open(), enabled: () => this.current !== null },
    filter: { run: () => this.page?.focusWords() },
    edit: {
      run: () => this.#begin(() => this.page?.editName()),
      enabled: () => this.current !== null,
    },
    adopt: { run: () => this.app.inTurn(() => this.adopt()), enabled: () => this.current !== null },
    merge: {
      run: () => this.#begin(() => (this.app.overlay = 'mergePerson')),
      enabled: () => this.current !== null,
    },
    remove: { run: () => this.app.inTurn(() => this.remove()), enabled: () => this.current !== null },
  }

  #isKept(voice: Voice): boolean {
    const query = this.query.trim()
    if (!isOfKind(voice, this.kind)) return false
    if (this.role !== null && voice.person?.role !== this.role) return false
    if (query === '') return true
    const texts = [voice.name, ...(voice.person?.names ?? []), voice.person?.role ?? '']
    return texts.some((text) => match(query, text) !== null)
  }

  /** Something else than a second Delete takes the first one back. */
  #begin(act: () => unknown): void {
    this.losses = null
    act()
  }

  /** Makes somebody current: the first of these who is there. */
  choose(...keys: readonly string[]): void {
    this.#wanted = keys
    this.losses = null
    if (this.current) this.page?.reveal(this.current.key)
  }
  step(by: number): void {
    this.#goTo((this.current ? this.kept.indexOf(this.current) : 0) + by)
  }
  #goTo(index: number): void {
    const voice = this.kept[Math.max(0, Math.min(this.kept.length - 1, index))]
    if (voice) this.choose(voice.key)
  }

  setQuery(query: string): void {
    this.query = query
    this.#tell()
  }
  setKind(kind: KindOfVoice): void {
    this.kind = this.kind === kind ? 'all' : kind
    this.#tell()
  }
  setRole(role: string): void {
    this.role = this.role === role ? null : role
    this.#tell()
  }
  clearFilter(): void {
    this.query = ''
    this.role = null
    this.kind = 'all'
  }
  #tell(): void {
    const people = this.kept.filter(({ person }) => person !== null).length
    this.app.announcer.say(words.said(people, this.kept.length - people))
  }

  /** Opens the first passage where they make a claim. */
  async open(): Promise<void> {
    const row = this.current?.sayings[0]?.rows[0]
    if (!row) return this.app.announcer.say(words.noPassage)
    await this.desk?.go({ article: row.article, annotation: row.id })
  }

  /** Makes a person of the words of the text. */
  async adopt(): Promise<void> {
    const { current } = this
    if (!current) return
    if (current.person) return this.app.announcer.say(words.isPerson)
    const wanted = this.#wanted
    const edited = await this.#say(current, { name: current.name })
    if (!edited) return
    const made = edited.changes.find(({ table, before }) => table === 'person' && before === null)
    // Whoever has gone on meanwhile stays where they are.
    if (this.#wanted === wanted) this.choose(...(made ? [made.id] : []), current.key)
    this.app.announcer.say(words.adopted(current.name, current.sayings.length))
  }

  /** Merges a person into another, or says that the words of the text are somebody's. */
  async mergeInto(from: Voice, into: Voice): Promise<void> {
    if (!into.person) return
    if (from.person) {
      const edited = await this.app.do({ do: 'mergePerson', person: from.key, into: into.key })
      if (!edited) return
      this.app.announcer.say(words.merged(from.name, into.name, from.sayings.length))
    } else {
      if (!(await this.#say(from, { person: into.key }))) return
      this.app.announcer.say(words.linked(from.name, into.name, from.times))
    }
    // Undo brings back who was merged, and they are current again.
    this.choose(from.key, into.key)
  }

  #say(voice: Voice, person: { name: string } | { person: string }) {
    const appearances = voice.sayings.flatMap(({ rows }) => rows.map(({ id }) => id))
    return this.app.do({ do: 'speakers', appearances, person })
  }

  /** Deletes a person. What falls back to the words of the text is named first, and done when the key is pressed again. */
  async remove(): Promise<void> {
    const { current } = this
    if (!current) return
    if (!current.person) return this.app.announcer.say(words.isWords)
    if (current.times > 0 && this.losses?.key !== current.key) {
      const said = words.loses(current.name, current.sayings.length, current.articles)
      this.losses = { key: current.key, said }
      return this.app.announcer.say(said)
    }
    const at = this.kept.indexOf(current)
    const next = this.kept[at + 1] ?? this.kept[at - 1]
    if (!(await this.app.do({ do: 'removePerson', person: current.key }))) return
    this.choose(current.key, ...(next ? [next.key] : []))
    this.app.announcer.say(words.deleted(current.name))
  }

  capture(): Captured {
    const { query, kind, role } = this
    return { query, kind, role, wanted: this.#wanted }
  }
  restore(state: unknown): void {
    const { query, kind, role, wanted } = state as Captured
    this.query = query
    this.kind = kind
    this.role = role
    this.choose(...wanted)
  }
}

/** The app's people. */
export function peopleOf(app: App): PeopleModel {
  const model = app.views.people
  if (!(model instanceof PeopleModel)) throw new Error('the people have no model')
  return model
}
