/** brat's text lines and events as verify.ts reads them back: by themselves, without the reader and the writer. */

import { WHITE } from './escape.ts'

/** A text line as it stands in the file. */
export interface Passage {
  readonly id: string
  /** In code points. */
  readonly fragments: readonly (readonly [start: number, end: number])[]
  readonly words: string
  /** Its fragments, each with its words. */
  readonly pieces: readonly Piece[]
  /** See `runsOf`. */
  readonly runs: string
}

export interface EventLine {
  readonly trigger: Passage | undefined
  readonly args: readonly { readonly role: string; readonly passage: Passage | undefined }[]
  readonly isAttribution: boolean
}

export interface FileLines {
  readonly passages: readonly Passage[]
  readonly events: readonly EventLine[]
}

export function linesOf(text: string): FileLines {
  const cells = text.split('\n').map((line) => line.split('\t'))
  const passages = cells.flatMap(([id, data, ...words]) =>
    id?.startsWith('T') && data !== undefined ? [passageOf(id, data, words.join('\t'))] : [],
  )
  const byId = new Map(passages.map((passage) => [passage.id, passage]))
  const events = cells.flatMap(([id, data]) => {
    if (!id?.startsWith('E') || data === undefined) return []
    const [first, ...args] = data.split(' ').map((part) => part.split(':'))
    const roles = args.map(([role = '', target = '']) => ({
      role: role.replace(/\d+$/, ''),
      passage: byId.get(target),
    }))
    const isAttribution =
      /^attribution/i.test(first?.[0] ?? '') ||
      (roles.length > 0 && roles.every(({ role }) => ['Content', 'Source', 'Cue', 'Tag'].includes(role)))
    return [{ trigger: byId.get(first?.[1] ?? ''), args: roles, isAttribution }]
  })
  return { passages, events }
}

function passageOf(id: string, data: string, words: string): Passage {
  const places = data.slice(data.indexOf(' ') + 1).split(';')
  const fragments = places.map((place): [number, number] => {
    const [start, end] = place.split(' ')
    return [Number(start), Number(end)]
  })
  const slice = codePointSlices(words)
  let at = 0
  const pieces = fragments.map(([start, end]): Piece => {
    const from = at
    at += end - start + 1
    return [start, slice(from, from + end - start)]
  })
  return { id, fragments, words, pieces, runs: runsOf(pieces) }
}

const INKED = new RegExp(`[^${WHITE}]+`, 'gu')
const PAIRS = /[\ud800-\udbff]/

/** Slices of a text by code points. */
export function codePointSlices(text: string): (start: number, end: number) => string {
  if (!PAIRS.test(text)) return (start, end) => text.slice(start, end)
  const characters = [...text]
  return (start, end) => characters.slice(start, end).join('')
}

/** Words, and the code point at which they begin. */
export type Piece = readonly [start: number, words: string]

/**
 * Which code points several pieces of text cover, white space apart, and what they are: however the same passage is cut at
 * its line ends, this stays the same.
 */
export function runsOf(pieces: readonly Piece[]): string {
  const runs = pieces.flatMap(([start, words]) => {
    const before = PAIRS.test(words)
      ? (unit: number) => [...words.slice(0, unit)].length
      : (unit: number) => unit
    return [...words.matchAll(INKED)].map(({ index, 0: run }) => {
      const at = start + before(index)
      return { at, end: start + before(index + run.length), run }
    })
  })
  // A passage of white space alone has its start, so that it is not nothing.
  if (runs.length === 0) return pieces.map(([start]) => `blank ${start}`).join(' ')
  runs.sort((a, b) => a.at - b.at || a.end - b.end)
  let said = ''
  let next = -1
  for (const { at, end, run } of runs) {
    said += at === next ? run : ` ${at}:${run}`
    next = end
  }
  return said
}
