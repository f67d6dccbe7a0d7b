import type { PageStart } from '../../../../preload/model.ts'
import { seam, spaceAfterInitial, type Words } from './hyphens.ts'
import { INITIAL } from './initials.ts'
import type { Line } from './lines.ts'

/** The running text of lines, and where in it pages begin. */
export interface Composed {
  text: string
  pages: PageStart[]
}

/** Joins the lines of one paragraph. Where a word goes on over a page's end, its rest begins the page. */
export function compose(lines: readonly Line[], words: Words): Composed {
  let text = ''
  const pages: PageStart[] = []
  for (const line of lines) {
    const next = withInitial(line.text, words)
    if (text !== '') {
      const { cut, between } = seam(text, next, words)
      text = text.slice(0, text.length - cut) + between
    }
    if (pages.at(-1)?.page !== line.page) pages.push({ page: line.page, start: text.length })
    text += next
  }
  return { text: text.replaceAll('\u00ad', ''), pages }
}

function withInitial(text: string, words: Words): string {
  const [initial, rest] = text.split(INITIAL, 2) as [string, string | undefined]
  if (rest === undefined) return text
  return initial + (spaceAfterInitial(initial, rest, words) ? ' ' : '') + rest
}
