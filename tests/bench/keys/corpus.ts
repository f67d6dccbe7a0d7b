/** PolNeAR's attributions, read from brat standoff; offsets become UTF-16 code units. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsePlain } from '../../../main/articles/blocks.ts'
import { guessLanguage } from '../../../main/articles/language.ts'
import { segmentText } from '../../../main/articles/segments.ts'
import { trimSpan, type TextSpan } from '../../../preload/text.ts'
import type { Page } from '../../../renderer/reader/motions.ts'

/** One attribution: the pieces of each place, in reading order; a source without pieces is not named. */
export interface Attribution {
  readonly id: string
  readonly source: readonly TextSpan[]
  readonly cue: readonly TextSpan[]
  readonly content: readonly TextSpan[]
}

export interface AnnotatedText {
  readonly name: string
  readonly page: Page
  readonly attributions: readonly Attribution[]
}

/** For each code point of a text, and for its end, the UTF-16 code unit where it begins. */
function unitsOf(text: string): number[] {
  const units: number[] = []
  let at = 0
  for (const point of text) {
    units.push(at)
    at += point.length
  }
  units.push(at)
  return units
}

/** Pieces without white space at their ends; those that only white space parts are one selection, and so one piece. */
function piecesOf(text: string, spans: readonly TextSpan[]): TextSpan[] {
  const pieces: TextSpan[] = []
  const inOrder = spans
    .map((span) => trimSpan(text, span.start, span.end))
    .filter((span) => span !== null)
    .sort((a, b) => a.start - b.start)
  for (const span of inOrder) {
    const last = pieces.at(-1)
    if (last !== undefined && trimSpan(text, last.end, span.start) === null) {
      pieces[pieces.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    } else pieces.push(span)
  }
  return pieces
}

/** The attributions of one .ann file that have a span at all. */
export function parseAttributions(name: string, text: string, ann: string): Attribution[] {
  const units = unitsOf(text)
  const spans = new Map<string, TextSpan[]>()
  const events: [string, [string, string][]][] = []
  for (const line of ann.split('\n')) {
    const span = /^(T\d+)\t\S+ ([\d ;]+)(?:\t|$)/.exec(line)
    if (span) {
      const pieces = (span[2] ?? '').split(';').map((piece) => {
        const [start = 0, end = 0] = piece.split(' ').map(Number)
        return { start: units[start] ?? text.length, end: units[end] ?? text.length }
      })
      spans.set(span[1] ?? '', pieces)
    }
    const event = /^(E\d+)\t(.+)$/.exec(line)
    if (event) {
      const roles = (event[2] ?? '')
        .trim()
        .split(/\s+/)
        .map((role) => role.split(':'))
      events.push([event[1] ?? '', roles.map(([role = '', id = '']) => [role.replace(/\d+$/, ''), id])])
    }
  }
  const place = (roles: readonly [string, string][], role: string) =>
    piecesOf(
      text,
      roles.filter(([name]) => name === role).flatMap(([, id]) => spans.get(id) ?? []),
    )
  return events
    .map(([id, roles]) => ({
      id: `${name} ${id}`,
      source: place(roles, 'Source'),
      cue: place(roles, 'Cue'),
      content: place(roles, 'Content'),
    }))
    .filter(({ source, cue, content }) => source.length + cue.length + content.length > 0)
}

/** Each `every`th text of a split (`dev`, `train`), with the attributions of all its annotators. */
export function readSplit(folder: string, every: number): AnnotatedText[] {
  const files = readdirSync(join(folder, 'attributions')).filter((file) => file.endsWith('.ann'))
  return readdirSync(join(folder, 'text'))
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .filter((_, at) => at % every === 0)
    .map((file) => {
      const name = file.slice(0, -4)
      const text = readFileSync(join(folder, 'text', file), 'utf8')
      const attributions = files
        .filter((each) => each.replace(/_[^_]*\.ann$/, '') === name)
        .sort()
        .flatMap((each) =>
          parseAttributions(
            each.slice(0, -4),
            text,
            readFileSync(join(folder, 'attributions', each), 'utf8'),
          ),
        )
      const { blocks } = parsePlain(text)
      const segments = segmentText(text, blocks, guessLanguage(text))
      return { name, page: { text, blocks, segments }, attributions }
    })
}
