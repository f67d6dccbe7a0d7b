/** Bodies as tags, notes and claims (https://www.w3.org/TR/annotation-model/#bodies-and-targets). */
import { decodeHTML } from 'entities'
import { objectOf, textOf, type JsonObject } from '../../common/json-values.ts'
import { many, typesOf, wordsOf } from './nodes.ts'

export interface ReadBodies {
  tags: string[]
  note: string
  /** The body that names the claim which is made here. */
  claim: JsonObject | null
  /** What it is linked to. */
  links: unknown[]
  /** Bodies that are neither. */
  unknown: unknown[]
}

export function bodiesOf(annotation: JsonObject, motivations: readonly string[]): ReadBodies {
  const read: ReadBodies = { tags: [], note: '', claim: null, links: [], unknown: [] }
  const notes: string[] = []
  const plain = textOf(annotation['bodyValue'])
  if (plain !== null) notes.push(plain)
  const all = many(annotation['body'])
  const claim = all.map(objectOf).find((body) => body !== null && namesClaim(body)) ?? null
  read.claim = claim
  for (const value of all) {
    const body = objectOf(value)
    if (body === null) {
      read.unknown.push(value)
      continue
    }
    if (body === claim) continue
    const purposes = purposesOf(body, motivations)
    const words = wordsOf(body)
    if (purposes.includes('linking')) read.links.push(body['source'] ?? body)
    // What the claim says in its own node is said again for readers that do not know it.
    else if (claim && (purposes.includes('describing') || purposes.includes('assessing'))) continue
    else if (words === null) read.unknown.push(value)
    else if (purposes.includes('tagging')) read.tags.push(words)
    else notes.push(plainOf(words, textOf(body['format'])))
  }
  return { ...read, note: notes.join('\n\n') }
}

/** A body's own purpose, or else what the annotation is for. */
function purposesOf(body: JsonObject, motivations: readonly string[]): readonly string[] {
  const own = many(body['purpose'])
    .map(textOf)
    .filter((each) => each !== null)
  if (own.length > 0) return own
  // "oa:Tag" is what the model before the recommendation had.
  return typesOf(body).includes('Tag') ? ['tagging'] : motivations
}

function namesClaim(body: JsonObject): boolean {
  if (!many(body['purpose']).includes('identifying')) return false
  const source = objectOf(many(body['source'])[0])
  return 'attribution' in body || (source !== null && typesOf(source).some((type) => type === 'Claim'))
}

/** HTML is read as what it shows; a note is Markdown, which plain text nearly is. */
function plainOf(words: string, format: string | null): string {
  if (format === null || !/html/i.test(format)) return words
  return decodeHTML(words.replace(/<(br|\/p|\/div|\/li)\b[^>]*>/gi, '\n').replace(/<[^>]*>/g, '')).trim()
}
