import { createHash } from 'node:crypto'
import type { Annotation, ArticleMeta, Claim, Collection, Person, Tag } from '../../preload/model.ts'
import { quoteOf } from '../../preload/rows.ts'
import type { DocumentKind, SearchDocument } from './document.ts'

/** What is needed to say what a document's filters ask for. */
export interface Known {
  article(id: string): ArticleMeta | undefined
  collection(id: string): Collection | undefined
  person(id: string): Person | undefined
  tag(id: string): Tag | undefined
  claim(id: string): Claim | undefined
}

type Bare = Omit<SearchDocument, 'hash' | 'id'> & { record: string }

/** The id says what a document is of: its kind, and its record. */
export const documentId = (kind: DocumentKind, record: string): string => `${kind} ${record}`
export const recordOf = (id: string): string => id.slice(id.indexOf(' ') + 1)

/** `words` stand for the text in the hash, where something shorter speaks for it. */
function made({ record, ...bare }: Bare, words = bare.text): SearchDocument {
  const said = JSON.stringify([bare.title, words, bare.tag, bare.by, bare.in])
  const hash = createHash('sha256').update(said).digest('base64url').slice(0, 16)
  return { ...bare, id: documentId(bare.kind, record), hash }
}

function placesOf(meta: ArticleMeta | undefined, known: Known): string[] {
  if (!meta) return []
  const collections = meta.collections.map((id) => known.collection(id)?.name ?? '')
  return [meta.title, meta.publisher ?? '', ...collections].filter(Boolean)
}

/** An article's text. Its hash is told without reading it. */
export function textDocument(meta: ArticleMeta, text: string, known: Known): SearchDocument {
  const by = [meta.byline ?? '', meta.publisher ?? ''].filter(Boolean)
  const base = { record: meta.id, kind: 'text', article: meta.id, title: meta.title } as const
  return made({ ...base, text, tag: [], by, in: placesOf(meta, known) }, meta.hash)
}

/** An annotation's quote, and its note where there is one. */
export function annotationDocuments(annotation: Annotation, known: Known): SearchDocument[] {
  const { id, article, tags, note, target } = annotation
  const base = {
    record: id,
    article,
    title: '',
    tag: tags.map((tag) => known.tag(tag)?.path ?? '').filter(Boolean),
    by: speakersOf(annotation, known),
    in: placesOf(known.article(article), known),
  }
  const quote = quoteOf(target.spans)
  return [
    ...(quote === '' ? [] : [made({ ...base, kind: 'quote', text: quote })]),
    ...(note.trim() === '' ? [] : [made({ ...base, kind: 'note', text: note })]),
  ]
}

function speakersOf(annotation: Annotation, known: Known): string[] {
  if (annotation.kind !== 'appearance') return []
  const { spans, person } = annotation.source
  const claimant = known.claim(annotation.claim)?.claimant ?? null
  const people = [person, claimant].flatMap((id) => (id === null ? [] : (known.person(id) ?? [])))
  const names = people.flatMap(({ name, names: others }) => [name, ...others])
  return [...new Set([quoteOf(spans), ...names].filter(Boolean))]
}

/** What somebody wrote about a claim: statement, context, rationale, questions and answers. None where nobody did. */
export function claimDocuments(claim: Claim, known: Known): SearchDocument[] {
  const evidence = claim.evidence.flatMap(({ question, answer }) => [question, answer])
  const written = [claim.statement ?? '', claim.context, claim.verdict?.rationale ?? '', ...evidence]
  const text = written.filter((words) => words.trim() !== '').join('\n')
  if (text === '') return []
  const person = claim.claimant === null ? undefined : known.person(claim.claimant)
  return [
    made({
      ...{ record: claim.id, kind: 'statement', article: claim.home, title: '', text, tag: [] },
      by: person ? [person.name, ...person.names] : [],
      in: placesOf(known.article(claim.home), known),
    }),
  ]
}

export function personDocument({ id, name, names, role }: Person): SearchDocument {
  const by = [name, ...names]
  const text = [...by, role].filter(Boolean).join('\n')
  return made({ record: id, kind: 'person', article: null, title: name, text, tag: [], by, in: [] })
}

export function tagDocument({ id, path, definition, use, avoid }: Tag): SearchDocument {
  const text = [path, definition, use, avoid].filter(Boolean).join('\n')
  return made({ record: id, kind: 'tag', article: null, title: path, text, tag: [path], by: [], in: [] })
}
