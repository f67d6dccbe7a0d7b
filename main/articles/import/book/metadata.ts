/** What an EPUB says about itself: Dublin Core, in the spelling of EPUB 2 and that of EPUB 3. */
import type { Element } from 'domhandler'
import { readDate } from '../dates.ts'
import type { Imported } from '../imported.ts'
import { bylineOf, firstAddress, firstLanguage, firstText } from '../said.ts'
import { elementsUnder, localName } from '../tree.ts'
import { wordsOf } from './package.ts'

type Said = Pick<Imported, 'title' | 'byline' | 'publisher' | 'publishedOn' | 'url'> & {
  language: string | null
}

/** What a <meta refines="#id" property="role"> says of the element with that id. */
function refinement(all: readonly Element[], element: Element, property: string): string | null {
  const id = element.attribs['id']
  const found = all.find(
    ({ attribs }) => id !== undefined && attribs['refines'] === `#${id}` && attribs['property'] === property,
  )
  return found ? wordsOf(found) : null
}

/** Reads a package's metadata. Translators and illustrators did not write the book: who has another role is no author. */
export function bookData(metadata: Element | null): Said {
  const all = metadata ? [...elementsUnder(metadata)] : []
  const named = (name: string) => all.filter((element) => localName(element) === name)
  const words = (name: string) => named(name).map(wordsOf)
  const titles = named('title')
  const main = titles.find((title) => refinement(all, title, 'title-type') === 'main') ?? titles[0]
  const authors = named('creator').filter((creator) => {
    const role = creator.attribs['opf:role'] ?? refinement(all, creator, 'role')
    return role === null || role === undefined || role === 'aut'
  })
  const dates = named('date')
  const published = dates.find(({ attribs }) => attribs['opf:event'] === 'publication')
  const date = published ?? dates.find(({ attribs }) => attribs['opf:event'] === undefined)
  return {
    title: main ? firstText(wordsOf(main)) : null,
    byline: bylineOf(authors.map(wordsOf)),
    publisher: firstText(...words('publisher')),
    publishedOn: date ? readDate(wordsOf(date)) : null,
    url: firstAddress(null, ...words('source'), ...words('identifier')),
    language: firstLanguage(...words('language')),
  }
}
