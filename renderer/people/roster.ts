/** Who makes the library's claims: people, and words of the text that nobody has linked to a person yet. */
import type { Claim, Person } from '../../preload/model.ts'
import { isPronoun } from '../../preload/pronouns.ts'
import type { AppearanceRow } from '../../preload/rows.ts'
import { speakerOf, type Entry, type Known } from '../web/entries.ts'

/** A claim as one of those who make it has it: where they make it. */
export interface Saying {
  readonly entry: Entry
  readonly rows: readonly AppearanceRow[]
}

export interface Voice {
  /** The person's id, or "name:" and the source's words in small letters. */
  readonly key: string
  readonly name: string
  /** Null for the words of a text. */
  readonly person: Person | null
  readonly sayings: readonly Saying[]
  /** How many passages, in how many articles. */
  readonly times: number
  readonly articles: number
  /** How many of their claims contradict another. */
  readonly contradicted: number
}

interface Web extends Known {
  readonly all: readonly Entry[]
  claim(id: string): Claim | undefined
  /** BCP 47 of an article. */
  language(article: string): string
}

/** All people by name, then the words of texts, those that are met most often first. A pronoun stands for many and is nobody. */
export function rosterOf(people: readonly Person[], web: Web): Voice[] {
  const sayings = new Map<string, Map<Entry, AppearanceRow[]>>()
  const names = new Map<string, string>()
  for (const entry of web.all)
    for (const row of entry.appearances) {
      const { key, name, person } = speakerOf(row, web.claim(row.claim) ?? entry.claim, web)
      if (key === '' || (person === null && isPronoun(name, web.language(row.article)))) continue
      if (!names.has(key)) names.set(key, name)
      const of = sayings.get(key) ?? new Map<Entry, AppearanceRow[]>()
      sayings.set(key, of.set(entry, [...(of.get(entry) ?? []), row]))
    }
  const known = new Set(people.map(({ id }) => id))
  const voice = (key: string, name: string, person: Person | null): Voice => {
    const said = [...(sayings.get(key) ?? [])].map(([entry, rows]) => ({ entry, rows }))
    const rows = said.flatMap((each) => each.rows)
    return {
      ...{ key, name, person, sayings: said },
      times: rows.length,
      articles: new Set(rows.map(({ article }) => article)).size,
      contradicted: said.filter(({ entry }) => isContradicted(entry)).length,
    }
  }
  return [
    ...people.map((person) => voice(person.id, person.name, person)).sort(byName),
    ...[...names]
      .filter(([key]) => !known.has(key))
      .map(([key, name]) => voice(key, name, null))
      .sort((a, b) => b.times - a.times || byName(a, b)),
  ]
}

const collator = new Intl.Collator('en')
function byName(a: Voice, b: Voice): number {
  return collator.compare(a.name, b.name) || (a.key < b.key ? -1 : 1)
}

function isContradicted({ ties }: Entry): boolean {
  return ties.some(({ relation }) => relation.kind === 'contradicts')
}

/** What a saying contradicts; `own` where the same voice says it too. */
export interface Contradiction {
  readonly other: Entry
  readonly own: boolean
}
export function contradictionsOf(
  { entry }: Saying,
  voice: Voice,
  entries: ReadonlyMap<string, Entry>,
): Contradiction[] {
  const own = new Set(voice.sayings.map((saying) => saying.entry.id))
  return entry.ties.flatMap(({ relation, other }) => {
    const found = relation.kind === 'contradicts' ? entries.get(other) : undefined
    return found ? [{ other: found, own: own.has(found.id) }] : []
  })
}

/** The names in a field of one name a line. */
export function namesIn(typed: string): string[] {
  return [...new Set(typed.split('\n').map((line) => line.trim().replace(/\s+/gu, ' ')))].filter(Boolean)
}

export const KINDS = ['all', 'claiming', 'contradicted', 'idle', 'words'] as const
export type KindOfVoice = (typeof KINDS)[number]

export function isOfKind(voice: Voice, kind: KindOfVoice): boolean {
  switch (kind) {
    case 'all':
      return true
    case 'claiming':
      return voice.person !== null && voice.times > 0
    case 'contradicted':
      return voice.contradicted > 0
    case 'idle':
      return voice.person !== null && voice.times === 0
    case 'words':
      return voice.person === null
  }
}
