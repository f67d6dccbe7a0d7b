import { describe, expect, it } from 'vitest'
import { Scale } from '../../../preload/model.ts'
import { OWN_SCALES } from '../../../preload/scales.ts'
import { draftOf, movedLabel, problemsOf, scaleOf } from '../../../renderer/scales/draft.ts'
import { SCALE_CASES } from '../../fixtures/scale-cases.ts'

describe('a scale that', () => {
  it.each(SCALE_CASES)(
    '$name',
    ({ scale = 'Mine', worst = '1', best = '5', labels = ['a=1', 'b=5'], problems }) => {
      const draft = {
        ...{ id: 'mine', name: scale, worst, best },
        labels: labels.map((each, at) => {
          const [name = '', value = ''] = each.split('=')
          return { id: `${at}`, name, value }
        }),
      }
      const found = problemsOf(draft, ['Postil'])
      const said = [
        ...(found.name ? [`name: ${found.name}`] : []),
        ...(found.ends ? [`ends: ${found.ends}`] : []),
        ...[...found.labels.values()].flatMap(({ name, value }, at) => [
          ...(name ? [`label ${at + 1}: ${name}`] : []),
          ...(value ? [`value ${at + 1}: ${value}`] : []),
        ]),
      ]
      expect(said).toEqual(problems)
      expect(found.any).toBe(problems.length > 0)
      if (!found.any) expect(Scale.safeParse(scaleOf(draft)).success).toBe(true)
    },
  )

  it.each(OWN_SCALES.map((scale) => [scale.name, scale] as const))('comes with Postil: %s', (_, scale) => {
    expect(scaleOf(draftOf(scale))).toEqual(scale)
    expect(problemsOf(draftOf(scale), []).any).toBe(false)
  })
})

it.each([
  [0, -1, 'a b c'],
  [0, 1, 'b a c'],
  [1, 1, 'a c b'],
  [2, -1, 'a c b'],
  [2, 1, 'a b c'],
  [7, 1, 'a b c'],
] as const)('label %i moves by %i', (at, by, order) => {
  const labels = ['a', 'b', 'c'].map((name) => ({ id: name, name, value: '' }))
  expect(
    movedLabel(labels, at, by)
      .map(({ name }) => name)
      .join(' '),
  ).toBe(order)
})
