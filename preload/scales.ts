/** The verdict scales that come with every library. */
import type { Scale } from './model.ts'

/** Postil's own. */
export const POSTIL_SCALE: Scale = {
  id: 'postil',
  name: 'Postil',
  worst: 1,
  best: 5,
  labels: [
    { id: 'not-checked', name: 'Not checked', value: null },
    { id: 'true', name: 'True', value: 5 },
    { id: 'mostly-true', name: 'Mostly true', value: 4 },
    { id: 'mixed', name: 'Mixed', value: 3 },
    { id: 'mostly-false', name: 'Mostly false', value: 2 },
    { id: 'false', name: 'False', value: 1 },
    { id: 'unverifiable', name: 'Unverifiable', value: null },
  ],
}

/** After AVeriTeC (arXiv 2305.13117). Two of its labels have no place between false and true. */
export const AVERITEC_SCALE: Scale = {
  id: 'averitec',
  name: 'AVeriTeC',
  worst: 1,
  best: 5,
  labels: [
    { id: 'supported', name: 'Supported', value: 5 },
    { id: 'refuted', name: 'Refuted', value: 1 },
    { id: 'not-enough-evidence', name: 'Not enough evidence', value: null },
    { id: 'conflicting-evidence', name: 'Conflicting evidence', value: null },
  ],
}

export const RATING_SCALE: Scale = {
  id: 'rating',
  name: 'Rating 1 to 5',
  worst: 1,
  best: 5,
  labels: [1, 2, 3, 4, 5].map((value) => ({ id: `${value}`, name: `${value}`, value })),
}

/** The scales that come with every library, and cannot be edited: their verdicts mean the same everywhere. */
export const OWN_SCALES: readonly Scale[] = [POSTIL_SCALE, AVERITEC_SCALE, RATING_SCALE]
