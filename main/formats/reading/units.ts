/** What the positions of a file count. Formats say it, and programs get it wrong (label-studio#1347, doccano#2484). */
import { UNITS, type ImportPreview, type Unit } from '../../../preload/interchange.ts'
import { canonicalOf, type Canonical } from './canonical.ts'
import { looseWords } from './loose-text.ts'
import type { ReadDocument, ReadSpan } from './reading.ts'
import { cutsPair, SoughtText } from './text-of.ts'

/** Positions count over the text as the file has it or, where its writer had turned the line ends before, over the canonical one. */
export type Layout = 'raw' | 'canonical'

/** A document's text in both layouts. */
export class DocumentText {
  readonly canonical: Canonical
  readonly #texts: Record<Layout, SoughtText>

  constructor(raw: string) {
    this.canonical = canonicalOf(raw)
    const canonical = new SoughtText(this.canonical.text)
    this.#texts = { raw: this.canonical.text === raw ? canonical : new SoughtText(raw), canonical }
  }

  get sought(): SoughtText {
    return this.#texts.canonical
  }
  get isCanonical(): boolean {
    return this.#texts.raw === this.#texts.canonical
  }

  /** Whether one of its ends lies between the halves of a character, which no program means. */
  cutsPair(range: ReadSpan['range'], unit: Unit, layout: Layout): boolean {
    if (range === null || unit === 'code points') return false
    const { text } = this.#texts[layout]
    return cutsPair(text, range.start) || cutsPair(text, range.end)
  }

  /** A range over the canonical text, in UTF-16 code units. */
  range(range: ReadSpan['range'], unit: Unit, layout: Layout): { start: number; end: number } | null {
    const found = this.#texts[layout].range(range, unit)
    if (found === null || layout === 'canonical') return found
    const [start, end] = [this.canonical.offset(found.start), this.canonical.offset(found.end)]
    return start < end ? { start, end } : null
  }
}

export interface Fit {
  fit: Record<Unit, number>
  of: number
  /** Whether they were held against words, and not only against the edges of words. */
  isQuoted: boolean
  layouts: Record<Unit, Layout>
}

/** How many of a document's positions give their words, by what they may count. Without words, how many cut none. */
export function fitOf(text: DocumentText, document: ReadDocument): Fit {
  const spans = spansOf(document).filter(({ range }) => range !== null)
  const quoted = spans.filter(({ exact }) => exact !== null && exact.trim() !== '')
  const judged = quoted.length > 0 ? quoted : spans
  const layouts: Record<Unit, Layout> = { 'UTF-16': 'raw', 'code points': 'raw' }
  const fit: Record<Unit, number> = { 'UTF-16': 0, 'code points': 0 }
  for (const unit of UNITS) {
    for (const layout of text.isCanonical ? (['raw'] as const) : (['raw', 'canonical'] as const)) {
      const count = judged.filter((span) => fits(text, span, unit, layout)).length
      if (count <= fit[unit]) continue
      fit[unit] = count
      layouts[unit] = layout
    }
  }
  return { fit, of: judged.length, isQuoted: quoted.length > 0, layouts }
}

function fits(text: DocumentText, { range, exact }: ReadSpan, unit: Unit, layout: Layout): boolean {
  const found = text.range(range, unit, layout)
  if (found === null || text.cutsPair(range, unit, layout)) return false
  const { text: words } = text.sought
  const slice = words.slice(found.start, found.end)
  if (exact !== null) {
    // Words that show nothing are the same as any others that show nothing, and speak for no place.
    const wanted = looseWords(exact)
    return slice === exact || (wanted !== '' && looseWords(slice) === wanted)
  }
  return !/^\s|\s$/u.test(slice) && !cutsWord(words, found.start) && !cutsWord(words, found.end)
}

/** Whether a letter stands on both sides, in a script that parts its words. */
function cutsWord(text: string, at: number): boolean {
  return (
    /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at)) &&
    /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2))
  )
}

function spansOf({ annotations }: ReadDocument): ReadSpan[] {
  // What is gone has the positions of another text.
  const here = annotations.filter(({ state }) => state !== 'gone')
  return here.flatMap(({ spans, appearance }) => [
    ...(spans ?? []),
    ...(appearance ? [...appearance.source.spans, ...appearance.cue.spans] : []),
  ])
}

/** Shares of the positions that cut no word, by which a unit is believed without quotes, and the other is not. */
const CLEAR = 0.9
const UNCLEAR = 0.75

/** What the positions of all documents are taken to count: what the person says, or what fits better, or what the format says. */
export function unitOf(
  declared: Unit,
  fits: readonly Fit[],
  chosen: Unit | null,
): NonNullable<ImportPreview['unit']> {
  const fit: Record<Unit, number> = { 'UTF-16': 0, 'code points': 0 }
  let of = 0
  const isQuoted = fits.some((each) => each.isQuoted)
  for (const each of fits) {
    if (each.isQuoted !== isQuoted) continue
    of += each.of
    for (const unit of UNITS) fit[unit] += each.fit[unit]
  }
  const [a, b] = [fit['UTF-16'], fit['code points']]
  const better = a === b ? null : a > b ? 'UTF-16' : 'code points'
  // Somebody may have marked half a word on purpose: without quotes, what the format says stands unless nearly all speaks against it.
  const isClear = isQuoted || (Math.max(a, b) >= CLEAR * of && Math.min(a, b) <= UNCLEAR * of)
  const guessed = isClear ? better : null
  return { used: chosen ?? guessed ?? declared, declared, guessed, fit, of }
}
