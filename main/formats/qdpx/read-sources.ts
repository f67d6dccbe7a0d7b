/** Which sources of a project have a text that can be read, and which are left out. */
import type { Element } from 'domhandler'
import { childrenNamed, textUnder } from '../../articles/import/tree.ts'
import { plainGuid } from '../refi/guid.ts'
import type { Source } from './around.ts'
import type { Opened } from './open.ts'
import { some, type Problems } from './problems.ts'

const MEDIA = { PictureSource: 'picture', AudioSource: 'audio', VideoSource: 'video' } as const

/** Sources that have a text: of a PDF the one that represents it. */
export function sourcesOf(root: Element, { textAt }: Opened, problems: Problems): Source[] {
  const found: Source[] = []
  const take = (element: Element, outer: Element): void => {
    const { plainTextPath, richTextPath } = element.attribs
    const [content] = childrenNamed(element, 'PlainTextContent')
    const text = content ? textUnder(content) : plainTextPath === undefined ? null : textAt(plainTextPath)
    const name = outer.attribs.name ?? ''
    if (text === null)
      problems.count(
        'texts',
        name,
        (count, names) =>
          `Without a text in the file${richTextPath === undefined ? '' : ', but for a formatted one'}: ${some(count, 'source')}${names}. What is annotated there needs an article of the library.`,
      )
    found.push({ element, outer, text, guid: plainGuid(outer.attribs.guid) || `source-${found.length}` })
  }
  for (const list of childrenNamed(root, 'Sources')) {
    for (const element of childrenNamed(list, 'TextSource')) take(element, element)
    for (const pdf of childrenNamed(list, 'PDFSource')) {
      const [text] = childrenNamed(pdf, 'Representation')
      const name = pdf.attribs.name ?? ''
      if (text) take(text, pdf)
      else
        problems.count(
          'pdf',
          name,
          (count, names) => `Left out, without a text in the file: ${some(count, 'PDF source')}${names}.`,
        )
      const areas = childrenNamed(pdf, 'PDFSelection').filter(
        (each) => childrenNamed(each, 'Coding').length > 0,
      )
      // Programs that code text of a PDF give its place on the page beside the one in the text.
      const isDoubled = text !== undefined && childrenNamed(text, 'PlainTextSelection').length > 0
      if (!isDoubled)
        for (const area of areas)
          problems.count(
            'areas',
            area.attribs.name ?? name,
            (count, names) => `Left out, as areas of a page: ${some(count, 'passage')}${names}.`,
          )
    }
    for (const [kind, what] of Object.entries(MEDIA))
      for (const element of childrenNamed(list, kind))
        problems.count(
          kind,
          element.attribs.name ?? '',
          (count, names) => `Left out, with what is coded in them: ${some(count, `${what} source`)}${names}.`,
        )
  }
  return found
}
