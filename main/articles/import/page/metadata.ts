/** What a page says about its article: JSON-LD, Open Graph, the meta elements in use, and its own elements. */
import type { Document, Element, ParentNode } from 'domhandler'
import { isComment, isTag } from 'domhandler'
import { readDate } from '../dates.ts'
import { bylineOf, firstAddress, firstLanguage, firstText, nameOf } from '../said.ts'
import { elementsUnder, textUnder, tidied } from '../tree.ts'
import { articleThing, listOf, namesOf } from './linked-data.ts'

export interface PageData {
  title: string | null
  /** What the window's title bar said: the title and, often, the site's name. */
  windowTitle: string | null
  byline: string | null
  publisher: string | null
  publishedOn: string | null
  url: string | null
  language: string | null
}

type Metas = ReadonlyMap<string, readonly string[]>

function metasOf(page: ParentNode): Metas {
  const metas = new Map<string, string[]>()
  for (const { name, attribs } of elementsUnder(page)) {
    if (name !== 'meta' || !attribs['content']) continue
    const keys = [attribs['property'], attribs['name'], attribs['itemprop'], attribs['http-equiv']]
    for (const key of new Set(keys.flatMap((key) => key?.toLowerCase().trim().split(/\s+/) ?? []))) {
      const values = metas.get(key) ?? []
      metas.set(key, values)
      values.push(attribs['content'])
    }
  }
  return metas
}

/** Comments by which savers say where a page was: "saved from url=(0028)https://...", SingleFile's "url: https://...". */
function savedFrom(page: Document): string | null {
  const open: ParentNode[] = [page, ...page.children.filter((child) => isTag(child))]
  for (const { children } of open) {
    for (const child of children) {
      if (!isComment(child)) continue
      const found =
        /saved from url=\(\d+\)(\S+)/i.exec(child.data) ?? /\burl:\s*(https?:\/\/\S+)/i.exec(child.data)
      const address = firstAddress(null, found?.[1])
      if (address !== null) return address
    }
  }
  return null
}

/** The first element that an attribute's word names, as "itemprop" or "rel". */
function marked(elements: readonly Element[], attribute: string, word: string): Element[] {
  return elements.filter(({ attribs }) => attribs[attribute]?.split(/\s+/).includes(word))
}

function bylineOn(elements: readonly Element[]): string | null {
  const named = [...marked(elements, 'itemprop', 'author'), ...marked(elements, 'rel', 'author')]
  const names = named.map((element) => {
    const inner = [...elementsUnder(element)].find(({ attribs }) => attribs['itemprop'] === 'name')
    return textUnder(inner ?? element)
  })
  const said = bylineOf(names.filter((name) => tidied(name).length <= 100))
  if (said !== null) return said
  const element = elements.find(({ attribs }) =>
    /(?:^|[\s_-])byline(?:$|[\s_-])/i.test(attribs['class'] ?? ''),
  )
  const words = element ? tidied(textUnder(element)) : ''
  // "By Mara Vinter, 2 January 2026, 9.00" is a name and more.
  return words.length > 150
    ? null
    : nameOf(words.split(/\s*(?:[|•·]|,?\s+(?=\d{1,2}\s)|,\s+(?=\p{L}+ \d))/u)[0])
}

function dateOn(elements: readonly Element[]): string | null {
  const stated = marked(elements, 'itemprop', 'datePublished')
  const times = elements.filter(({ name, attribs }) => name === 'time' && 'datetime' in attribs)
  for (const { attribs } of [...stated, ...times.filter(({ attribs }) => 'pubdate' in attribs), ...times]) {
    const date = readDate(attribs['datetime'] ?? attribs['content'])
    if (date !== null) return date
  }
  return null
}

/**
 * Reads what a page says about its article. `saved` is where the file's own header says that it was. Call it before
 * anything is taken out of the page: data stands in scripts and in what is out of sight.
 */
export function pageData(page: Document, saved: string | null): PageData {
  const metas = metasOf(page)
  const get = (...names: string[]) => names.flatMap((name) => metas.get(name) ?? [])
  const thing = articleThing(page) ?? {}
  const elements = [...elementsUnder(page)]
  const html = elements.find(({ name }) => name === 'html')
  const windowTitle = firstText(textOfFirst(elements, 'title'))
  const base = firstAddress(null, saved) ?? savedFrom(page)
  const canonical = marked(elements, 'rel', 'canonical').map(({ attribs }) => attribs['href'])
  return {
    title: firstText(
      thing['headline'],
      ...get('og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'citation_title', 'parsely-title'),
      thing['name'],
    ),
    windowTitle,
    byline:
      bylineOf(namesOf(thing['author'])) ??
      bylineOf(
        get(
          'author',
          'article:author',
          'dc.creator',
          'dcterms.creator',
          'citation_author',
          'parsely-author',
          'sailthru.author',
          'byl',
        ),
      ) ??
      bylineOn(elements),
    publisher: firstText(
      ...namesOf(thing['publisher']),
      ...get(
        'og:site_name',
        'dc.publisher',
        'dcterms.publisher',
        'citation_journal_title',
        'application-name',
        'publisher',
      ),
    ),
    publishedOn: firstDate(
      thing['datePublished'],
      thing['dateCreated'],
      ...get(
        'article:published_time',
        'og:article:published_time',
        'datepublished',
        'date',
        'dc.date',
        'dc.date.issued',
        'dcterms.issued',
        'dcterms.date',
        'dcterms.created',
        'citation_publication_date',
        'citation_date',
        'parsely-pub-date',
        'sailthru.date',
        'pubdate',
        'publish-date',
        'publication_date',
      ),
      dateOn(elements),
    ),
    url: firstAddress(
      base,
      ...canonical,
      ...get('og:url'),
      thing['url'],
      ...listOf(thing['mainEntityOfPage']),
      base,
    ),
    language: firstLanguage(
      html?.attribs['lang'],
      html?.attribs['xml:lang'],
      thing['inLanguage'],
      ...get('content-language', 'og:locale', 'dc.language', 'dcterms.language', 'language'),
    ),
  }
}

function textOfFirst(elements: readonly Element[], wanted: string): string | null {
  // <title> of a drawing is no title of the page.
  const found = elements.find(({ name, namespace }) => name === wanted && !namespace?.endsWith('/svg'))
  return found ? textUnder(found) : null
}

function firstDate(...values: unknown[]): string | null {
  for (const value of values) {
    const date = readDate(value)
    if (date !== null) return date
  }
  return null
}
