/** What crosses the bridge about what the system asked the app to open. */

/** What somebody opened from outside: files wait to be imported, links to be shown. */
export type OpenedKind = 'files' | 'links'

/** Where a link leads. */
export type LinkAnswer =
  | {
      to: 'place'
      article: string
      annotation: string | null
      /** In UTF-16 code units of the article's current text. */
      span: { start: number; end: number } | null
      /** The article is here, and what the link points to in it is not. */
      missing: 'annotation' | 'words' | null
    }
  /** It is no link of Postil's, or to an article that this library does not have. */
  | { to: 'nothing'; why: 'bad' | 'no-article' }
