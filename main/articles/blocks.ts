import type { Block } from '../../preload/model.ts'
import { readDateline } from './dateline.ts'

export interface Line {
  start: number
  /** Before the \n. */
  end: number
  blank: boolean
}

export interface Parsed {
  /** Null where the text has none that looks like one. */
  title: string | null
  publishedOn: string | null
  blocks: Block[]
}

/** Longer than this a first line is prose, in code units. */
const LONGEST_TITLE = 200
/** A line that ends like a sentence is prose sooner. */
const LONGEST_SENTENCE = 100

/** The lines of a canonical text. A line of white space alone is blank. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start)
    const end = found === -1 ? text.length : found
    lines.push({ start, end, blank: text.slice(start, end).trim() === '' })
    start = end + 1
  }
  return lines
}

/** Runs of lines without a blank one between them. */
function runsOf(lines: readonly Line[]): Line[][] {
  const runs: Line[][] = []
  let current: Line[] | null = null
  for (const line of lines) {
    if (line.blank) current = null
    else if (current) current.push(line)
    else runs.push((current = [line]))
  }
  return runs
}

/** Whether a line that stands alone reads like a headline. */
export function looksLikeTitle(words: string): boolean {
  const line = words.trim()
  if (line.length > LONGEST_TITLE) return false
  return line.length <= LONGEST_SENTENCE || !/[.…]["'”’»“)]*$/u.test(line)
}

/**
 * The blocks of a plain text: a date line if the first line is one, then the title if a line stands alone there, then
 * paragraphs, which blank lines part. A single line end inside a paragraph stays inside its block.
 */
export function parsePlain(text: string): Parsed {
  const lines = linesOf(text)
  const blocks: Block[] = []
  let publishedOn: string | null = null
  const first = lines.findIndex((line) => !line.blank)
  const head = lines[first]
  let rest = lines
  if (head) {
    publishedOn = readDateline(text.slice(head.start, head.end))
    if (publishedOn !== null) {
      blocks.push({ kind: 'dateline', start: head.start, end: head.end })
      rest = lines.slice(first + 1)
    }
  }
  let title: string | null = null
  const runs = runsOf(rest)
  for (const [index, run] of runs.entries()) {
    const start = run[0]?.start ?? 0
    const end = run.at(-1)?.end ?? start
    const words = text.slice(start, end)
    if (index === 0 && run.length === 1 && runs.length > 1 && looksLikeTitle(words)) {
      title = words.trim()
      blocks.push({ kind: 'title', start, end })
    } else blocks.push({ kind: 'paragraph', start, end })
  }
  return { title, publishedOn, blocks }
}
