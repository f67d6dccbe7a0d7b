import fc from 'fast-check'
import type { Library } from '../../../main/library.ts'
import type { Action } from '../../../preload/actions.ts'
import { CLAIM_TYPES } from '../../../preload/model.ts'

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
]

export const moves = (without: readonly Move['kind'][] = []): fc.Arbitrary<Move[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds.filter((kind) => !without.includes(kind))),
      article: fc.nat(1),
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
  const article = at(view.articles.map(({ id }) => id).sort(), move.article) ?? ''
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
  switch (move.kind) {
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
        ? { do: 'tag', article, annotation: annotation.id, tag: some, on: move.kind === 'tag' }
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
