import { RELATIONS } from '../../../../preload/model.ts'
import { z } from 'zod'
import { objectOf, restOf, textOf, type JsonObject } from '../../common/json-values.ts'
import { readJson, unreadable } from '../../common/json.ts'
import { outlineOf } from '../../common/json-outline.ts'
import {
  emptyReading,
  type InFile,
  type ReadAnnotation,
  type ReadDocument,
  type Reading,
} from '../../reading/reading.ts'
import type { ForeignW3c } from '../foreign.ts'
import { bodiesOf } from './bodies.ts'
import { ClaimsRead } from './claims.ts'
import { idOfIri, postilId } from './ids.ts'
import { itemsIn } from './items.ts'
import { iriOfNode, many, typesOf, wordsOf } from './nodes.ts'
import { targetsOf, type ReadTarget } from './targets.ts'

const TYPES = ['Annotation', 'AnnotationPage', 'AnnotationCollection']

export function recognisesW3c(files: readonly InFile[]): boolean {
  const [file] = files
  if (!file || files.length > 1) return false
  const outline = outlineOf(file)
  if (outline === null) return false
  const at = ['', '@graph[].', 'items[].', 'first.', 'first.items[].']
  const isContext = (words: string): boolean => words.includes('www.w3.org/ns/anno')
  return (
    ['@context', '@context[]', 'items[].@context'].some((path) => outline.values(path).some(isContext)) ||
    at.some((path) =>
      [...outline.values(`${path}type`), ...outline.values(`${path}@type`)].some((type) =>
        TYPES.includes(type),
      ),
    )
  )
}

/** What Postil writes into an annotation itself, and what every annotation has. */
const OWN = [
  '@context',
  'id',
  '@id',
  'type',
  '@type',
  'motivation',
  'creator',
  'created',
  'modified',
  'anchoring',
  'body',
  'bodyValue',
  'target',
  'relation',
]

/** Annotations, with the articles and claims that they name. Positions are code points. */
export function readW3c([file]: readonly InFile[]): Reading {
  if (!file) return emptyReading('code points')
  const root = readJson(file)
  const reading = emptyReading('code points')
  const items = itemsIn(root, file.path, reading.problems)
  if (items.length === 0 && !isCollection(root)) throw unreadable(file, 'it holds no annotations')
  const documents = new Documents(reading, many(objectOf(root)?.['articles']))
  const claims = new ClaimsRead(reading, (iri) => documents.idOf(iri))
  for (const item of items) readItem(item, file.path, reading, documents, claims)
  return reading
}

function isCollection(root: unknown): boolean {
  const node = objectOf(root)
  return node !== null && typesOf(node).some((type) => TYPES.includes(type))
}

class Documents {
  readonly #byIri = new Map<string, ReadDocument>()

  constructor(
    readonly reading: Reading,
    articles: readonly unknown[],
  ) {
    for (const article of articles) {
      const node = objectOf(article)
      const iri = iriOfNode(node)
      if (node && iri !== null) this.of(iri, node)
    }
  }

  idOf(iri: string): string | null {
    return this.#byIri.get(iri)?.id ?? postilId(iri)
  }

  of(iri: string, node: JsonObject | null): ReadDocument {
    const known = this.#byIri.get(iri)
    if (known) return known
    const url = /^https?:/i.test(iri) ? iri : null
    const said = {
      title: wordsOf(node?.['title']) ?? wordsOf(node?.['label']),
      byline: wordsOf(node?.['byline']),
      publisher: wordsOf(node?.['publisher']),
      publishedOn: /^\d{4}(-\d\d(-\d\d(T.*)?)?)?$/.exec(wordsOf(node?.['published']) ?? '')?.[0] ?? null,
      language: wordsOf(node?.['language']),
      url: textOf(node?.['url']) ?? url,
    }
    const document: ReadDocument = {
      key: iri,
      id: textOf(node?.['articleId']) ?? postilId(iri),
      text: textOf(node?.['value']),
      hash: textOf(node?.['sha256']),
      details: Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)),
      annotations: [],
    }
    this.#byIri.set(iri, document)
    this.reading.documents.push(document)
    return document
  }
}

function readItem(
  item: JsonObject,
  file: string,
  reading: Reading,
  documents: Documents,
  claims: ClaimsRead,
): void {
  const motivations = many(item['motivation'])
    .map(iriOfNode)
    .filter((each) => each !== null)
  const bodies = bodiesOf(item, motivations)
  const iri = iriOfNode(item)
  if (motivations.includes('linking') && bodies.links.length > 0) {
    readRelation(item, file, reading, bodies.note, bodies.links)
    return
  }
  const targets = targetsOf(item['target'])
  const [first] = targets
  if (!first || first.source === '') {
    reading.problems.push({
      file,
      what: `The annotation ${iri ?? '(without an id)'} says nothing of what it is about: it is left out.`,
      lost: true,
    })
    return
  }
  const here = targets.filter(({ source }) => source === first.source)
  if (here.length < targets.length)
    reading.problems.push({
      file,
      what: `The annotation ${iri ?? '(without an id)'} is about several documents: it comes in for ${first.source} alone.`,
    })
  documents
    .of(first.source, first.about)
    .annotations.push(annotationOf(item, iri, motivations, bodies, here, claims))
}

function annotationOf(
  item: JsonObject,
  iri: string | null,
  motivations: readonly string[],
  bodies: ReturnType<typeof bodiesOf>,
  targets: readonly ReadTarget[],
  claims: ClaimsRead,
): ReadAnnotation {
  const spans = targets.flatMap(({ span }) => (span === null ? [] : [span]))
  const state = z.enum(['likely', 'gone', 'open']).safeParse(item['anchoring']).data
  const isClaim = bodies.claim !== null
  const isNote = motivations.some(
    (each) => each === 'commenting' || each === 'replying' || each === 'questioning',
  )
  const kind = isClaim
    ? 'appearance'
    : isNote || (motivations.length === 0 && bodies.note !== '')
      ? 'note'
      : 'highlight'
  const creator = many(item['creator'])[0]
  const foreign = foreignOf(item, iri, bodies.unknown, targets)
  return {
    id: idOfIri(iri),
    kind,
    // What an open claim targets is its source and cue, which its attribution says again.
    spans: state === 'open' ? [] : spans.length === 0 ? null : spans,
    ...(state === 'gone' ? { state } : {}),
    tags: bodies.tags,
    note: bodies.note,
    author:
      wordsOf(objectOf(creator)?.['name']) ??
      wordsOf(objectOf(creator)?.['nickname']) ??
      iriOfNode(creator) ??
      '',
    created: textOf(item['created']),
    modified: textOf(item['modified']),
    ...(bodies.claim ? { appearance: claims.appearance(bodies.claim) } : {}),
    ...(foreign ? { foreign: { w3c: foreign } } : {}),
  }
}

function foreignOf(
  item: JsonObject,
  iri: string | null,
  bodies: readonly unknown[],
  targets: readonly ReadTarget[],
): ForeignW3c | null {
  const fields = restOf(item, OWN)
  const selectors = targets.flatMap(({ unknown }) => unknown)
  const foreign: ForeignW3c = {
    ...(iri !== null && postilId(iri) === null ? { id: iri } : {}),
    ...(fields ? { fields } : {}),
    ...(bodies.length > 0 ? { bodies } : {}),
    ...(selectors.length > 0 ? { selectors } : {}),
  }
  return Object.keys(foreign).length > 0 ? foreign : null
}

function readRelation(
  item: JsonObject,
  file: string,
  reading: Reading,
  note: string,
  links: readonly unknown[],
): void {
  const iri = iriOfNode(item)
  const [from, to] = [iriOfNode(many(item['target'])[0]), iriOfNode(links[0])]
  const kind = z.enum(RELATIONS).safeParse(item['relation']).data
  if (from === null || to === null || kind === undefined) {
    reading.problems.push({
      file,
      what: `The link ${iri ?? '(without an id)'} is no relation between claims that Postil knows: it is left out.`,
      lost: true,
    })
    return
  }
  reading.relations.push({
    ...{ key: iri ?? `${from} ${kind} ${to}`, id: idOfIri(iri), from, to, kind, note },
    author: wordsOf(objectOf(many(item['creator'])[0])?.['name']) ?? '',
    created: textOf(item['created']),
    modified: textOf(item['modified']),
  })
}
