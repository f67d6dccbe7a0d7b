import type { Annotation, Block, Claim, Person, Scale, Tag } from '../../preload/model.ts'

/** The text that an article's annotations stand on. */
export interface ArticleText {
  text: string
  blocks: readonly Block[]
  revision: number
}

/**
 * What an edit is worked out from: the records as they are now. The article that an action names, and for a tag's
 * deletion all that carry it, are loaded before.
 */
export interface Reading {
  /** Throws PostilError not-found where the library has no such article. */
  text(article: string): ArticleText
  annotation(article: string, id: string): Annotation | null
  annotations(article: string): Iterable<Annotation>
  /** A claim that is at home in the article or has an appearance there. */
  claim(article: string, id: string): Claim | null
  /** Annotations that carry a tag, over the whole library. */
  tagged(tag: string): Iterable<Annotation>
  people(): Iterable<Person>
  tags(): Iterable<Tag>
  scales(): readonly Scale[]
}

/** What new records are stamped with. */
export interface Stamp {
  now: string
  author: string
  newId(): string
}
