/** Annotations without a place, from the file beside a text. */
import type { ReadProblem } from '../../../preload/interchange.ts'
import type { ReadAnnotation, ReadSpan } from '../reading/reading.ts'
import { z } from 'zod'
import { CLAIM_NOTE, RELATION_NOTES } from './library-lines.ts'
import { claimKey } from './ann-source.ts'
import type { ReadClaims } from './read-claims.ts'
import { isLater, takeAttribute, takeNote } from './read-sayings.ts'
import { Authors, Unplaced } from './unplaced.ts'

export interface UnplacedSource {
  path: string
  entries: Unplaced[]
  /** Whom AUTHOR in NAME_AUTHOR.ann stands for, where it is not their name. */
  authors: ReadonlyMap<string, string>
}

const File = z.object({ annotations: z.array(z.unknown()), authors: Authors.default({}) })

export function unplacedIn(text: string, path: string, problems: ReadProblem[]): UnplacedSource {
  const entries: Unplaced[] = []
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    problems.push({ file: path, what: 'It is not JSON.' })
    return { path, entries, authors: new Map() }
  }
  const file = File.safeParse(json)
  if (!file.success) problems.push({ file: path, what: 'It has no list of annotations.' })
  for (const [index, each] of (file.data?.annotations ?? []).entries()) {
    const entry = Unplaced.safeParse(each)
    if (entry.success) entries.push(entry.data)
    else problems.push({ file: path, what: `Annotation ${index + 1} is not as Postil writes it.` })
  }
  return { path, entries, authors: new Map(Object.entries(file.data?.authors ?? {})) }
}

const keyOf = ({ path }: UnplacedSource, index: number): string => `${path}#${index}`

export function tieUnplaced(source: UnplacedSource, claims: ReadClaims): void {
  for (const [index, { notes }] of source.entries.entries())
    for (const [type, words] of notes)
      if (type === CLAIM_NOTE) claims.same(claimKey(words), keyOf(source, index))
}

export function readUnplaced(source: UnplacedSource, claims: ReadClaims): ReadAnnotation[] {
  return source.entries.map((entry, index): ReadAnnotation => {
    const annotation: ReadAnnotation = {
      id: null,
      kind: entry.kind,
      spans: entry.state === 'whole' ? null : spansOf(entry.words),
      state: entry.state,
      tags: entry.tags,
      note: entry.note,
      author: entry.author,
      created: null,
      modified: null,
    }
    if (entry.kind === 'appearance') readClaim(annotation, entry, keyOf(source, index), claims)
    return annotation
  })
}

const spansOf = (words: Unplaced['words']): ReadSpan[] => words.map((each) => ({ range: null, ...each }))

function readClaim(annotation: ReadAnnotation, entry: Unplaced, key: string, claims: ReadClaims): void {
  const claim = claims.claim(key, entry.author)
  const place = {
    claim: claim.key,
    source: { spans: spansOf(entry.source), person: null, none: entry.none },
    cue: { spans: spansOf(entry.cue) },
    quoted: null,
    said: null,
  }
  annotation.appearance = place
  const said = { place: annotation.appearance, claim, person: (name: string) => claims.person(name) }
  const take = ([type, words]: [string, string]): void => void takeNote(type, words, said)
  entry.notes.filter(([type]) => !isLater(type)).forEach(take)
  for (const [name, value] of entry.attributes) takeAttribute(name, value, said)
  entry.notes.filter(([type]) => isLater(type)).forEach(take)
  for (const [type, words] of entry.notes) {
    const kind = RELATION_NOTES.get(type)
    const [, id, note = ''] = /^(\S+) ?(.*)$/s.exec(words) ?? []
    if (kind === undefined || id === undefined || !claims.isTied(claimKey(id))) continue
    const { author } = entry
    claims.relate({
      id: null,
      from: key,
      to: claimKey(id),
      kind,
      note,
      author,
      created: null,
      modified: null,
    })
  }
}
