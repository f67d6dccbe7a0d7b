import type { Reanchored } from '../../../main/anchoring/reanchor.ts'
import type { TextSpan } from '../../../preload/text.ts'
import type { Edited } from './kinds.ts'

export interface Trial {
  readonly kind: string
  /** What sort of text it was made on. */
  readonly text: string
  readonly edited: Edited
  /** Null where the passage is gone. */
  readonly right: TextSpan | null
  readonly answer: Reanchored
  readonly ms: number
  /** The other method's answer. */
  readonly peer: TextSpan | null
  readonly peerMs: number
}

function isSame(a: TextSpan | null, b: TextSpan | null): boolean {
  return a === null || b === null ? a === b : a.start === b.start && a.end === b.end
}

function placeOf(answer: Reanchored): TextSpan | null {
  return answer === 'gone' ? null : answer
}

function isRight({ right, answer }: Trial): boolean {
  return isSame(right, placeOf(answer))
}

function isSureAndWrong(trial: Trial): boolean {
  return trial.answer !== 'gone' && trial.answer.certainty === 'sure' && !isRight(trial)
}

function percent(all: readonly Trial[], holds: (trial: Trial) => boolean): string {
  if (all.length === 0) return '-'
  return ((100 * all.filter(holds).length) / all.length).toFixed(1)
}

function median(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  return (sorted[sorted.length >> 1] ?? 0).toFixed(2)
}

function groupBy(trials: readonly Trial[], of: (trial: Trial) => string): Map<string, Trial[]> {
  const groups = new Map<string, Trial[]>()
  for (const trial of trials) groups.set(of(trial), [...(groups.get(of(trial)) ?? []), trial])
  return groups
}

/** A line a kind: how many, exact here and there, sure and wrong, the medians in ms; and what went wrong. */
export function describeKinds(trials: readonly Trial[], show: number): string[] {
  const lines = [
    'kind                                    n   exact    peer  sure+wrong  likely     ms  peer ms',
  ]
  for (const [kind, own] of groupBy(trials, (trial) => trial.kind)) {
    const cells = [
      String(own.length).padStart(5),
      percent(own, isRight).padStart(8),
      percent(own, ({ right, peer }) => isSame(right, peer)).padStart(8),
      percent(own, isSureAndWrong).padStart(12),
      percent(own, ({ answer }) => answer !== 'gone' && answer.certainty === 'likely').padStart(8),
      median(own.map(({ ms }) => ms)).padStart(7),
      median(own.map(({ peerMs }) => peerMs)).padStart(9),
    ]
    lines.push(kind.padEnd(36) + cells.join(''))
  }
  const wrong = trials.filter((trial) => !isRight(trial))
  return [...lines, ...wrong.slice(0, show).flatMap(describeTrial)]
}

function describeTrial({ kind, text, edited, right, answer }: Trial): string[] {
  const words = (of: string, span: TextSpan | null) => {
    if (span === null) return 'gone'
    const context = (from: number, to: number) => JSON.stringify(of.slice(Math.max(0, from), to)).slice(1, -1)
    return `${span.start} ${context(span.start - 60, span.start)}[${context(span.start, span.end)}]${context(span.end, span.end + 60)}`
  }
  return [
    `--- ${kind} (${text}), ${answer === 'gone' ? 'gone' : answer.certainty}`,
    `  old   ${words(edited.before, edited.span)}`,
    `  right ${words(edited.after, right)}`,
    `  given ${words(edited.after, placeOf(answer))}`,
  ]
}

/** The totals: those the method is held against. */
export function describeTotals(trials: readonly Trial[]): string[] {
  const present = trials.filter(({ right }) => right !== null)
  const gone = trials.filter(({ right }) => right === null)
  const isPlacedAsSure = ({ answer }: Trial) => answer !== 'gone' && answer.certainty === 'sure'
  const byText = [...groupBy(present, ({ text }) => text)].map(
    ([text, own]) => `${text} ${percent(own, isRight)}`,
  )
  return [
    `exact ${percent(present, isRight)} % of ${present.length} that are there (peer ${percent(present, ({ right, peer }) => isSame(right, peer))} %; ${byText.join(', ')})`,
    `of ${gone.length} that are gone ${percent(gone, (trial) => !isPlacedAsSure(trial))} % not placed as sure, ${percent(gone, isRight)} % told as gone (peer ${percent(gone, ({ peer }) => peer === null)} %)`,
    `sure and wrong ${percent(trials, isSureAndWrong)} %; median ${median(trials.map(({ ms }) => ms))} ms a call of one span (peer ${median(trials.map(({ peerMs }) => peerMs))} ms)`,
  ]
}
