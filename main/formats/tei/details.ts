/** What a teiHeader says of the article. */
import type { Element } from 'domhandler'
import { IsoDate } from '../../../preload/model.ts'
import { elementsUnder, firstNamed, localName, textUnder, tidied } from '../../articles/import/tree.ts'
import type { InFile, ReadDocument } from '../reading/reading.ts'

/** Postil's id of the article; null in a file that another program wrote. */
export function ownArticleId(tei: Element): string | null {
  const id = idnosOf(tei).get('postil') ?? ''
  return /^[\w-]{1,80}$/.test(id) ? id : null
}

function idnosOf(tei: Element): Map<string, string> {
  const header = firstNamed(tei, 'teiHeader')
  const found = new Map<string, string>()
  for (const element of header ? elementsUnder(header) : [])
    if (localName(element) === 'idno' && !found.has(element.attribs.type ?? ''))
      found.set(element.attribs.type ?? '', textUnder(element))
  return found
}

export function detailsOf(
  tei: Element,
  file: InFile,
  own: { foreign?: Record<string, unknown> },
): Pick<ReadDocument, 'hash' | 'details'> {
  const idnos = idnosOf(tei)
  const isOwn = ownArticleId(tei) !== null
  const header = firstNamed(tei, 'teiHeader')
  const statement = header && firstNamed(header, 'titleStmt')
  const source = header && firstNamed(header, 'sourceDesc')
  const publication = header && firstNamed(header, 'publicationStmt')
  const words = (within: Element | null, name: string): string | null => {
    const element = within && firstNamed(within, name)
    const said = element ? textUnder(element) : ''
    return (isOwn ? said : tidied(said)) || null
  }
  const first = <T>(...values: (T | null)[]): T | null => values.find((each) => each !== null) ?? null
  const hash = idnos.get('sha256') ?? ''
  const address = idnos.get('URI') ?? idnos.get('URL') ?? idnos.get('url') ?? null
  const stem =
    file.path
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? ''
  const language = tei.attribs['xml:lang'] ?? (header && firstNamed(header, 'language')?.attribs.ident)
  return {
    hash: /^[0-9a-f]{64}$/.test(hash) ? hash : null,
    details: {
      title: words(statement, 'title') ?? (isOwn ? '' : stem),
      byline: first(words(statement, 'author'), words(source, 'author')),
      publisher: isOwn
        ? words(source, 'publisher')
        : first(words(source, 'publisher'), words(publication, 'publisher')),
      publishedOn: first(dateIn(source), isOwn ? null : dateIn(publication)),
      url: isOwn || (address !== null && /^https?:/.test(address)) ? address : null,
      language: language || 'und',
      file: isOwn ? (idnos.get('filename') ?? null) : null,
      ...own,
    },
  }
}

/** The first date that is one: its words as Postil writes them, or else what it is when. */
function dateIn(within: Element | null): string | null {
  for (const element of within ? elementsUnder(within) : []) {
    if (localName(element) !== 'date') continue
    const [words, when] = [textUnder(element).trim(), element.attribs.when].map(
      (each) => IsoDate.safeParse(each).data,
    )
    if (words ?? when) return words ?? when ?? null
  }
  return null
}
