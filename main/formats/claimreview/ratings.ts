/** Verdicts of reviews: ratings as somebody's scale has them. */
import { createHash } from 'node:crypto'
import type { Scale, Verdict } from '../../../preload/model.ts'
import { OWN_SCALES } from '../../../preload/scales.ts'

export interface Rating {
  /** The verdict in words. */
  name: string
  /** Null where the rating has no place on a scale. */
  value: number | null
  worst: number
  best: number
  rationale: string
  /** Whose scale it is; '' where nobody is named. */
  reviewer: string
}

const MOST_LABELS = 100
const LONGEST = 200

/** A number as JSON-LD has it, a number or a string. */
export function numberOf(value: unknown): number | null {
  const number =
    typeof value === 'string' && value.trim() !== '' ? Number(value.trim().replace(',', '.')) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

/**
 * A rating's value with the ends of its scale: 1 and 5 where nothing is said (https://schema.org/Rating). Publishers write -1
 * for what has no place on the scale.
 */
export function placeOn(
  value: unknown,
  worst: unknown,
  best: unknown,
): Pick<Rating, 'value' | 'worst' | 'best'> {
  const ends = { worst: numberOf(worst) ?? 1, best: numberOf(best) ?? 5 }
  const number = numberOf(value)
  const [low, high] = [Math.min(ends.worst, ends.best), Math.max(ends.worst, ends.best)]
  if (low === high) return { value: null, worst: 1, best: 5 }
  return { ...ends, value: number === null || number < low || number > high ? null : number }
}

type Label = Scale['labels'][number]

/** Collects ratings, and makes scales of them: one for each reviewer and pair of ends, unless it is one that everybody has. */
export class Ratings {
  readonly #groups = new Map<string, { first: Rating; ratings: Rating[]; labels: Map<string, Label> }>()

  add(rating: Rating): void {
    if (ownVerdict(rating)) return
    const key = JSON.stringify([rating.reviewer, rating.worst, rating.best])
    const group = this.#groups.get(key) ?? {
      first: rating,
      ratings: [] as Rating[],
      labels: new Map<string, Label>(),
    }
    this.#groups.set(key, group)
    group.ratings.push(rating)
    const id = labelId(rating)
    if (group.labels.size < MOST_LABELS && !group.labels.has(id))
      group.labels.set(id, { id, name: rating.name.slice(0, LONGEST), value: rating.value })
  }

  /** The scales, once all ratings are there, and the verdict that a rating is on them. */
  settle(): { scales: Scale[]; verdictOf(rating: Rating): Verdict } {
    const scaleOf = new Map<Rating, string>()
    const scales = [...this.#groups.values()].map(({ first, ratings, labels }): Scale => {
      const { reviewer, worst, best } = first
      // The highest value first: the file's order says nothing.
      const ordered = [...labels.values()].sort(
        (a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity) || (a.id < b.id ? -1 : 1),
      )
      const words = JSON.stringify([reviewer, worst, best, ordered])
      const id = `claimreview-${createHash('sha256').update(words).digest('hex').slice(0, 16)}`
      for (const rating of ratings) scaleOf.set(rating, id)
      return { id, name: (reviewer || 'ClaimReview').slice(0, LONGEST), worst, best, labels: ordered }
    })
    return {
      scales,
      verdictOf: (rating) =>
        ownVerdict(rating) ?? {
          scale: scaleOf.get(rating) ?? '',
          label: labelId(rating),
          rationale: rating.rationale,
          name: rating.name.slice(0, LONGEST),
          ...ends(rating),
        },
    }
  }
}

const ends = ({ value, worst, best }: Rating): Pick<Verdict, 'value' | 'best' | 'worst'> => ({
  value,
  best,
  worst,
})

/** The words of a rating; with its value, where it has one, since some publishers give one word several. */
function labelId({ name, value }: Rating): string {
  return `${name.slice(0, LONGEST - 30)}${value === null ? '' : ` (${value})`}`
}

/** A rating that is a label of a scale that comes with every library, by name, value and ends. */
function ownVerdict(rating: Rating): Verdict | null {
  for (const scale of OWN_SCALES) {
    const label = scale.labels.find(({ name, value }) => name === rating.name && value === rating.value)
    if (!label || label.id === 'not-checked') continue
    // What has no place on the scale comes without its ends.
    if (rating.value !== null && (scale.worst !== rating.worst || scale.best !== rating.best)) continue
    const { worst, best } = scale
    return {
      scale: scale.id,
      label: label.id,
      rationale: rating.rationale,
      name: label.name,
      value: label.value,
      best,
      worst,
    }
  }
  return null
}
