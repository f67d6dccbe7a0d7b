/** What stands in YAML before a Markdown text, between lines of three hyphens. */
import { parse } from 'yaml'
import { readDate } from './dates.ts'
import type { Imported } from './imported.ts'
import { bylineOf, firstAddress, firstLanguage, firstText } from './said.ts'

type Said = Pick<Imported, 'title' | 'byline' | 'publisher' | 'publishedOn' | 'url' | 'language'>

const FENCED = /^---[ \t]*\n([\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/
/** More is no front matter, in code units. */
const LONGEST = 64 * 1024

/** YAML dates come as written: the core schema knows no timestamps. `date: 2026` is a number. */
function fieldsOf(yaml: string): Map<string, unknown> | null {
  try {
    const read: unknown = parse(yaml, { maxAliasCount: 50, logLevel: 'silent' })
    if (read === null || typeof read !== 'object' || Array.isArray(read)) return null
    return new Map(Object.entries(read).map(([key, value]) => [key.toLowerCase(), value as unknown]))
  } catch {
    return null
  }
}

function names(value: unknown): unknown[] {
  const list: unknown[] = Array.isArray(value) ? value : [value]
  return list.map((item) => (item !== null && typeof item === 'object' && 'name' in item ? item.name : item))
}

/**
 * Parts front matter from a text. Its fields are data about the article and no words of it, so that the text goes on
 * after it; where it is no YAML mapping it is a rule between two lines, and the text is whole. Language is "" where it
 * is not said.
 */
export function frontMatter(text: string): { said: Said; rest: string } | null {
  const found = FENCED.exec(text.slice(0, LONGEST))
  const fields = found?.[1] === undefined ? null : fieldsOf(found[1])
  if (!found || fields === null) return null
  const get = (...keys: string[]) =>
    keys.map((key) => fields.get(key)).find((value) => value !== undefined && value !== null)
  const source = get('source')
  const said: Said = {
    title: firstText(get('title', 'headline')),
    byline: bylineOf([get('author', 'authors', 'byline', 'by', 'creator')].flatMap(names)),
    publisher: firstText(
      ...names(get('publisher', 'publication', 'site', 'site_name', 'sitename')),
      firstAddress(null, source) === null ? names(source)[0] : null,
    ),
    publishedOn: readDate(
      get('date', 'published', 'publishedon', 'date_published', 'pubdate', 'publish_date'),
    ),
    url: firstAddress(null, get('url', 'link', 'canonical', 'canonical_url', 'permalink'), source),
    language: firstLanguage(get('lang', 'language', 'locale')) ?? '',
  }
  return { said, rest: text.slice(found[0].length).replace(/^(?:[ \t]*\n)+/, '') }
}
