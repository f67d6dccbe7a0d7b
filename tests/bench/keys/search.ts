/** The fewest presses for one attribution, over every order of its places and pieces. */
import { isWhite, type TextSpan } from '../../../preload/text.ts'
import { caretAfter, defaultsFor, type Draft, type Role } from '../../../renderer/reader/defaults.ts'
import type { Page } from '../../../renderer/reader/motions.ts'
import { sentenceAt } from '../../../renderer/reader/passages.ts'
import type { Attribution } from './corpus.ts'
import type { Moves } from './moves.ts'

/** Beyond this many presses a way is not searched further; what has none within it counts as unreachable. */
const FARTHEST = 40
/** With more pieces than this they are taken in reading order only: an upper bound. */
const MOST_PIECES = 6

interface Piece {
  readonly role: Role
  readonly span: TextSpan
}

/** How one piece was taken: which press, from where; for the report. */
export interface Step {
  readonly role: Role
  readonly moved: number
  readonly how: 'selected' | number
  readonly presses: number
}

export interface Way {
  readonly presses: number
  readonly steps: readonly Step[]
}

/** Distances from one offset by moves, layer by layer and no farther than asked. */
class Reach {
  readonly layers: number[][]
  readonly #seen: Set<number>
  constructor(
    readonly step: readonly ((offset: number) => number)[],
    from: number,
  ) {
    this.layers = [[from]]
    this.#seen = new Set([from])
  }

  layer(depth: number): readonly number[] {
    while (this.layers.length <= depth) {
      const next: number[] = []
      for (const offset of this.layers.at(-1) ?? []) {
        for (const step of this.step) {
          const to = step(offset)
          if (this.#seen.has(to)) continue
          this.#seen.add(to)
          next.push(to)
        }
      }
      this.layers.push(next)
    }
    return this.layers[depth] ?? []
  }
}

export class Searcher {
  readonly #reaches = new Map<number, Reach>()
  constructor(
    readonly page: Page,
    readonly moves: Moves,
  ) {}

  #reachFrom(caret: number): Reach {
    const known = this.#reaches.get(caret)
    if (known !== undefined) return known
    const reach = new Reach(
      this.moves.move.map((step) => (offset: number) => step(this.page, offset)),
      caret,
    )
    this.#reaches.set(caret, reach)
    return reach
  }

  /** The presses with Shift from each anchor that selects the span, the white space around it not counting. */
  #selections(span: TextSpan): Map<number, number> {
    const { text } = this.page
    const lefts = [span.start]
    while (isWhite(text, (lefts.at(-1) ?? 0) - 1)) lefts.push((lefts.at(-1) ?? 0) - 1)
    const rights = [span.end]
    while (isWhite(text, rights.at(-1) ?? text.length)) rights.push((rights.at(-1) ?? 0) + 1)
    const costs = new Map<number, number>()
    for (const [anchors, goals] of [
      [lefts, new Set(rights)],
      [rights, new Set(lefts)],
    ] as const) {
      for (const anchor of anchors) {
        const reach = new Reach(
          this.moves.extend.map((step) => (focus: number) => step(this.page, anchor, focus)),
          anchor,
        )
        for (let depth = 1; depth <= FARTHEST; depth++) {
          if (!reach.layer(depth).some((offset) => goals.has(offset))) continue
          costs.set(anchor, Math.min(depth, costs.get(anchor) ?? depth))
          break
        }
      }
    }
    return costs
  }

  #take(caret: number, draft: Draft, piece: Piece, selections: ReadonlyMap<number, number>): Step | null {
    const reach = this.#reachFrom(caret)
    let best: Step | null = null
    for (let moved = 0; moved <= FARTHEST && moved + 1 < (best?.presses ?? FARTHEST); moved++) {
      for (const offset of reach.layer(moved)) {
        const least = best?.presses ?? FARTHEST
        const selecting = selections.get(offset)
        if (selecting !== undefined && moved + selecting + 1 < least) {
          best = { role: piece.role, moved, how: 'selected', presses: moved + selecting + 1 }
        }
        if (moved > 12) continue
        const press = defaultsFor(this.page, draft, offset, piece.role).findIndex(
          (span) => span.start === piece.span.start && span.end === piece.span.end,
        )
        if (press >= 0 && moved + press + 1 < (best?.presses ?? FARTHEST)) {
          best = { role: piece.role, moved, how: press, presses: moved + press + 1 }
        }
      }
    }
    return best
  }

  /** The fewest presses; null if some piece cannot be had at all. */
  fewest(attribution: Attribution): Way | null {
    const pieces = (['source', 'cue', 'content'] as const).flatMap((role) =>
      attribution[role].map((span): Piece => ({ role, span })),
    )
    const first = Math.min(...pieces.map((piece) => piece.span.start))
    const start = sentenceAt(this.page, first)?.start ?? first
    const selections = pieces.map((piece) => this.#selections(piece.span))
    const inOrder = pieces.length > MOST_PIECES
    const all = (1 << pieces.length) - 1
    const ways = new Map<string, Way>()
    const from = (done: number, caret: number): Way | null => {
      const key = `${done}:${caret}`
      const known = ways.get(key)
      if (known !== undefined) return known
      if (done === all) return { presses: 0, steps: [] }
      const taken = (role: Role) =>
        pieces.filter((piece, i) => piece.role === role && (done >> i) & 1).map((piece) => piece.span)
      const draft: Draft = { source: taken('source'), cue: taken('cue'), content: taken('content') }
      let best: Way | null = null
      for (const [i, piece] of pieces.entries()) {
        if ((done >> i) & 1) continue
        const step = this.#take(caret, draft, piece, selections[i] ?? new Map())
        const rest = step === null ? null : from(done | (1 << i), caretAfter(piece.span))
        if (step !== null && rest !== null && step.presses + rest.presses < (best?.presses ?? Infinity)) {
          best = { presses: step.presses + rest.presses, steps: [step, ...rest.steps] }
        }
        if (inOrder) break
      }
      if (best !== null) ways.set(key, best)
      return best
    }
    const way = from(0, start)
    if (way === null) return null
    return attribution.source.length > 0 ? way : { ...way, presses: way.presses + 1 }
  }
}
