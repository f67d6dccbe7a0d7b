/** Text or a piece of a page from the clipboard. */
import { guessLanguage } from '../language.ts'
import { textOfFlow, type FlowBlock } from './flow-block.ts'
import { flowOf } from './flow.ts'
import type { Imported, ImportResult } from './imported.ts'
import { looksLikePage } from './kind.ts'
import { pageOf } from './page/page.ts'
import { pruneHidden } from './page/visible.ts'
import { readText } from './plain.ts'
import { refused } from './refusal.ts'
import { parseHtml } from './tree.ts'

export interface Pasted {
  text: string
  /** What the clipboard has of the same as HTML; null where it has none. */
  html: string | null
}

/** The blocks of a pasted piece; null where it has but the words of the text, in another letter or colour. */
function blocksOf(html: string): FlowBlock[] | null {
  const piece = parseHtml(html)
  const { display } = pruneHidden(piece)
  const blocks = flowOf(piece, { display })
  return blocks.length > 1 || blocks.some(({ kind }) => kind !== 'paragraph') ? blocks : null
}

function importedOf(read: FlowBlock[]): Imported {
  const [first, ...rest] = read
  const titled = first?.kind === 'heading' && rest.length > 0
  const parts = titled ? [{ ...first, kind: 'title' as const }, ...rest] : read
  const { text, blocks } = textOfFlow(parts)
  return {
    title: titled ? first.text : null,
    byline: null,
    publisher: null,
    publishedOn: null,
    url: null,
    language: guessLanguage(text),
    text,
    blocks,
    pages: [],
    encoding: null,
    remarks: [],
  }
}

/**
 * Reads what was pasted. A piece of a page is all article, since somebody chose it: nothing but what was out of sight is
 * left out of it. The source of a whole page is read as a page. Never throws.
 */
export function readPasted({ text, html }: Pasted): ImportResult {
  try {
    if (looksLikePage(text)) return { ok: true, imported: pageOf(text, null) }
    const blocks = html === null ? null : blocksOf(html)
    const imported = blocks ? importedOf(blocks) : readText(text, 'txt', null)
    return { ok: true, imported }
  } catch (error) {
    return refused(error)
  }
}
