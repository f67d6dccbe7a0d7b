/** What the letters of a PDF stand for. */

export const RTL = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u

/**
 * Letters as they are written: ligatures and the forms that Arabic letters take in a word resolved, all kinds of space
 * one, the bullets of Symbol and Wingdings (which stand in the private area) bullets, controls and marks of direction gone.
 */
export function readable(letters: string): string {
  let written = known.get(letters)
  if (written === undefined) known.set(letters, (written = spelt(letters)))
  return written
}

/** A document has few letters and shows each many times. */
const known = new Map<string, string>()

function spelt(letters: string): string {
  return letters
    .replace(/[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]/g, (form) =>
      form.normalize('NFKC'),
    )
    .replace(/[\t\n\r\u00a0\u2000-\u200a\u202f\u205f]/g, ' ')
    .replace(/[\uf0b7\uf0a7\uf06c\uf076\uf0d8\uf071\uf0fc\u0095]/g, '•')
    .replace(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/gu, '')
}

/** Turns letters in the order in which they are seen, from the left, into the order in which they are read. */
export function logical(seen: string): string {
  if (!RTL.test(seen)) return seen
  // Figures and Latin words inside run from the left all the same.
  return reversed(seen)
    .replace(/[()[\]{}<>«»]/g, (bracket) => MIRRORED[bracket]!)
    .replace(
      /[\p{Script=Latin}\p{N}](?:[\p{Script=Latin}\p{N}.,:/'’ -]*[\p{Script=Latin}\p{N}])?/gu,
      (words) => [...words].reverse().join(''),
    )
}

const MIRRORED: Record<string, string> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
}
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** A text with its graphemes from back to front. */
export function reversed(text: string): string {
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
    .reverse()
    .join('')
}
