/** What the search found, in words. */
import type { Role } from '../../../renderer/reader/defaults.ts'
import type { Attribution } from './corpus.ts'
import type { Step, Way } from './search.ts'

export interface Found {
  readonly attribution: Attribution
  readonly text: string
  /** Null where no way was found. */
  readonly way: Way | null
}

const ROLES: readonly Role[] = ['source', 'cue', 'content']

/** The value that this part of the sorted values lies at or below (nearest rank). */
export function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0
}

function howOf(step: Step): string {
  return `${step.moved > 0 ? 'moved, ' : ''}${step.how === 'selected' ? 'selected' : `press ${step.how + 1}`}`
}

/** For each place, what a piece of it took on average, and the commonest ways to it. */
export function describePlaces(found: readonly Found[]): string[] {
  const steps = found.flatMap(({ way }) => way?.steps ?? [])
  const lost = found.filter(({ way }) => way === null).length
  const lines = ROLES.map((role) => {
    const own = steps.filter((step) => step.role === role)
    const ways = new Map<string, number>()
    for (const step of own) ways.set(howOf(step), (ways.get(howOf(step)) ?? 0) + 1)
    const mean = own.reduce((sum, step) => sum + step.presses, 0) / Math.max(1, own.length)
    const common = [...ways].sort((a, b) => b[1] - a[1]).slice(0, 6)
    const shares = common.map(([how, count]) => `${how} ${Math.round((count / own.length) * 100)} %`)
    return `${role}: ${mean.toFixed(2)} presses a piece (${shares.join('; ')})`
  })
  return lost > 0 ? [...lines, `${lost} cannot be had`] : lines
}

/** The attributions that take `from` presses or more, with the way to each of their pieces. */
export function describeWays(found: readonly Found[], from: number): string[] {
  return found
    .filter(({ way }) => (way?.presses ?? Infinity) >= from)
    .map(({ attribution, text, way }) => {
      const words = ROLES.map((role) =>
        attribution[role].map((span) => text.slice(span.start, span.end).replace(/\s+/gu, ' ')).join(' … '),
      )
      const steps = way?.steps.map((step) => `${step.role}: ${howOf(step)}, ${step.presses}`) ?? []
      return `${way?.presses ?? 'no way'} ${attribution.id} (${steps.join(' / ')}) ${words.join(' | ')}`
    })
}
