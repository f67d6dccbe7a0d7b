/** How the bytes of a page are read: the mark, the header, the page's own word, a guess; in that order, as browsers do. */
import { byteOrderMark, decodeAs, decodeText, encodingOf, surelyUtf8, type DecodedText } from '../decode.ts'

/** How far the page's own word is looked for, in bytes. The standard asks for 1024; comments of savers come before it. */
const HEAD = 16 * 1024

const META = /<meta\s[^>]*>/gi
const CHARSET = /(?:^|[\s"';])charset\s*=\s*["']?\s*([^\s"'/>;]+)/i
const XML = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/i

/** The encoding that the page's meta element, or its XML declaration, names. */
function declared(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, HEAD)).replace(/<!--[\s\S]*?-->/g, '')
  for (const [meta] of head.matchAll(META)) {
    const label = CHARSET.exec(meta)?.[1]
    // A page that says it is UTF-16 in letters of one byte is not (HTML standard, prescan, step 15).
    if (label) return encodingOf(/^utf-?16/i.test(label) ? 'utf-8' : label)
  }
  const label = XML.exec(head)?.[1]
  return label ? encodingOf(label) : null
}

/**
 * The text of a page. `label` is the charset of the header that came with it. A saver that turns a page into UTF-8 and
 * leaves its old declaration makes it wrong: where all bytes are UTF-8 beyond doubt they are read so, and that is said
 * to be a guess. Throws a Refusal where it is no text.
 */
export function decodePage(bytes: Uint8Array, label: string | null = null): DecodedText {
  if (byteOrderMark(bytes) !== null) return decodeText(bytes)
  const name = (label === null ? null : encodingOf(label)) ?? declared(bytes)
  if (name === null) return decodeText(bytes)
  if (name === 'UTF-8') {
    const text = decodeAs(bytes, name)
    const lost = text.match(/\uFFFD/g)?.length ?? 0
    const read = text.match(/[^\0-\x7f\uFFFD]/g)?.length ?? 0
    // A few broken characters are a page cut in places; mostly broken ones are another encoding.
    return lost > read ? decodeText(bytes) : { text, encoding: { name, guessed: false } }
  }
  if (name === 'windows-1252' && surelyUtf8(bytes))
    return { text: decodeAs(bytes, 'UTF-8'), encoding: { name: 'UTF-8', guessed: true } }
  return decodeText(bytes, name)
}
