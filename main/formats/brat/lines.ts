/**
 * The lines of brat's standoff format (https://brat.nlplab.org/standoff.html), of .ann files and of the .a1 and .a2 files of
 * the BioNLP tasks. Offsets are as they stand in the line.
 */
import type { Range } from './fragments.ts'

export interface Argument {
  role: string
  id: string
}

/** A line that was understood. `raw` is the whole of it. */
export type Line = { raw: string; id: string } & (
  | { kind: 'text'; type: string; fragments: Range[]; words: string | null }
  | { kind: 'event'; type: string; trigger: string; args: Argument[] }
  | { kind: 'relation'; type: string; args: Argument[] }
  | { kind: 'attribute'; type: string; target: string; value: string | null }
  | { kind: 'normalization'; type: string; target: string }
  | { kind: 'note'; type: string; target: string; words: string }
  | { kind: 'equivalence'; type: string; ids: string[] }
)
export type LineOf<K extends Line['kind']> = Extract<Line, { kind: K }>

/** `unknown` is of a kind that brat does not have; `broken` is of one that it has, and not as it should be. */
export type Parsed = Line | { kind: 'unknown'; raw: string } | { kind: 'broken'; raw: string }

const ID = /^([A-Za-z]|#)\d\S*$/
const NUMBER = '\\d{1,15}'
const FRAGMENTS = new RegExp(`^${NUMBER}[ \\t]+${NUMBER}(?:;${NUMBER}[ \\t]+${NUMBER})*`)
const ARGUMENT = /^([^:]+):([^:]+)$/

/** Understands one line, which has no line end; blank lines are the caller's. */
export function parseLine(raw: string): Parsed {
  const tab = raw.indexOf('\t')
  const id = tab < 0 ? '' : raw.slice(0, tab)
  const rest = raw.slice(tab + 1)
  if (id === '*') return equivalence(raw, rest) ?? { kind: 'broken', raw }
  if (!ID.test(id)) return { kind: 'broken', raw }
  const read = READ[id.charAt(0)]
  if (!read) return { kind: 'unknown', raw }
  return read(raw, id, rest) ?? { kind: 'broken', raw }
}

type Read = (raw: string, id: string, rest: string) => Line | null

/** What stands before and after the first tab: brat's data, and the words that come with them. */
function split(rest: string): [string[], string | null] {
  const tab = rest.indexOf('\t')
  const data = tab < 0 ? rest : rest.slice(0, tab)
  return [data.split(/\s+/).filter((part) => part !== ''), tab < 0 ? null : rest.slice(tab + 1)]
}

function argumentsOf(parts: readonly string[]): Argument[] | null {
  const args = parts.map((part) => {
    const match = ARGUMENT.exec(part)
    return match?.[1] && match[2] ? { role: match[1], id: match[2] } : null
  })
  return args.every((each) => each !== null) ? args : null
}

const text: Read = (raw, id, rest) => {
  const match = /^(\S+)[ \t]+/.exec(rest)
  const type = match?.[1]
  if (!match || type === undefined) return null
  const after = rest.slice(match[0].length)
  const [places] = FRAGMENTS.exec(after) ?? []
  if (places === undefined) return null
  const end = after.slice(places.length)
  const words = /^ *\t/.exec(end)
  if (!words && end.trim() !== '') return null
  const fragments = places.split(';').map((part) => {
    const [start = 0, stop = 0] = part.split(/[ \t]+/).map(Number)
    return { start, end: stop }
  })
  return { kind: 'text', raw, id, type, fragments, words: words ? end.slice(words[0].length) : null }
}

const event: Read = (raw, id, rest) => {
  const args = argumentsOf(split(rest)[0])
  const [first] = args ?? []
  return args && first
    ? { kind: 'event', raw, id, type: first.role, trigger: first.id, args: args.slice(1) }
    : null
}

const relation: Read = (raw, id, rest) => {
  const [[type, ...parts]] = split(rest)
  const args = argumentsOf(parts)
  return type !== undefined && args?.length === 2 ? { kind: 'relation', raw, id, type, args } : null
}

const attribute: Read = (raw, id, rest) => {
  const [[type, target, ...value], tail] = split(rest)
  if (type === undefined || target === undefined) return null
  // Some programs part the value by a tab.
  const said = [...value, ...(tail === null ? [] : [tail])].join(' ').trim()
  return { kind: 'attribute', raw, id, type, target, value: said === '' ? null : said }
}

const normalization: Read = (raw, id, rest) => {
  const [[type, target]] = split(rest)
  return type !== undefined && target !== undefined ? { kind: 'normalization', raw, id, type, target } : null
}

const note: Read = (raw, id, rest) => {
  const [[type, target], words] = split(rest)
  return type !== undefined && target !== undefined
    ? { kind: 'note', raw, id, type, target, words: words ?? '' }
    : null
}

const equivalence = (raw: string, rest: string): Line | null => {
  const [[type, ...ids]] = split(rest)
  return type !== undefined && ids.length > 0 ? { kind: 'equivalence', raw, id: '*', type, ids } : null
}

const READ: Readonly<Record<string, Read>> = {
  T: text,
  E: event,
  R: relation,
  A: attribute,
  M: attribute,
  N: normalization,
  '#': note,
}

/** The ids that a line points to, in its order. */
export function targetsOf(line: Line): string[] {
  switch (line.kind) {
    case 'text':
      return []
    case 'event':
      return [line.trigger, ...line.args.map(({ id }) => id)]
    case 'relation':
      return line.args.map(({ id }) => id)
    case 'equivalence':
      return line.ids
    case 'attribute':
    case 'normalization':
    case 'note':
      return [line.target]
  }
}

/** The line under another id and with other targets; null where one of them leads nowhere any more. */
export function renamed(line: Line, id: string, target: (old: string) => string | null): string | null {
  if (targetsOf(line).some((old) => target(old) === null)) return null
  const at = (old: string): string => target(old) ?? old
  const [, data = '', ...tail] = line.raw.split('\t')
  const [type = '', ...parts] = data.split(/\s+/).filter((part) => part !== '')
  const args = (list: readonly Argument[]): string[] => list.map((arg) => `${arg.role}:${at(arg.id)}`)
  const now = (): string[] => {
    switch (line.kind) {
      case 'text':
        return [type, ...parts]
      case 'event':
        return [`${line.type}:${at(line.trigger)}`, ...args(line.args)]
      case 'relation':
        return [type, ...args(line.args)]
      case 'equivalence':
        return [type, ...line.ids.map(at)]
      case 'attribute':
      case 'normalization':
      case 'note':
        return [type, at(line.target), ...parts.slice(1)]
    }
  }
  return [id, now().join(' '), ...tail].join('\t')
}
