import { isTag, type Element } from 'domhandler'
import { textUnder } from './tree.ts'

const NUMBER = /^[[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z]|[ivx]{1,5})[\])]?$/
const BACK = /^[↩↵⤴↑^]\ufe0e?$/u

/**
 * Whether an element is the raised number that leads to a note, or the sign that leads back from one. They are no part
 * of the sentence that somebody quotes; notes of Word's documents come without theirs too.
 */
export function isNoteMark(element: Element): boolean {
  const { name, attribs, parent, children } = element
  if (/^doc-(?:noteref|backlink)$/.test(attribs['role'] ?? '')) return true
  if (/(?:^|\s)(?:noteref|backlink)(?=\s|$)/.test(attribs['epub:type'] ?? '')) return true
  if (name !== 'a' || !attribs['href']?.includes('#')) return false
  const raised =
    /(?:^|\s)(?:foot|end)?note-?ref(?=\s|$)/i.test(attribs['class'] ?? '') ||
    (parent && isTag(parent) && parent.name === 'sup') ||
    children.some((child) => isTag(child) && child.name === 'sup')
  const text = textUnder(element).trim()
  return BACK.test(text) || (Boolean(raised) && NUMBER.test(text))
}
