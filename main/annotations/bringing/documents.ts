/** The documents of a reading: which article each is, and where its annotations stand in it. */
import type { ImportPreview, ReadingChoice } from '../../../preload/interchange.ts'
import type { Article, ArticleMeta } from '../../../preload/model.ts'
import { parsePlain } from '../../articles/blocks.ts'
import { FRESH } from '../../articles/build.ts'
import { textHash } from '../../articles/canonical.ts'
import { guessLanguage } from '../../articles/language.ts'
import { bestOf, quotesFound, Shelf } from '../../formats/reading/match.ts'
import { placeDocument, type PlacedAnnotation } from '../../formats/reading/place.ts'
import type { ReadDocument, Reading } from '../../formats/reading/reading.ts'
import { DocumentText, fitOf, unitOf, type Fit } from '../../formats/reading/units.ts'
import type { Stamp } from '../reading.ts'

export interface Settled {
  document: ReadDocument
  fate: 'new' | 'known' | 'homeless'
  /** Null for the homeless. */
  article: Article | null
  /** The file's text, where it is another revision of a known article: it is kept beside, under this number. */
  beside: { text: string; revision: number } | null
  placed: PlacedAnnotation[]
}

export interface Shelves {
  articles: readonly ArticleMeta[]
  isTaken(id: string): boolean
  /** An article of the library, which is kept in memory with its records. */
  load(id: string): Promise<Article>
  /** The present text of one that is only looked into. */
  text(id: string): Promise<string>
  /** The number that another revision of it would have. */
  nextRevision(meta: ArticleMeta): Promise<number>
}

/** What is known of a document before its positions are read. */
interface Found {
  document: ReadDocument
  own: DocumentText | null
  hash: string | null
  known: ArticleMeta | null
}

export async function settleDocuments(
  reading: Reading,
  choice: ReadingChoice,
  shelves: Shelves,
  stamp: Stamp,
): Promise<{ settled: Settled[]; unit: ImportPreview['unit'] }> {
  const shelf = new Shelf(shelves.articles)
  const found = reading.documents.map((document): Found => {
    const own = document.text === null ? null : new DocumentText(document.text)
    const hash = own ? textHash(own.sought.text) : document.hash
    return { document, own, hash, known: shelf.find(document, hash) }
  })
  await house(found, choice, shelves)

  const texts = new Map<string, DocumentText>()
  const loaded = new Map<string, Article>()
  for (const { known } of found) {
    if (known === null || loaded.has(known.id)) continue
    const article = await shelves.load(known.id)
    loaded.set(known.id, article)
    texts.set(known.id, new DocumentText(article.text))
  }
  const groundOf = ({ own, known }: Found): DocumentText | null =>
    own ?? (known ? (texts.get(known.id) ?? null) : null)
  const fits = new Map<Found, Fit>()
  for (const each of found) {
    const ground = groundOf(each)
    if (ground) fits.set(each, fitOf(ground, each.document))
  }
  const unit = reading.unit === null ? null : unitOf(reading.unit, [...fits.values()], choice.unit)

  const made = new Map<string, Article>()
  const besides = new Besides(shelves)
  const settled: Settled[] = []
  for (const each of found) {
    const { document, own, hash, known } = each
    const text = groundOf(each)
    if (text === null) {
      settled.push({ document, fate: 'homeless', article: null, beside: null, placed: [] })
      continue
    }
    const used = unit?.used ?? 'UTF-16'
    const layout = fits.get(each)?.layouts[used] ?? 'raw'
    const article = known ? loaded.get(known.id) : newArticle(each, shelves, stamp, made)
    if (!article) throw new Error('a known article was not loaded')
    const differs = known !== null && own !== null && hash !== article.hash && !isReplaced(own, article.text)
    const beside = differs ? await besides.of(known, own.sought.text) : null
    const placed = placeDocument(document, {
      ...{ text, unit: used, layout },
      present: differs ? article.text : null,
      revision: article.revision,
      fileRevision: beside?.revision ?? article.revision,
    })
    settled.push({ document, fate: known ? 'known' : 'new', article, beside, placed })
  }
  return { settled, unit: unit && unit.of > 0 ? unit : null }
}

/** Numbers of the revisions that texts of a file are kept as: one a text, and no number twice. */
class Besides {
  readonly #numbers = new Map<string, Map<string, number>>()

  constructor(readonly shelves: Pick<Shelves, 'nextRevision'>) {}

  async of(meta: ArticleMeta, text: string): Promise<{ text: string; revision: number }> {
    const own = this.#numbers.get(meta.id) ?? new Map<string, number>()
    this.#numbers.set(meta.id, own)
    const revision =
      own.get(text) ?? Math.max((await this.shelves.nextRevision(meta)) - 1, ...own.values()) + 1
    own.set(text, revision)
    return { text, revision }
  }
}

/**
 * Finds articles for documents that are known by nothing: those without a text by what the person says, or by their quotes; those with
 * replaced characters by the rest of their text.
 */
async function house(found: readonly Found[], choice: ReadingChoice, shelves: Shelves): Promise<void> {
  const replaced = found.filter(({ known, own }) => !known && own?.sought.text.includes('\ufffd') === true)
  if (replaced.length > 0)
    for (const meta of shelves.articles) {
      const text = await shelves.text(meta.id)
      for (const each of replaced) if (each.own && isReplaced(each.own, text)) each.known ??= meta
    }
  await houseByQuotes(found, choice, shelves)
}

async function houseByQuotes(
  found: readonly Found[],
  { article }: ReadingChoice,
  shelves: Shelves,
): Promise<void> {
  const homeless = found.filter(
    ({ known, own, document }) => !known && !own && document.annotations.length > 0,
  )
  if (homeless.length === 0) return
  const counts = homeless.map(() => new Map<string, number>())
  const ofs = homeless.map(() => 0)
  for (const { id } of shelves.articles) {
    const text = await shelves.text(id)
    for (const [index, { document }] of homeless.entries()) {
      const quotes = quotesFound(document, text)
      if (quotes === null) continue
      ofs[index] = quotes.of
      counts[index]?.set(id, quotes.found)
    }
  }
  for (const [index, each] of homeless.entries()) {
    const best = bestOf(counts[index] ?? new Map(), ofs[index] ?? 0)
    // What the person says is for those alone of which nothing else speaks.
    each.known = shelves.articles.find(({ id }) => id === (best ?? article)) ?? null
  }
}

/** Whether a text is another only in what a format could not hold and replaced, one unit by one. */
function isReplaced(file: DocumentText, present: string): boolean {
  const { text } = file.sought
  if (text.length !== present.length || !text.includes('\ufffd')) return false
  for (let at = 0; at < text.length; at++) if (text[at] !== present[at] && text[at] !== '\ufffd') return false
  return true
}

/** The article that a document with a text of its own makes; one for all documents of the same text. */
function newArticle(
  { document, own, hash }: Found,
  shelves: Shelves,
  { newId, now }: Stamp,
  made: Map<string, Article>,
): Article | undefined {
  if (own === null || hash === null) return undefined
  // With ids of their own, articles are as many as the file says, whatever their texts.
  const key = document.id === null ? `text ${hash}` : `id ${document.id} ${hash}`
  const earlier = made.get(key)
  if (earlier) return earlier
  const { id, whole, details } = document
  const isFree = id !== null && /^[\w-]{1,80}$/.test(id) && !shelves.isTaken(id) && !made.has(`given ${id}`)
  const articleId = isFree ? id : newId()
  const article = whole
    ? { ...whole, id: articleId, text: own.sought.text, hash }
    : articleOf(own.sought.text, hash, details, articleId, now)
  made.set(key, article)
  made.set(`given ${articleId}`, article)
  return article
}

function articleOf(
  text: string,
  hash: string,
  details: ReadDocument['details'],
  id: string,
  now: string,
): Article {
  const parsed = parsePlain(text)
  const { foreign, file = null } = details
  const stem = file?.replace(/\.\w{1,20}$/, '') ?? ''
  return {
    ...FRESH,
    id,
    title: details.title ?? (parsed.title || stem || firstWords(text)),
    byline: details.byline ?? null,
    publisher: details.publisher ?? null,
    publishedOn: details.publishedOn ?? parsed.publishedOn,
    url: details.url ?? null,
    language: details.language ?? guessLanguage(text),
    origin: 'import',
    path: null,
    revision: 1,
    hash,
    added: now,
    file,
    ...{ text, blocks: parsed.blocks, pages: [], encoding: null },
    ...(foreign === undefined ? {} : { foreign }),
  }
}

function firstWords(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? ''
  return line.length <= 80 ? line : `${line.slice(0, 80).replace(/\s+\S*$/u, '')}…`
}
