import type { Article, Block } from '../../../preload/model.ts'

/** A file as it came: nothing of it is trusted. */
export interface ImportFile {
  /** With its extension, without folders. */
  name: string
  bytes: Uint8Array
}

/** What a reader makes of a file: the canonical text, its blocks, and what the file says about itself. */
export interface Imported extends Pick<
  Article,
  'byline' | 'publisher' | 'publishedOn' | 'url' | 'language' | 'text' | 'blocks' | 'pages'
> {
  /** Null where the file names none: the file's name stands in. */
  title: string | null
  /** How bytes were read as text; null for formats that fix it. `guessed` is shown, so that a wrong guess is seen. */
  encoding: { name: string; guessed: boolean } | null
  /** What the person should know of what came in, in whole sentences ("Page 2 has no text."). */
  remarks: string[]
}

/** A refusal gives the reason as the end of a sentence: "it has no text (a scan)". */
export type ImportResult = { ok: true; imported: Imported } | { ok: false; why: string }

/** Puts block texts together as a canonical text, a blank line between them. */
export function textOfBlocks(parts: readonly (Omit<Block, 'start' | 'end'> & { text: string })[]): {
  text: string
  blocks: Block[]
} {
  const blocks: Block[] = []
  let start = 0
  for (const { text, ...block } of parts) {
    const end = start + text.length
    blocks.push({ ...block, start, end })
    start = end + 2
  }
  return { text: parts.map(({ text }) => text).join('\n\n'), blocks }
}
