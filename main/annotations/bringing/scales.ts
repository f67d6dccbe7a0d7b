import type { Scale } from '../../../preload/model.ts'
import type { Putting } from './putting.ts'

/** Scales that are new are made; one that is here keeps its labels, and what it lacks is said. */
export function bringScales(scales: readonly Scale[], putting: Putting): void {
  const known = new Map([...putting.draft.reading.scales()].map((scale) => [scale.id, scale]))
  for (const scale of scales) {
    const here = known.get(scale.id)
    if (here === undefined) {
      const made = putting.put('scale', null, scale, scale.name)
      if (made) known.set(made.id, made)
      continue
    }
    const labels = new Set(here.labels.map(({ id }) => id))
    const more = scale.labels.filter(({ id }) => !labels.has(id))
    if (more.length === 0) continue
    const what = `The scale “${here.name}” has no ${more.map(({ name }) => `“${name}”`).join(', ')} here. Verdicts that say so keep the word.`
    putting.problems.push({ file: null, what })
  }
}
