import type { PageStart } from '../../../preload/model.ts'
import { readDateline } from '../dateline.ts'
import { guessLanguage } from '../language.ts'
import { textOfBlocks, type ImportFile, type ImportResult } from './imported.ts'
import { compose } from './pdf/compose.ts'
import { openPdf } from './pdf/document.ts'
import { wordsOf } from './pdf/hyphens.ts'
import { kindsOf, type Shape } from './pdf/kinds.ts'
import { layoutOf, type Layout } from './pdf/layout.ts'
import { propertiesOf } from './pdf/properties.ts'

/**
 * Reads a PDF's words in reading order. Paragraphs that run over a column or a page are one block; running heads and page
 * numbers are left out where they repeat; hyphens that only broke a word at a line's end go. A PDF without any text is
 * refused, a page without text is named in the remarks.
 */
export async function readPdf(file: ImportFile): Promise<ImportResult> {
  const opened = await openPdf(file.bytes)
  if (!opened.ok) return opened
  const layout = layoutOf(opened.document.pages)
  if (!layout) {
    const isUnreadable = opened.document.pages.some((page) => page.isUnreadable)
    return {
      ok: false,
      why: isUnreadable ? 'its fonts do not say which letters they show' : 'it has no text (a scan)',
    }
  }

  const { text, blocks, pages } = textOf(layout)
  const titleBlock = blocks.find(({ kind }) => kind === 'title')
  const dateline = blocks.find(({ kind }) => kind === 'dateline')
  const { language, title, publishedOn, ...properties } = propertiesOf(opened.document)
  return {
    ok: true,
    imported: {
      ...properties,
      title: title ?? (titleBlock ? text.slice(titleBlock.start, titleBlock.end) : null),
      publishedOn: (dateline ? readDateline(text.slice(dateline.start, dateline.end)) : null) ?? publishedOn,
      language: language ?? guessLanguage(text),
      text,
      blocks,
      pages,
      encoding: null,
      remarks: [
        ...remarkOn(layout.empty, 'no text'),
        ...remarkOn(layout.unreadable, 'letters that cannot be read'),
      ],
    },
  }
}

function textOf({ paragraphs, measures }: Layout) {
  const words = wordsOf(paragraphs.flatMap(({ lines }) => lines.map((line) => line.text)))
  const shapes = kindsOf(paragraphs, measures)
  const composed = paragraphs.map(({ lines }) => compose(lines, words))
  const { text, blocks } = textOfBlocks(
    composed.map((part, index) => ({ text: part.text, ...shapeOf(part.text, shapes[index]!, index) })),
  )
  const pages: PageStart[] = []
  for (const [index, block] of blocks.entries())
    for (const { page, start } of composed[index]!.pages)
      if (pages.at(-1)?.page !== page) pages.push({ page, start: block.start + start })
  return { text, blocks, pages }
}

/** A line near the top that is a date and nothing else is the day of publication. */
function shapeOf(text: string, shape: Shape, index: number): Shape {
  return index < 6 && shape.kind !== 'title' && readDateline(text) !== null ? { kind: 'dateline' } : shape
}

function remarkOn(pages: readonly number[], what: string): string[] {
  if (pages.length === 0) return []
  if (pages.length === 1) return [`Page ${pages[0]} has ${what}.`]
  return [`Pages ${pages.slice(0, -1).join(', ')} and ${pages.at(-1)} have ${what}.`]
}
