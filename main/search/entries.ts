/**
 * That a document holds a word: one number of the document's slot, whether the word is in its title, and how often it is
 * there, up to 63 times.
 */
export type Entry = number

const MOST = 63
const IN_TITLE = 64
/** What is below the slot takes seven bits. */
const BITS = 7

export function entryOf(slot: number, times: number, inTitle: boolean): Entry {
  return (slot << BITS) | (inTitle ? IN_TITLE : 0) | Math.min(times, MOST)
}

export function slotOf(entry: Entry): number {
  return entry >>> BITS
}

export function timesOf(entry: Entry): number {
  return entry & MOST
}

export function isInTitle(entry: Entry): boolean {
  return (entry & IN_TITLE) !== 0
}

/** The same for another slot. */
export function moved(entry: Entry, slot: number): Entry {
  return (slot << BITS) | (entry & (IN_TITLE | MOST))
}
