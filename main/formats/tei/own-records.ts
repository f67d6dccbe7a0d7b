/** People, codebook, claims and relations of a TEI document of Postil's own. */
import { isTag, type Element } from 'domhandler'
import { z } from 'zod'
import {
  CLAIM_TYPES,
  Evidence,
  Example,
  RELATIONS,
  Scale,
  WORTH,
  type Verdict,
} from '../../../preload/model.ts'
import { childrenNamed, elementsUnder, localName, textUnder } from '../../articles/import/tree.ts'
import { timeOf } from '../common/json-values.ts'
import type { Gathering } from '../reading/gathering.ts'
import { emptyClaim } from '../reading/reading.ts'
import { PREFIX, type Named } from './ids.ts'
import { idIn } from './pointers.ts'

const Id = z.string().regex(/^[\w-]{1,80}$/)
const Foreign = z.record(z.string(), z.unknown())

/** The id of Postil's in an xml:id, or in a pointer to one; null where it is none. */
export function ownId(table: Named, value: string | undefined): string | null {
  const prefix = `${PREFIX[table]}-`
  const id = value === undefined ? '' : idIn(value)
  return id.startsWith(prefix) ? (Id.safeParse(id.slice(prefix.length)).data ?? null) : null
}

/** What the file's xenoData says of a record beside its elements. */
export type OwnData = (
  table: 'article' | 'annotations' | 'claims' | 'relations' | 'tags',
  id?: string,
) => Record<string, unknown>

export function ownDataOf(root: Element, gathering: Gathering): OwnData {
  let data: Record<string, unknown> = {}
  for (const each of elementsUnder(root, ({ name }) => name !== 'text'))
    if (localName(each) === 'xenoData' && each.attribs.type === 'postil') data = parsed(textUnder(each))
  for (const item of Array.isArray(data.scales) ? data.scales : []) {
    const scale = Scale.safeParse(item).data
    if (scale && gathering.isNew('scale', scale.id)) gathering.reading.scales.push(scale)
  }
  return (table, id) => {
    const all = record(data[table])
    return id === undefined ? all : record(all[id])
  }
}

export function foreignIn(data: Record<string, unknown>): { foreign?: Record<string, unknown> } {
  const foreign = Foreign.safeParse(data.foreign).data
  return foreign ? { foreign } : {}
}

function parsed(words: string): Record<string, unknown> {
  try {
    return record(JSON.parse(words))
  } catch {
    return {}
  }
}

const record = (value: unknown): Record<string, unknown> => Foreign.safeParse(value).data ?? {}

export function readPerson(person: Element, gathering: Gathering): void {
  const [name, ...names] = childrenNamed(person, 'persName').map((each) => textUnder(each))
  const key = person.attribs['xml:id'] ?? ''
  if (key === '' || !name || !gathering.isNew('person', key)) return
  const [role] = childrenNamed(person, 'occupation').map((each) => textUnder(each))
  gathering.reading.people.push({ key, id: ownId('person', key), name, role: role ?? '', names })
}

/** An entry of the codebook as Postil writes it. */
export function readTag(category: Element, data: OwnData, gathering: Gathering): void {
  const [path] = childrenNamed(category, 'gloss').map((each) => textUnder(each))
  if (!path || !gathering.isNew('tag', path)) return
  const described = childrenNamed(category, 'desc')
  const words = (type: string): string[] =>
    described.filter(({ attribs }) => attribs.type === type).map((each) => textUnder(each))
  const id = ownId('tag', category.attribs['xml:id'])
  const own = id === null ? {} : data('tags', id)
  const examples = z.array(Example).safeParse(own.examples).data
  const quotes = words('example').map((quote) => ({ quote, article: null, start: null }))
  const colour = /#[0-9a-f]{6}\b/.exec(category.attribs.style ?? '')?.[0]
  const key = Number(category.attribs.n)
  gathering.reading.tags.push({
    id,
    path,
    ...(colour === undefined ? {} : { colour }),
    ...(Number.isInteger(key) && key >= 1 && key <= 9 ? { key } : {}),
    definition: words('definition').join('\n'),
    use: words('use').join('\n'),
    avoid: words('avoid').join('\n'),
    // Where its quotes are from is said beside them; if somebody has changed the quotes, those count.
    examples: examples?.length === quotes.length ? examples : quotes,
    ...foreignIn(own),
  })
}

/** The values of a feature structure by name; a value is an element, or null for a pointer. */
class Features {
  readonly #features: ReadonlyMap<string, Element>

  constructor(fs: Element) {
    this.#features = new Map(childrenNamed(fs, 'f').map((f) => [f.attribs.name ?? '', f]))
  }

  words(name: string): string | null {
    const f = this.#features.get(name)
    if (!f) return null
    const value = f.children.find(isTag)
    return value ? (value.attribs.value ?? textUnder(value)) : textUnder(f)
  }

  pointer(name: string): string | null {
    return this.#features.get(name)?.attribs.fVal ?? null
  }

  number(name: string): number | null {
    const words = this.words(name)
    const number = words === null || words.trim() === '' ? Number.NaN : Number(words)
    return Number.isFinite(number) ? number : null
  }

  oneOf<T extends string>(name: string, of: readonly T[]): T | null {
    const words = this.words(name)
    return of.find((each) => each === words) ?? null
  }

  structures(name: string): Element[] {
    const f = this.#features.get(name)
    return f
      ? [...elementsUnder(f, (each) => localName(each) !== 'fs')].filter((each) => localName(each) === 'fs')
      : []
  }
}

export function readClaim(fs: Element, data: OwnData, gathering: Gathering): void {
  const key = fs.attribs['xml:id'] ?? ''
  if (key === '' || !gathering.isNew('claim', key)) return
  const features = new Features(fs)
  const id = ownId('claim', key)
  const verifiable = features.words('verifiable')
  const home = features.words('home')
  const keyIn = (name: string): string | null => {
    const pointer = features.pointer(name)
    return pointer === null ? null : idIn(pointer)
  }
  gathering.reading.claims.push({
    ...emptyClaim(key),
    id,
    ...(home === null ? {} : { home }),
    statement: features.words('statement'),
    claimant: keyIn('claimant'),
    context: features.words('context') ?? '',
    type: features.oneOf('type', CLAIM_TYPES),
    verifiable: verifiable === 'true' ? true : verifiable === 'false' ? false : null,
    worth: features.oneOf('worth', WORTH),
    verdict: verdictOf(features.structures('verdict')[0]),
    evidence: features.structures('evidence').flatMap((each) => evidenceOf(each) ?? []),
    joinedTo: keyIn('joinedTo'),
    author: features.words('author') ?? '',
    created: timeOf(features.words('created')),
    modified: timeOf(features.words('modified')),
    ...foreignIn(id === null ? {} : data('claims', id)),
  })
}

function verdictOf(fs: Element | undefined): Verdict | null {
  if (!fs) return null
  const features = new Features(fs)
  const name = (features.words('name') ?? '').slice(0, 200)
  const label = (features.words('label') ?? name).slice(0, 200)
  if (name === '' && label === '') return null
  return {
    scale: Id.safeParse(features.words('scale')).data ?? 'postil',
    label,
    name,
    rationale: features.words('rationale') ?? '',
    value: features.number('value'),
    best: features.number('best'),
    worst: features.number('worst'),
  }
}

function evidenceOf(fs: Element): Evidence | undefined {
  const features = new Features(fs)
  const source = features.words('source')
  const ground = features.words('ground')
  return Evidence.safeParse({
    id: features.words('id'),
    question: features.words('question') ?? '',
    answer: features.words('answer') ?? '',
    ground:
      source === null || ground === null
        ? null
        : ground === 'link'
          ? { kind: 'link', url: source }
          : parsed(source),
    stance: features.words('stance'),
    date: features.words('date'),
  }).data
}

/** Null where it is no relation between two claims; the reason as the end of a sentence. */
export function readRelation(relation: Element, data: OwnData, gathering: Gathering): string | null {
  const { name, mutual, active, passive } = relation.attribs
  const kind = RELATIONS.find((each) => each === name)
  if (!kind) return `“${name ?? ''}” is no relation that Postil knows between claims`
  const ends = (mutual ?? `${active ?? ''} ${passive ?? ''}`).split(/\s+/).map(idIn)
  const [from = '', to = '', more] = ends
  if (from === '' || to === '' || from === to || more !== undefined)
    return 'it does not lead from one claim to another'
  const key = relation.attribs['xml:id'] ?? `${kind} ${from} ${to}`
  if (!gathering.isNew('relation', key)) return null
  const id = ownId('relation', key)
  const own = id === null ? {} : data('relations', id)
  const [note] = childrenNamed(relation, 'desc').map((each) => textUnder(each))
  gathering.reading.relations.push({
    ...{ key, id, from, to, kind },
    note: note ?? '',
    author: typeof own.author === 'string' ? own.author : '',
    created: timeOf(own.created),
    modified: timeOf(own.modified),
    ...foreignIn(own),
  })
  return null
}
