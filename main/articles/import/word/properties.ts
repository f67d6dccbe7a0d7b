/** What a .docx says about itself in its properties. */
import type { Document } from 'domhandler'
import { readDate } from '../dates.ts'
import type { Imported } from '../imported.ts'
import { bylineOf, firstAddress, firstLanguage, firstText } from '../said.ts'
import { elementsUnder, firstNamed, localName, textUnder } from '../tree.ts'
import type { WordPackage } from './package.ts'

type Said = Pick<Imported, 'title' | 'byline' | 'publisher' | 'publishedOn' | 'url'> & {
  language: string | null
}

/** Names that programs put where a person's belongs. */
const NOBODY =
  /^(?:microsoft|ms office|office|python-docx|docx|un-?named|unknown|users?|admin(?:istrator)?|author|default|pandoc|libreoffice|openoffice|apache|google|windows)\b/i
/** Titles that programs make of a template's or a file's name. */
const NO_TITLE =
  /^(?:microsoft word\b.*|(?:word )?document ?\d*|untitled.{0,3}|title|template)$|\.(?:docx?|odt|rtf|dotx?)$/i

function textOf(part: Document | null, name: string): string | null {
  const element = part ? firstNamed(part, name) : null
  return element ? firstText(textUnder(element)) : null
}

/** Properties that a person added, by name in lower case. */
function customOf(part: Document | null): Map<string, string> {
  const found = new Map<string, string>()
  for (const element of part ? elementsUnder(part) : [])
    if (localName(element) === 'property' && element.attribs['name'])
      found.set(element.attribs['name'].toLowerCase(), textUnder(element).trim())
  return found
}

/** Reads the properties. Where none says when the text appeared, the date is the day the file was made. */
export function propertiesOf(word: WordPackage): Said {
  const core = word.own('core-properties')
  const custom = customOf(word.own('custom-properties'))
  const program = word.own('extended-properties')
  const creator = textOf(core, 'creator')
  const title = textOf(core, 'title')
  const source = custom.get('source')
  return {
    title: title === null || NO_TITLE.test(title) ? null : title,
    byline: bylineOf((creator ?? '').split(/\s*;\s*/).filter((name) => !NOBODY.test(name))),
    publisher: firstText(
      custom.get('publisher'),
      textOf(core, 'publisher'),
      firstAddress(null, source) === null ? source : null,
      textOf(program, 'Company'),
    ),
    publishedOn:
      readDate(custom.get('date') ?? custom.get('published')) ??
      // python-docx leaves its template's date.
      (creator === 'python-docx' ? null : readDate(textOf(core, 'created'))),
    url: firstAddress(null, custom.get('url'), custom.get('link'), source, textOf(program, 'HyperlinkBase')),
    language: firstLanguage(textOf(core, 'language'), custom.get('language')),
  }
}
