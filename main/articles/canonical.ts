import { createHash } from 'node:crypto'

/** Beyond this a file is no article, and reading it would make the app stand still: bytes. */
export const MAX_BYTES = 64 * 1024 * 1024

export type Decoded = { ok: true; text: string } | { ok: false; why: string }

/**
 * The canonical text of a file: UTF-8, a byte order mark at the start dropped, line ends turned to \n, and nothing else
 * touched. What cannot be read as text is answered with the reason, as the end of a sentence ("it is empty").
 */
export function canonicalText(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_BYTES) return { ok: false, why: `it is larger than ${MAX_BYTES / 1024 / 1024} MB` }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return { ok: false, why: 'it is UTF-16, not UTF-8' }
  if (bytes.includes(0)) return { ok: false, why: 'it holds zero bytes, so it is no text file' }
  let decoded: string
  try {
    // ignoreBOM means "hand it over": the decoder would drop the first one and leave a second.
    decoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return { ok: false, why: 'it is not UTF-8' }
  }
  const text = decoded.replace(/^\uFEFF+/, '').replace(/\r\n?/g, '\n')
  return text.trim() === '' ? { ok: false, why: 'it is empty' } : { ok: true, text }
}

/** sha256 of a canonical text as UTF-8, in hex: what tells whether two articles are the same. */
export function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
