import type { Verdict } from '../../preload/model.ts'

export type VerdictSignName = 'none' | 'good' | 'middle' | 'bad' | 'unknown'

/** Which sign a verdict has: by its worth on its scale; what has no place between best and worst is not known. */
export function signOf(verdict: Pick<Verdict, 'value' | 'best' | 'worst' | 'label'> | null): VerdictSignName {
  if (verdict === null || verdict.label === 'not-checked') return 'none'
  const { value, best, worst } = verdict
  if (value === null || best === null || worst === null || best === worst) return 'unknown'
  const worth = (value - worst) / (best - worst)
  return worth > 0.6 ? 'good' : worth < 0.4 ? 'bad' : 'middle'
}
