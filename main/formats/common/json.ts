/**
 * JSON and JSON lines (one value a line, https://jsonlines.org) as other programs write them, read with messages that name the
 * place, and written so that every reader of lines finds the same lines.
 */
import type { ReadProblem } from '../../../preload/interchange.ts'
import { PostilError } from '../../errors.ts'
import type { InFile } from '../reading/reading.ts'
import { wellFormed } from './unicode.ts'

/** Deeper than this nothing that any program means is nested; whoever walks the value may do so by recursion. */
const DEEPEST = 500
/** After so many broken lines the others are counted. */
const MOST_SAID = 20
const LINE_FEED = 0x0a
/** Half of a pair as an escape; whether its other half follows is looked at afterwards. */
const HALF = /\\u[dD][89a-fA-F]/
/** What Python's str.splitlines() takes for the end of a line and JSON lets stand in a string. */
const LINE_ENDS = /[\u0085\u2028\u2029]/g

/** A value of a file that holds several, and where it stands there: "line 3", "record 3". */
export interface JsonRecord {
  value: unknown
  where: string
}

/**
 * The one value of a JSON file: UTF-8, or UTF-16 with a mark. Lone surrogates in it become U+FFFD.
 * @throws PostilError 'unreadable' that names the file, and the line where it breaks
 */
export function readJson(file: InFile): unknown {
  const read = parse(decode(utf8Of(file.bytes)))
  if ('why' in read) throw unreadable(file, read.why)
  return read.value
}

/**
 * The records of a file, one after the other: its lines, or the items of its array, or the one object that it is. Lines that
 * are no JSON become problems that name them, and the others come.
 * @throws PostilError 'unreadable' where there is not one record
 */
export function* recordsIn(file: InFile, problems: ReadProblem[]): Generator<JsonRecord, void> {
  const bytes = utf8Of(file.bytes)
  const whole = wholeOf(file, bytes)
  if (whole) {
    const items = Array.isArray(whole.value) ? (whole.value as unknown[]) : [whole.value]
    for (const [index, value] of items.entries()) yield { value, where: `record ${index + 1}` }
    return
  }
  let good = 0
  let broken = 0
  for (const { line, number } of linesOf(bytes)) {
    const read = parse(line)
    if ('why' in read) {
      if (++broken <= MOST_SAID)
        problems.push({ file: file.path, what: `Line ${number} was left out: ${read.why}.`, lost: true })
      continue
    }
    good++
    yield { value: read.value, where: `line ${number}` }
  }
  if (good === 0) throw unreadable(file, broken === 0 ? 'it is empty' : 'not one of its lines is JSON')
  if (broken > MOST_SAID)
    problems.push({
      file: file.path,
      what: `${broken - MOST_SAID} more lines were left out: they are no JSON.`,
      lost: true,
    })
}

/** A value in one line, without its end: no reader finds the end of a line inside. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(LINE_ENDS, escaped)
}

/** Values as JSON lines in UTF-8. */
export function jsonLines(values: readonly unknown[]): Uint8Array {
  return new TextEncoder().encode(values.map((value) => `${jsonLine(value)}\n`).join(''))
}

/** A value as a JSON file in UTF-8, for people to read too. */
export function jsonFile(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 1).replace(LINE_ENDS, escaped)}\n`)
}

/** The error of a file from which nothing can be had; `why` is the end of a sentence. */
export function unreadable({ path }: InFile, why: string): PostilError {
  return new PostilError('unreadable', `${path} could not be read: ${why}.`)
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

type Parsed = { value: unknown } | { why: string }

function parse(text: string | null): Parsed {
  if (text?.replaceAll('\0', '').trim() === '') return { why: 'it is empty' }
  if (text === null) return { why: 'it is too large to be read in one piece' }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { why: whyNot(error, text) }
  }
  if (isDeeper(value, DEEPEST)) return { why: `it is nested more than ${DEEPEST} levels deep` }
  return { value: HALF.test(text) ? wellFormed(value) : value }
}

/** Where it breaks, without the words of the file that the engine quotes in some of its messages. */
function whyNot(error: unknown, text: string): string {
  if (!(error instanceof SyntaxError)) return 'it is nested too deep'
  const at = Number(/at position (\d+)/.exec(error.message)?.[1] ?? NaN)
  if (error.message.includes('end of JSON') || at >= text.trimEnd().length)
    return 'it ends before its JSON is complete'
  if (Number.isNaN(at)) return 'it is no JSON'
  const before = text.slice(0, at).split('\n')
  return before.length === 1
    ? `it is no JSON from character ${at + 1}`
    : `it is no JSON from line ${before.length}, character ${(before.at(-1)?.length ?? 0) + 1}`
}

function isDeeper(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (left === 0) return true
  for (const part of Object.values(value)) if (isDeeper(part, left - 1)) return true
  return false
}

/** Null where it is longer than a string can be. What is no UTF-8 becomes U+FFFD. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder().decode(bytes)
  } catch {
    return null
  }
}

/** Bytes as UTF-8 without a mark; what PowerShell writes is UTF-16. */
export function utf8Of(bytes: Uint8Array): Uint8Array {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.subarray(3)
  const name =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null
  return name === null ? bytes : new TextEncoder().encode(new TextDecoder(name).decode(bytes))
}

/**
 * The file as one value, or null where it has a record a line. An object over several lines is one value; its first line alone
 * tells in most files.
 */
function wholeOf(file: InFile, bytes: Uint8Array): { value: unknown } | null {
  const [first] = linesOf(bytes)
  const line = first?.line?.trim()
  if (first === undefined || line === '{' || line?.startsWith('[') === true) return { value: readJson(file) }
  if ('value' in parse(first.line)) return null
  const whole = parse(decode(bytes))
  return 'value' in whole ? whole : null
}

/** Lines that are not empty, counted from 1. */
function* linesOf(bytes: Uint8Array): Generator<{ line: string | null; number: number }> {
  let number = 1
  for (let start = 0; start < bytes.length; number++) {
    const found = bytes.indexOf(LINE_FEED, start)
    const end = found === -1 ? bytes.length : found
    const line = decode(bytes.subarray(start, end))
    if (line === null || line.trim() !== '') yield { line, number }
    start = end + 1
  }
}
