/** Notes and rationales as HTML that cannot harm. */
import { element, type Markup } from './element.ts'

/** A note as paragraphs, its marks of Markdown as they were typed. */
export function noteMarkup(note: string, name: string): Markup {
  const paragraphs = note
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n\s*\n/)
  return element(
    'div',
    { class: `md plain ${name}` },
    paragraphs.map((words) => element('p', { dir: 'auto' }, words)),
  )
}
