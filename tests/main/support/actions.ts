import fc from 'fast-check'
import type { Library } from '../../../main/library.ts'
import type { Action } from '../../../preload/actions.ts'
import { ARTICLE_STATES, CLAIM_TYPES, RELATIONS, type Annotation } from '../../../preload/model.ts'

/** What is done to claims, people and the codebook of the whole library. */
const ABOVE = [
  'join',
  'part',
  'relate',
  'relation',
  'unrelate',
  'judge',
  'tagClaims',
  'evidence',
  'speaker',
  'speakers',
  'person',
  'mergePerson',
  'removePerson',
  'addTag',
  'moveTags',
  'mergeTag',
  'addExample',
  'scale',
  'filter',
] as const

/** What is done to articles as a whole. */
const WHOLE = [
  'article',
  'articleState',
  'archive',
  'collect',
  'collection',
  'removeCollection',
  'deleteArticles',
  'restoreSeeds',
  'revise',
  'settle',
  'placeAgain',
] as const
type Whole = (typeof WHOLE)[number]
const isWhole = (kind: string): kind is Whole => (WHOLE as readonly string[]).includes(kind)

type Above = (typeof ABOVE)[number]
const isAbove = (kind: string): kind is Above => (ABOVE as readonly string[]).includes(kind)

/**
 * A move of somebody who works: numbers pick among what there is at the time, so that most moves can be done, whatever
 * came before. `restart` closes the library and opens it again.
 */
export interface Move {
  kind:
    | 'highlight'
    | 'note'
    | 'fill'
    | 'noSource'
    | 'move'
    | 'write'
    | 'tag'
    | 'untag'
    | 'delete'
    | 'claim'
    | 'claimant'
    | 'tagEntry'
    | 'deleteTag'
    | Above
    | Whole
    | 'undo'
    | 'redo'
    | 'restart'
  article: number
  pick: number
  start: number
  length: number
  words: string
}

const kinds: Move['kind'][] = [
  ...([
    'highlight',
    'note',
    'fill',
    'fill',
    'fill',
    'noSource',
    'move',
    'write',
    'tag',
    'tag',
    'untag',
  ] as const),
  ...([
    'delete',
    'delete',
    'claim',
    'claimant',
    'tagEntry',
    'deleteTag',
    'undo',
    'undo',
    'redo',
    'restart',
  ] as const),
  ...ABOVE,
  ...WHOLE,
  ...(['revise', 'revise', 'settle', 'restoreSeeds'] as const),
  ...(['join', 'join', 'join', 'part', 'relate', 'relate', 'delete'] as const),
]

export const moves = (without: readonly Move['kind'][] = []): fc.Arbitrary<Move[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds.filter((kind) => !without.includes(kind))),
      article: fc.nat(2),
      pick: fc.nat(20),
      start: fc.nat(200),
      length: fc.integer({ min: 1, max: 60 }),
      // Half characters, and names that objects have of their own.
      words: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 8 }),
        fc.constantFrom('\ud83d', '__proto__', 'constructor', 'Lavrov', 'a/b', ''),
      ),
    }),
    { minLength: 10, maxLength: 40, size: 'max' },
  )

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]

/** The action that a move comes to in a library as it is now, null where there is nothing that it could act on. */
export async function actionOf(library: Library, move: Move): Promise<Action | null> {
  const view = library.view()
  const article = at(view.articles.map(({ id }) => id).sort(), move.article)
  if (article === undefined) return { do: 'restoreSeeds' }
  const open = await library.open(article)
  const length = open.article.text.length
  const start = Math.min(move.start, length - 1)
  const range = { start, end: Math.min(length, start + move.length) }
  const annotation = at(open.annotations, move.pick)
  const appearances = open.annotations.filter(({ kind }) => kind === 'appearance')
  const appearance = move.pick % 3 === 0 ? null : (at(appearances, move.pick)?.id ?? null)
  const claim = at(open.claims, move.pick)
  const tag = at(view.tags, move.pick)
  const role = at(['source', 'cue', 'content'] as const, move.pick) ?? 'content'
  const { kind } = move
  if (isWhole(kind)) return actionOnWhole(library, { ...move, kind }, article, open.annotations, range)
  if (isAbove(kind)) return actionAbove(library, { ...move, kind }, article, range)
  switch (kind) {
    case 'highlight':
      return { do: 'annotate', article, kind: 'highlight', ranges: [range] }
    case 'note':
      return {
        do: 'annotate',
        article,
        kind: 'note',
        ranges: move.pick % 2 === 0 ? [] : [range],
        tag: { path: 'noted' },
      }
    case 'fill':
      return { do: 'fill', article, appearance, role, ranges: [range], add: move.length % 2 === 0 }
    case 'noSource':
      return { do: 'noSource', article, appearance, none: move.length % 3 !== 0 }
    case 'move':
      return annotation ? { do: 'move', article, annotation: annotation.id, role, ranges: [range] } : null
    case 'write':
      return annotation ? { do: 'note', article, annotation: annotation.id, note: move.words } : null
    case 'tag':
    case 'untag': {
      const some = { path: `t${move.length % 4}` }
      return annotation
        ? { do: 'tag', article, annotation: annotation.id, tag: some, on: kind === 'tag' }
        : null
    }
    case 'delete': {
      const first = move.start % Math.max(1, open.annotations.length)
      const going = open.annotations.slice(first, first + 1 + (move.pick % 3)).map(({ id }) => id)
      return going.length > 0 ? { do: 'delete', article, annotations: going } : null
    }
    case 'claim': {
      const set =
        move.pick % 2 === 0 ? { statement: move.words } : { type: at(CLAIM_TYPES, move.pick) ?? null }
      return claim ? { do: 'claim', article, claim: claim.id, set } : null
    }
    case 'claimant': {
      const claimant = move.words.trim() === '' ? null : { name: move.words }
      return claim ? { do: 'claimant', article, claim: claim.id, claimant } : null
    }
    case 'tagEntry':
      return tag
        ? { do: 'tagEntry', tag: tag.id, set: { path: `r${move.pick}`, key: (move.pick % 9) + 1 } }
        : null
    case 'deleteTag':
      return tag ? { do: 'deleteTag', tag: tag.id } : null
    case 'undo':
    case 'redo':
    case 'restart':
      return null
  }
}

const NO_FILTER = { words: '', articles: [], types: [], verdicts: [], relations: [], open: [] }

/** As `actionOf`, for what reaches over the library; claims are picked from all articles. */
function actionAbove(
  library: Library,
  move: Move & { kind: Above },
  article: string,
  range: { start: number; end: number },
): Action | null {
  const { people, tags } = library.view()
  const web = library.web()
  const byId = <R extends { id: string }>(list: readonly R[]): R[] =>
    [...list].sort((a, b) => (a.id < b.id ? -1 : 1))
  const [claims, passages, relations] = [byId(web.claims), byId(web.appearances), byId(web.relations)]
  const [claim, other] = [at(claims, move.pick), at(claims, move.start)]
  const passage = at(passages, move.length)
  const relation = at(relations, move.pick)
  const [tag, person] = [at(tags, move.pick), at(people, move.pick)]
  const kind = at(RELATIONS, move.length) ?? 'supports'
  const name = move.words.trim() === '' ? 'Ann' : move.words
  switch (move.kind) {
    case 'join':
      if (!claim || !passage) return null
      return { do: 'join', article: passage.article, appearance: passage.id, to: claim.id }
    case 'part':
      return passage ? { do: 'part', article: passage.article, appearance: passage.id } : null
    case 'relate': {
      const id = `r-${move.start}-${move.length}-${move.pick}`
      return claim && other
        ? { do: 'relate', id, from: claim.id, to: other.id, kind, note: move.words }
        : null
    }
    case 'relation': {
      const set = move.start % 2 === 0 ? ({ turn: true } as const) : { kind, note: move.words }
      return relation ? { do: 'relation', relation: relation.id, set } : null
    }
    case 'unrelate':
      return relation ? { do: 'unrelate', relation: relation.id } : null
    case 'judge': {
      const verdict = { scale: 'averitec', label: 'refuted', rationale: move.words }
      const given = move.length % 4 === 0 ? null : verdict
      return claim && other ? { do: 'judge', claims: [claim.id, other.id], verdict: given } : null
    }
    case 'tagClaims': {
      const some = { path: `t${move.length % 4}` }
      return claim ? { do: 'tagClaims', claims: [claim.id], tag: some, on: move.start % 4 !== 0 } : null
    }
    case 'evidence': {
      const ground = move.start % 2 === 0 ? null : { kind: 'quote' as const, article, ranges: [range] }
      const evidence = {
        id: `e-${move.pick}`,
        question: move.words,
        answer: '',
        ground,
        stance: null,
        date: null,
      }
      return claim ? { do: 'evidence', claim: claim.id, evidence } : null
    }
    case 'speaker': {
      const some = person && move.start % 2 === 0 ? { person: person.id } : { name }
      return passage
        ? { do: 'speaker', article: passage.article, appearance: passage.id, person: some }
        : null
    }
    case 'speakers': {
      const some = person && move.start % 2 === 0 ? { person: person.id } : { name }
      return passage ? { do: 'speakers', appearances: [passage.id], person: some } : null
    }
    case 'person':
      return person ? { do: 'person', person: person.id, set: { names: [name.trim() || 'Bob', 'he'] } } : null
    case 'mergePerson': {
      const into = at(people, move.start)
      return person && into ? { do: 'mergePerson', person: person.id, into: into.id } : null
    }
    case 'removePerson':
      return person ? { do: 'removePerson', person: person.id } : null
    case 'addTag':
      return { do: 'addTag', path: `t${move.length % 4}/${move.pick % 3}` }
    case 'moveTags':
      return tag ? { do: 'moveTags', from: tag.path, to: `t${move.start % 4}/${move.pick % 3}` } : null
    case 'mergeTag': {
      const into = at(tags, move.start)
      return tag && into ? { do: 'mergeTag', tag: tag.id, into: into.id } : null
    }
    case 'addExample':
      return tag ? { do: 'addExample', article, tag: tag.id, range } : null
    case 'scale': {
      const labels = [{ id: 'one', name: 'One', value: move.pick % 3 }]
      return { do: 'scale', scale: { id: `s${move.pick % 2}`, name: 'S', worst: 0, best: 2, labels } }
    }
    case 'filter': {
      const filter = { ...NO_FILTER, tags: tag ? [tag.id] : [], people: person ? [person.id] : [] }
      return { do: 'filter', filter: { id: `f${move.pick % 2}`, name: 'F', filter } }
    }
  }
}

function actionOnWhole(
  library: Library,
  move: Move & { kind: Whole },
  article: string,
  annotations: readonly Annotation[],
  range: { start: number; end: number },
): Action | null {
  const view = library.view()
  const collection = at(view.collections, move.pick)
  const annotation = at(annotations, move.pick)
  const likely = annotations.filter(({ target }) => target.state === 'likely').map(({ id }) => id)
  const on = move.pick % 3 !== 0
  switch (move.kind) {
    case 'article':
      return { do: 'article', article, set: { title: `T${move.words}`, publisher: move.words } }
    case 'articleState':
      return { do: 'articleState', articles: [article], state: at(ARTICLE_STATES, move.pick) ?? 'done' }
    case 'archive':
      return { do: 'archive', articles: view.articles.map(({ id }) => id), on }
    case 'collect':
      return { do: 'collect', articles: [article], collection: { name: `c${move.pick % 3}` }, on }
    case 'collection':
      return collection ? { do: 'collection', collection: collection.id, name: `c${move.length % 4}` } : null
    case 'removeCollection':
      return collection ? { do: 'removeCollection', collection: collection.id } : null
    case 'deleteArticles':
      return { do: 'deleteArticles', articles: [article] }
    case 'restoreSeeds':
      return { do: 'restoreSeeds' }
    case 'revise':
      return { do: 'revise', article, revision: 1 + (move.pick % 2) }
    case 'settle':
      return likely.length > 0 ? { do: 'settle', article, annotations: likely, yes: on } : null
    case 'placeAgain':
      return annotation ? { do: 'placeAgain', article, annotation: annotation.id, ranges: [range] } : null
  }
}
