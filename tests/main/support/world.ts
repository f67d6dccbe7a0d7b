import { apply, reverse } from '../../../main/annotations/apply.ts'
import type { Edit } from '../../../main/annotations/draft.ts'
import { editFor } from '../../../main/annotations/edits.ts'
import type { Reading, Stamp } from '../../../main/annotations/reading.ts'
import { metaOf } from '../../../main/articles/build.ts'
import { parsePlain } from '../../../main/articles/blocks.ts'
import { PostilError } from '../../../main/errors.ts'
import type { Action } from '../../../preload/actions.ts'
import type {
  Annotation,
  Appearance,
  Article,
  ArticleMeta,
  Claim,
  Collection,
  DeletedSeed,
  Person,
  Relation,
  SavedFilter,
  Scale,
  Tag,
} from '../../../preload/model.ts'
import { OWN_SCALES } from '../../../preload/scales.ts'
import { articleWith } from '../../fixtures/content.ts'
import { brokenReferences } from './wholeness.ts'

/** Records in memory, with the articles that they are about: what edits are worked out from, without a disk. */
export class World {
  readonly tables = {
    annotation: new Map<string, Annotation>(),
    claim: new Map<string, Claim>(),
    person: new Map<string, Person>(),
    relation: new Map<string, Relation>(),
    tag: new Map<string, Tag>(),
    scale: new Map<string, Scale>(OWN_SCALES.map((own) => [own.id, own])),
    filter: new Map<string, SavedFilter>(),
    article: new Map<string, ArticleMeta>(),
    collection: new Map<string, Collection>(),
    deletedSeed: new Map<string, DeletedSeed>(),
  }
  /** Other revisions than the first, by article and number. */
  readonly revisions = new Map<string, Article>()
  #ids = 0
  #seconds = 0

  constructor(readonly texts: Record<string, string>) {
    for (const id of Object.keys(texts)) this.tables.article.set(id, metaOf(this.revision(id, 1)))
  }

  revision(id: string, revision: number): Article {
    const text = this.texts[id] ?? ''
    const first = articleWith(text, { id, title: id, blocks: parsePlain(text).blocks })
    const found = revision === 1 ? first : this.revisions.get(`${id} ${revision}`)
    if (!found) throw new PostilError('not-found', 'no such revision')
    return found
  }

  get reading(): Reading {
    const { annotation, claim, relation, person, tag, scale, filter } = this.tables
    const appearances = (): Appearance[] =>
      [...annotation.values()].filter((found) => found.kind === 'appearance')
    const of = (article: string): Annotation[] =>
      [...annotation.values()].filter((a) => a.article === article)
    return {
      text: (article) => {
        const meta = this.tables.article.get(article)
        if (!meta) throw new PostilError('not-found', 'no such article')
        return this.revision(article, meta.revision)
      },
      revision: (article, revision) => this.revision(article, revision),
      article: (id) => this.tables.article.get(id) ?? null,
      articles: () => this.tables.article.values(),
      storedSeed: (id) => (id in this.texts ? metaOf(this.revision(id, 1)) : null),
      collections: () => this.tables.collection.values(),
      deletedSeeds: () => this.tables.deletedSeed.values(),
      annotation: (article, id) => of(article).find((found) => found.id === id) ?? null,
      annotations: of,
      claim: (id) => claim.get(id) ?? null,
      claims: () => claim.values(),
      appearance: (id) => appearances().find((found) => found.id === id) ?? null,
      appearances,
      relation: (id) => relation.get(id) ?? null,
      appearancesOf: (id) => appearances().filter((found) => found.claim === id),
      joinedTo: (id) => [...claim.values()].filter(({ joinedTo }) => joinedTo === id),
      relationsOf: (id) => [...relation.values()].filter(({ from, to }) => from === id || to === id),
      tagged: (id) => [...annotation.values()].filter((found) => found.tags.includes(id)),
      people: () => person.values(),
      tags: () => tag.values(),
      scales: () => scale.values(),
      filters: () => filter.values(),
    }
  }

  get stamp(): Stamp {
    const now = new Date(Date.UTC(2026, 0, 2, 3, 4, this.#seconds++)).toISOString()
    return { now, author: 'Ada', newId: () => `id-${++this.#ids}` }
  }

  do(action: Action): Edit {
    const edit = editFor(action, this.reading, this.stamp)
    apply(this.tables, edit.changes)
    return edit
  }

  undo(edit: Edit): void {
    apply(this.tables, reverse(edit.changes))
  }

  /** What points to nothing, and claims that nobody makes. */
  get broken(): string[] {
    const { annotation, claim, relation, person, tag, filter } = this.tables
    return brokenReferences({
      annotations: [...annotation.values()],
      claims: [...claim.values()],
      relations: [...relation.values()],
      people: [...person.values()],
      tags: [...tag.values()],
      filters: [...filter.values()],
    })
  }

  /** Marks the words where they first stand, as one place of a new claim or of the one given. */
  fill(
    role: 'source' | 'cue' | 'content',
    words: string,
    appearance: string | null = null,
    add = false,
  ): Edit {
    return this.do({ do: 'fill', article: 'a', appearance, role, ranges: [this.range(words)], add })
  }

  range(words: string, article = 'a'): { start: number; end: number } {
    const start = this.texts[article]?.indexOf(words) ?? -1
    if (start === -1) throw new Error(`“${words}” is not in the text`)
    return { start, end: start + words.length }
  }

  appearance(id: string | null | undefined): Appearance {
    const found = this.tables.annotation.get(id ?? '')
    if (found?.kind !== 'appearance') throw new Error('no such appearance')
    return found
  }

  snapshot(): string {
    return JSON.stringify(
      Object.values(this.tables).map((table) => [...table].sort(([a], [b]) => (a < b ? -1 : 1))),
    )
  }
}
