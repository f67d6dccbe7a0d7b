import type {
  Annotation,
  Appearance,
  Article,
  ArticleMeta,
  Block,
  Claim,
  Collection,
  DeletedSeed,
  Person,
  Relation,
  SavedFilter,
  Scale,
  Tag,
} from '../../preload/model.ts'

/** The text that an article's annotations stand on. */
export interface ArticleText {
  text: string
  blocks: readonly Block[]
  revision: number
  /** BCP 47. */
  language: string
}

/**
 * What an edit is worked out from: the records as they are now. The articles that an action names, and for what is done
 * to a tag all that carry it, are loaded before.
 */
export interface Reading {
  /** Throws PostilError not-found where the library has no such article. */
  text(article: string): ArticleText
  /** A revision of an article as it was stored. Throws PostilError not-found. */
  revision(article: string, revision: number): Article
  /** What the library says of an article. */
  article(id: string): ArticleMeta | null
  articles(): Iterable<ArticleMeta>
  /** A deleted seed as it was stored; null where its files are gone too. */
  storedSeed(id: string): ArticleMeta | null
  collections(): Iterable<Collection>
  deletedSeeds(): Iterable<DeletedSeed>
  annotation(article: string, id: string): Annotation | null
  annotations(article: string): Iterable<Annotation>
  /** Claims, their appearances and relations are those of the whole library. */
  claim(id: string): Claim | null
  claims(): Iterable<Claim>
  appearance(id: string): Appearance | null
  appearances(): Iterable<Appearance>
  relation(id: string): Relation | null
  appearancesOf(claim: string): Iterable<Appearance>
  /** Claims whose `joinedTo` is this one. */
  joinedTo(claim: string): Iterable<Claim>
  /** Relations from and to the claim's own record. */
  relationsOf(claim: string): Iterable<Relation>
  /** Annotations that carry a tag, over the whole library. */
  tagged(tag: string): Iterable<Annotation>
  people(): Iterable<Person>
  tags(): Iterable<Tag>
  scales(): Iterable<Scale>
  filters(): Iterable<SavedFilter>
}

/** What new records are stamped with. */
export interface Stamp {
  now: string
  author: string
  newId(): string
}
