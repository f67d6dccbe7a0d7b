/** How the bytes of a text are read, and whether that is known or guessed. */
import { analyse } from 'chardet'
import { Refusal } from './refusal.ts'

export interface DecodedText {
  /** As decoded, without the byte order mark at its start. */
  text: string
  encoding: { name: string; guessed: boolean }
}

/** Names as they are shown; the rest is shown as the Encoding Standard spells it. */
const SHOWN: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  shift_jis: 'Shift_JIS',
  'euc-jp': 'EUC-JP',
  'euc-kr': 'EUC-KR',
  big5: 'Big5',
  gb18030: 'GB18030',
  gbk: 'GBK',
  'koi8-r': 'KOI8-R',
}

/** The name under which an encoding is shown, null where no decoder knows the label: "latin1" is windows-1252. */
export function encodingOf(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label.trim())
    return SHOWN[encoding] ?? encoding.replace(/^iso-/, 'ISO-')
  } catch {
    return null
  }
}

/** What windows-1252 has from 0x80 to 0x9F, after the Encoding Standard; the five that it leaves open stay controls. */
const C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Decodes by a label that a decoder knows; what does not fit becomes U+FFFD. */
export function decodeAs(bytes: Uint8Array, name: string): string {
  // Node's TextDecoder reads windows-1252 as Latin-1 in many versions (nodejs/node#56542).
  if (name === 'windows-1252')
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString('latin1')
      .replace(/[\x80-\x9f]/g, (character) => C1[character.charCodeAt(0) - 0x80] ?? character)
  return new TextDecoder(name, { ignoreBOM: true }).decode(bytes).replace(/^\uFEFF+/, '')
}

const strict = (bytes: Uint8Array, name: string): string | null => {
  try {
    return new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The encoding that a byte order mark names. */
export function byteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'UTF-8'
  if (a === 0xff && b === 0xfe) return 'UTF-16LE'
  if (a === 0xfe && b === 0xff) return 'UTF-16BE'
  return null
}

/** How much is looked at for a guess, in bytes; even, so that UTF-16 is not cut. */
const SAMPLE = 64 * 1024

/**
 * UTF-16 without its mark, where it is obvious: one byte of each pair is zero for most of what Latin text is made of,
 * spaces and line ends in any other; a text of one byte a character has none.
 */
function obviousUtf16(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE)
  const zeros = [0, 0]
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2]! += 1
  const [even = 0, odd = 0] = zeros
  if (bytes.length % 2 !== 0 || Math.max(even, odd) < sample.length / 40) return null
  const name = even > odd ? 'UTF-16BE' : 'UTF-16LE'
  if (Math.min(even, odd) > Math.max(even, odd) / 10) return null
  const text = strict(sample, name)
  return text !== null && !/[\p{Cn}\p{Co}\0]/u.test(text) && readsAsText(text) ? name : null
}

/** Whether hardly a character is a control character that no text has. */
function readsAsText(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  const controls = text.slice(0, SAMPLE).match(/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/g)?.length ?? 0
  return controls * 50 <= Math.min(text.length, SAMPLE)
}

/** What the web's habit, windows-1252, is taken for on a few words, and is the same letters in. */
const WESTERN = new Set(['windows-1252', 'windows-1254', 'ISO-8859-15', 'macintosh'])

/**
 * chardet's guess. A text of another script is nearly all bytes above 127, and then a faint guess is good enough; where
 * few are, only a sure one counts against windows-1252, which is what such files are.
 */
function guess(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE)
  const high = sample.reduce((sum, byte) => sum + (byte > 127 ? 1 : 0), 0) / sample.length
  const wanted = high > 0.25 ? 20 : 60
  for (const { name, confidence } of analyse(sample)) {
    const known = encodingOf(name)
    if (known === null || known.startsWith('UTF-')) continue
    if (confidence < wanted || WESTERN.has(known)) break
    if (strict(bytes, known) !== null) return known
  }
  return 'windows-1252'
}

/** Whether bytes above 127 are there and all of them are UTF-8, which no text in another encoding is by chance. */
export const surelyUtf8 = (bytes: Uint8Array): boolean =>
  bytes.some((byte) => byte > 127) && strict(bytes, 'UTF-8') !== null

/**
 * Reads bytes as text: by the mark at their start, else as what `label` says (a header's word for it), else as UTF-8
 * where they are UTF-8, else as UTF-16 where that is obvious, else by a guess. Throws a Refusal where it is no text.
 */
export function decodeText(bytes: Uint8Array, label: string | null = null): DecodedText {
  const done = (name: string, guessed: boolean): DecodedText => {
    const text = decodeAs(bytes, name)
    if (!readsAsText(text)) throw new Refusal('it is no text (it is full of control characters)')
    return { text, encoding: { name, guessed } }
  }
  const marked = byteOrderMark(bytes)
  if (marked !== null) return done(marked, false)
  const labelled = label === null ? null : encodingOf(label)
  if (labelled !== null) return done(labelled, false)
  const wide = obviousUtf16(bytes)
  if (wide !== null) return done(wide, true)
  if (bytes.includes(0)) throw new Refusal('it holds zero bytes, so it is no text')
  return strict(bytes, 'UTF-8') !== null ? done('UTF-8', false) : done(guess(bytes), true)
}
