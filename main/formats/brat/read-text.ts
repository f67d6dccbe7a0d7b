/** A text as brat's offsets count it, and the passages that text lines mark in it. */
import { decodeText } from '../../articles/import/decode.ts'
import { canonicalOf, type Canonical } from '../reading/canonical.ts'
import type { ReadSpan } from '../reading/reading.ts'
import { joinedFragments, type Range } from './fragments.ts'
import type { LineOf } from './lines.ts'

/** A text as the file has it, its byte order mark too: brat counts that. Throws a Refusal where it is no text. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return decodeText(bytes).text
  }
}

export class CountedText {
  /** The place of each code point in UTF-16 code units; null where they are the same. */
  readonly #units: Uint32Array | null

  constructor(readonly text: string) {
    this.#units = /[\ud800-\udbff]/.test(text) ? unitsOf(text) : null
  }

  /** In UTF-16 code units; beyond the text's end where the offset is. */
  unit(codePoints: number): number {
    if (!this.#units) return codePoints
    return this.#units[codePoints] ?? this.text.length + 1
  }

  #canonical: Canonical | null = null

  /** A passage of the canonical text, without byte order mark and with plain line ends: its place is in UTF-16 code units. */
  canonical(range: Range): { start: number; exact: string } {
    this.#canonical ??= canonicalOf(this.text)
    const [start, end] = [range.start, range.end].map((at) => this.#canonical?.offset(this.unit(at)) ?? 0)
    return { start: start ?? 0, exact: this.#canonical.text.slice(start, end) }
  }
}

function unitsOf(text: string): Uint32Array {
  const units: number[] = []
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) units.push(at)
  return Uint32Array.from([...units, text.length])
}

/** The passages of a text line, in its order; fragments that only line ends part are one again. */
export function passagesOf({ fragments, words }: LineOf<'text'>, text: CountedText | null): ReadSpan[] {
  const pieces = cut(words, fragments)
  const inUnits = text
    ? fragments.map(({ start, end }) => ({ start: text.unit(start), end: text.unit(end) }))
    : fragments
  const groups = text ? joinedFragments(inUnits, text.text) : inUnits.map((each) => [each])
  let at = 0
  return groups.map((group): ReadSpan => {
    const [from, to] = [at, at + group.length]
    at = to
    const said = pieces.slice(from, to)
    // White space alone is no quote: it may be written otherwise.
    const isSaid = said.every((piece) => piece !== null) && said.join('').trim() !== ''
    return {
      range: { start: fragments[from]?.start ?? 0, end: fragments[to - 1]?.end ?? 0 },
      exact: isSaid ? said.join(' ') : null,
    }
  })
}

/**
 * The words of each fragment. Between two of them is a space, in files of brat before 1.3 nothing; lengths are code points, or
 * UTF-16 code units where a program counted those.
 */
function cut(words: string | null, fragments: readonly Range[]): (string | null)[] {
  if (words === null || words === '') return fragments.map(() => null)
  if (fragments.length === 1) return [words]
  const length = fragments.reduce((sum, { start, end }) => sum + end - start, 0)
  for (const units of [[...words], words.split('')])
    for (const gap of [1, 0])
      if (units.length === length + gap * (fragments.length - 1)) {
        let at = 0
        return fragments.map(({ start, end }) => {
          const piece = units.slice(at, at + end - start).join('')
          at += end - start + gap
          return piece
        })
      }
  return fragments.map(() => null)
}

export interface Gathered {
  /** In reading order. */
  spans: ReadSpan[]
  /** Of each line, the places of its passages among the spans, in its own order. */
  orders: number[][]
}

/** The passages of several lines together. */
export function gather(lines: readonly LineOf<'text'>[], text: CountedText | null): Gathered {
  const all = lines.flatMap((line, index) => passagesOf(line, text).map((span) => ({ span, index })))
  const inOrder = all
    .map((_, at) => at)
    .sort(
      (a, b) => start(all[a]?.span) - start(all[b]?.span) || end(all[a]?.span) - end(all[b]?.span) || a - b,
    )
  const rank = new Map(inOrder.map((at, place) => [at, place]))
  return {
    spans: inOrder.flatMap((at) => all[at]?.span ?? []),
    orders: lines.map((_, index) =>
      all.flatMap((each, at) => (each.index === index ? [rank.get(at) ?? 0] : [])),
    ),
  }
}

const start = (span: ReadSpan | undefined): number => span?.range?.start ?? 0
const end = (span: ReadSpan | undefined): number => span?.range?.end ?? 0
