/** The verdicts that can be given: all labels of all scales, first the taking back of one. */
import type { Scale, Verdict } from '../../preload/model.ts'
import { TEXTS } from '../../preload/texts.ts'
import { NOT_CHECKED } from '../web/entries.ts'
import type { OptionGroup } from './options.svelte.ts'
import { find, type Found } from './search.ts'

export interface VerdictRow {
  readonly key: string
  readonly name: string
  /** Null is not checked. */
  readonly verdict: Pick<Verdict, 'scale' | 'label' | 'value' | 'best' | 'worst'> | null
  readonly spans: Found<unknown>['name']
}

/** All of it by scale while nothing is typed; else what answers, best first. */
export function verdictGroups(typed: string, scales: readonly Scale[]): OptionGroup<VerdictRow>[] {
  const none: VerdictRow = { key: NOT_CHECKED, name: TEXTS.inspector.notChecked, verdict: null, spans: [] }
  const groups = [
    { label: null, options: [none] },
    ...scales.map(({ id, name, best, worst, labels }) => ({
      label: name,
      options: labels
        .filter((label) => label.id !== NOT_CHECKED)
        .map((label) => ({
          key: `${id}/${label.id}`,
          name: label.name,
          verdict: { scale: id, label: label.id, value: label.value, best, worst },
          spans: [],
        })),
    })),
  ]
  if (typed.trim() === '') return groups
  const found = find(
    typed,
    groups.flatMap(({ options }) => options),
  ).map(({ item, name }): VerdictRow => ({ ...item, spans: name }))
  return found.length > 0 ? [{ label: null, options: found }] : []
}
