/** A verdict scale as it is being written: what is typed may not be a scale yet, and says why where it is not. */
import type { Scale } from '../../preload/model.ts'
import { TEXTS } from '../../preload/texts.ts'

const words = TEXTS.scales.problems

export interface LabelDraft {
  readonly id: string
  readonly name: string
  /** As typed; '' has no place between worst and best. */
  readonly value: string
}
export interface ScaleDraft {
  readonly id: string
  readonly name: string
  readonly worst: string
  readonly best: string
  readonly labels: readonly LabelDraft[]
}

/** What is wrong, by field; '' where nothing is. */
export interface Problems {
  readonly name: string
  readonly ends: string
  /** By the label's id. */
  readonly labels: ReadonlyMap<string, { readonly name: string; readonly value: string }>
  readonly any: boolean
}

export function draftOf({ id, name, worst, best, labels }: Scale): ScaleDraft {
  return {
    id,
    name,
    worst: `${worst}`,
    best: `${best}`,
    labels: labels.map((label) => ({ ...label, value: label.value === null ? '' : `${label.value}` })),
  }
}

/** A number as people write it, with a point or a comma; null where it is none. */
export function numberOf(typed: string): number | null {
  const text = typed.trim().replace(',', '.').replace('−', '-')
  const value = Number(text)
  return text === '' || !Number.isFinite(value) ? null : value
}

/** @param others the names of the other scales */
export function problemsOf(draft: ScaleDraft, others: readonly string[]): Problems {
  const fold = (name: string): string => name.trim().toLowerCase()
  const [worst, best] = [numberOf(draft.worst), numberOf(draft.best)]
  const name =
    fold(draft.name) === ''
      ? words.name
      : others.some((other) => fold(other) === fold(draft.name))
        ? words.taken
        : ''
  const ends = worst === null || best === null || worst === best ? words.ends : ''
  const labels = new Map(
    draft.labels.map(({ id, name, value }) => {
      const twice = draft.labels.some((other) => other.id !== id && fold(other.name) === fold(name))
      return [
        id,
        { name: fold(name) === '' ? words.label : twice ? words.twice : '', value: valueProblem(value) },
      ]
    }),
  )
  function valueProblem(typed: string): string {
    if (typed.trim() === '') return ''
    const value = numberOf(typed)
    if (value === null) return words.number
    if (worst === null || best === null || ends !== '') return ''
    const within = value >= Math.min(worst, best) && value <= Math.max(worst, best)
    return within ? '' : words.beyond(worst, best)
  }
  const any = [name, ends, ...[...labels.values()].flatMap((each) => [each.name, each.value])].some(
    (each) => each !== '',
  )
  return { name, ends, labels, any }
}

/** The scale that a draft without problems is. */
export function scaleOf({ id, name, worst, best, labels }: ScaleDraft): Scale {
  return {
    id,
    name: name.trim(),
    worst: numberOf(worst) ?? 0,
    best: numberOf(best) ?? 0,
    labels: labels.map((label) => ({
      id: label.id,
      name: label.name.trim(),
      value: numberOf(label.value),
    })),
  }
}

/** The labels with the one at a place moved by one; the same where it cannot go further. */
export function movedLabel(labels: readonly LabelDraft[], at: number, by: 1 | -1): readonly LabelDraft[] {
  const label = labels[at]
  const to = at + by
  if (!label || to < 0 || to >= labels.length) return labels
  return labels.toSpliced(at, 1).toSpliced(to, 0, label)
}
