/** What the positions of a project count, told from the names of its selections, which most programs take from the text. */
import { UNITS, type Unit } from '../../../preload/interchange.ts'
import type { DocumentText } from '../reading/units.ts'
import { type Layout } from '../reading/units.ts'

/** A selection's place as the file has it, with its name. */
export interface Place {
  readonly start: number
  readonly end: number
  readonly name: string
}

const READINGS: readonly (readonly [Unit, Layout])[] = [
  ['code points', 'raw'],
  ['code points', 'canonical'],
  ...UNITS.filter((unit) => unit !== 'code points').flatMap((unit) =>
    (['raw', 'canonical'] as const).map((layout) => [unit, layout] as const),
  ),
]

const plain = (words: string): string => words.replace(/\s+/gu, ' ').trim()

/** How a selection's words fit its name: all of it, its beginning (names are cut short), or not at all. */
function fit(words: string, name: string): 'all' | 'part' | null {
  const [said, found] = [plain(name), plain(words)]
  if (said === '' || found === '') return null
  if (said === found) return 'all'
  const cut = said.replace(/(?:…|\.\.\.)$/u, '').trimEnd()
  return cut.length >= 12 && cut.length < found.length && found.startsWith(cut) ? 'part' : null
}

export type How = (typeof READINGS)[number]

interface Sought {
  readonly text: DocumentText
  readonly places: readonly Place[]
}

function wordsBy([unit, layout]: How, text: DocumentText, { start, end }: Place): string | null {
  const range = text.range({ start, end }, unit, layout)
  return range && text.sought.text.slice(range.start, range.end)
}

/** The reading of positions by which most names fit, with nothing blank at their ends; as the standard says where none does. */
export function readingOf(texts: readonly Sought[]): How {
  const fits = (how: How): number =>
    texts.reduce(
      (sum, { text, places }) =>
        sum +
        places.filter((place) => {
          const words = wordsBy(how, text, place)
          return words !== null && words === words.trim() && fit(words, place.name) !== null
        }).length,
      0,
    )
  return READINGS.reduce((best, how) => (fits(how) > fits(best) ? how : best))
}

/** The words of a selection, where they fit its name: names may be somebody's own words. */
export function wordsAt(how: How, text: DocumentText, place: Place): string | null {
  const words = wordsBy(how, text, place)
  return words !== null && fit(words, place.name) !== null ? words : null
}

/**
 * Whether ends are those of the last character and not of what comes after it: the standard's section 10.2 can be read so,
 * while QualCoder, ATLAS.ti, MAXQDA and NVivo count what comes after. Names that are the whole quote tell it.
 */
export function endsInside(texts: readonly Sought[]): boolean {
  let inside = 0
  let after = 0
  for (const { text, places } of texts)
    for (const { start, end, name } of places) {
      const fits = (to: number): boolean =>
        READINGS.some(([unit, layout]) => {
          const range = text.range({ start, end: to }, unit, layout)
          return range !== null && fit(text.sought.text.slice(range.start, range.end), name) === 'all'
        })
      if (name === '') continue
      if (fits(end)) after++
      else if (fits(end + 1)) inside++
    }
  return inside > after
}
