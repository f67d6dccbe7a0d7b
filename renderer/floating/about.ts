/** What a thing chosen from a list will be done to, in words. */
import { TEXTS } from '../../preload/texts.ts'
import { quoteOf } from '../../preload/rows.ts'
import { statementOf } from '../claims/words.ts'
import type { App } from '../state/app.svelte.ts'

const LONGEST = 44

/** "for the claim “…”"; '' where nothing is selected or current. A selection goes before what is current. */
export function aboutWhat(app: App, selecting: boolean, selected: string): string {
  const words = TEXTS.floating
  if (selecting) return words.selection(shortened(selected))
  const { current } = app.reading
  if (!current) return ''
  const said =
    current.kind === 'appearance' ? statementOf(app.claimOf(current), current) : quoteOf(current.target.spans)
  if (said === '') return words.bare[current.kind]
  const of = { appearance: words.claim, highlight: words.highlight, note: words.note }[current.kind]
  return of(shortened(said))
}

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/gu, ' ')
  if (line.length <= LONGEST) return line
  return `${line.slice(0, line.lastIndexOf(' ', LONGEST) > 0 ? line.lastIndexOf(' ', LONGEST) : LONGEST)}…`
}
