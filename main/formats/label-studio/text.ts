import { Parser } from 'htmlparser2'
import { listOf, objectOf, textOf, type JsonObject } from '../common/json-values.ts'

/**
 * The text of a task, and the fields of its data that it is made of: `text`, or the longest string there is; HTML without its
 * tags, as its global offsets count; of a dialogue all lines.
 */
export function textIn(data: JsonObject): { text: string; keys: string[] } | null {
  const strings = Object.entries(data).flatMap(([key, value]) =>
    typeof value === 'string' ? [{ key, value }] : [],
  )
  const own = strings.find(({ key }) => key === 'text')
  const longest = strings.reduce<{ key: string; value: string } | null>(
    (best, each) => (best === null || each.value.length > best.value.length ? each : best),
    null,
  )
  const dialogue = Object.entries(data).find(([, value]) => linesOf(value).length > 0)
  if (!own && dialogue) return { text: linesOf(dialogue[1]).join('\n'), keys: [dialogue[0]] }
  const found = own ?? longest
  if (!found || (!own && isAddress(found.value))) return null
  return { text: isHtml(found.value) ? wordsOf(found.value) : found.value, keys: [found.key] }
}

/** A task of pictures or sound has an address where others have a text. */
function isAddress(value: string): boolean {
  return /^(https?|s3|gs|azure-blob):\/\/\S*$|^\/data\/\S*$/i.test(value)
}

function linesOf(value: unknown): string[] {
  return listOf(value).flatMap((line) => textOf(objectOf(line)?.['text']) ?? [])
}

function isHtml(value: string): boolean {
  return /^\s*<(!doctype|html|head|body|div|p|span|h[1-6]|article|section|table|ul|ol)\b/i.test(value)
}

const UNSEEN = new Set(['script', 'style', 'head', 'title', 'template'])

function wordsOf(html: string): string {
  let words = ''
  let hidden = 0
  const parser = new Parser({
    onopentagname: (name) => void (UNSEEN.has(name) && hidden++),
    onclosetag: (name) => void (UNSEEN.has(name) && hidden--),
    ontext: (text) => void (hidden === 0 && (words += text)),
  })
  parser.end(html)
  return words
}
