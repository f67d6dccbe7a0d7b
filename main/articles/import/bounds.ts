/**
 * What a file may cost, so that one made to exhaust the machine is refused by name and an honest one never is. The
 * limits lie far above the longest books and pages; the time is bounded outside, by whoever runs the readers.
 */
import { MAX_BYTES } from '../canonical.ts'
import { Refusal } from './refusal.ts'

const MB = 1024 * 1024

/** What one entry of a packed file may unpack to, in bytes. */
export const MAX_ENTRY = 64 * MB
/** What all entries that are read of a packed file may unpack to together, in bytes. */
export const MAX_UNPACKED = 256 * MB
/** Entries above a few megabytes that shrink more than this are no text: prose packs to about a third, XML to a fiftieth. */
export const MAX_RATIO = 250
export const MAX_ENTRIES = 20_000
/** Nodes of one tree: elements, texts and comments. About 200 bytes each. */
export const MAX_NODES = 3_000_000
/** Elements inside each other. Chromium flattens pages beyond 512 (kMaximumHTMLParserDOMTreeDepth). */
export const MAX_DEPTH = 512

/** Refuses what is larger than an article can be. */
export function checkSize(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new Refusal('it is empty')
  if (bytes.length > MAX_BYTES) throw new Refusal(`it is larger than ${MAX_BYTES / MB} MB`)
}
