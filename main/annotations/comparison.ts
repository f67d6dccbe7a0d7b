import type { Comparison } from '../../preload/importing.ts'
import type { Article } from '../../preload/model.ts'
import type { Reading } from './reading.ts'
import { differencesBetween } from '../anchoring/differences.ts'
import { fates } from './revise.ts'

/** What taking over a revision would do to an article's annotations; nothing is changed. */
export function comparisonOf(reading: Reading, before: Article, revision: number): Comparison {
  const after = reading.revision(before.id, revision)
  const all = fates(reading.annotations(before.id), after, (number) => reading.revision(before.id, number))
  return {
    before,
    after,
    differences: differencesBetween(before.text, after.text).map(({ kind, ...rest }) => ({
      ...rest,
      removed: [...rest.removed],
      added: [...rest.added],
      moved: kind === 'moved',
    })),
    fates: all.map((each) => ({ annotation: each.before.id, ...each })),
  }
}
