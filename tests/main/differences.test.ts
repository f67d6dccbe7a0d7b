import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { candidatesFor } from '../../main/anchoring/candidates.ts'
import { differencesBetween } from '../../main/anchoring/differences.ts'
import type { TextSpan } from '../../preload/text.ts'
import { DIFFERENCE_CASES } from '../fixtures/difference-cases.ts'
import { anyText } from '../fixtures/text-arbitrary.ts'

const wordsOf = (text: string, span: TextSpan | null) => span && text.slice(span.start, span.end)

describe('the differences between two revisions', () => {
  it.each(DIFFERENCE_CASES)('tell $name', (each) => {
    const before = each.before.join('\n\n')
    const after = each.after.join('\n\n')
    const rows = differencesBetween(before, after).map((row) => ({
      kind: row.kind,
      before: wordsOf(before, row.before),
      after: wordsOf(after, row.after),
      removed: row.removed.map((span) => wordsOf(before, span)),
      added: row.added.map((span) => wordsOf(after, span)),
    }))
    expect(rows).toEqual(each.rows.map((row) => ({ removed: [], added: [], ...row })))
  })

  it('show each paragraph of the new revision once, in order, and each word that was taken out once', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (head, middle, tail) => {
        const before = `${head}\n\n${middle}\n${tail}`
        const after = `${middle}\n\n${head} ${tail}`
        const rows = differencesBetween(before, after)
        const shown = rows.flatMap((row) => (row.after ? [row.after] : []))
        for (const [at, span] of shown.entries()) {
          expect(span.start).toBeGreaterThanOrEqual(shown[at - 1]?.end ?? 0)
          const between = after.slice(shown[at - 1]?.end ?? 0, span.start)
          expect(between.trim()).toBe('')
        }
        expect(after.slice(shown.at(-1)?.end ?? 0).trim()).toBe('')
        const removed = rows.flatMap((row) => row.removed).toSorted((a, b) => a.start - b.start)
        for (const [at, span] of removed.entries()) {
          expect(span.start).toBeGreaterThanOrEqual(removed[at - 1]?.end ?? 0)
          expect(before.slice(span.start, span.end).trim()).toBe(before.slice(span.start, span.end))
        }
      }),
    )
  })

  it('are none between a text and itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const rows = differencesBetween(text, text)
        expect(rows.filter(({ kind }) => kind !== 'same')).toEqual([])
        expect(rows.length > 0).toBe(text.trim() !== '')
      }),
    )
  })
})

describe('the candidates for a passage', () => {
  const before = 'Figures.\n\nThe northern line carried twelve percent more passengers. It rained in Norrby.'
  const find = (after: string, words: string) => {
    const start = before.indexOf(words)
    return candidatesFor(before, after, { start, end: start + words.length }).map((each) => ({
      words: after.slice(each.start, each.end),
      score: each.score,
    }))
  }

  it('are the places that resemble it, the likest first', () => {
    const after =
      'Lines carried few.\n\nThe southern line carried twelve percent more passengers. So did the northern line, by two percent.'
    const found = find(after, 'The northern line carried twelve percent more passengers.')
    expect(found[0]?.words).toBe('The southern line carried twelve percent more passengers.')
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a))
    for (const { score } of found) expect(score > 0 && score <= 1).toBe(true)
  })

  it('prefer the place that has its surroundings too', () => {
    const after = 'Twelve percent more came to Aster. The line carried twelve percent more passengers.'
    expect(find(after, 'twelve percent more')[0]?.words).toBe('twelve percent more')
  })

  it('are five at most, and none where nothing is like it', () => {
    expect(find('It rained in Norrby. '.repeat(9), 'It rained in Norrby.')).toHaveLength(5)
    expect(find('Prices fell by half.', 'It rained in Norrby.')).toEqual([])
    expect(find('', 'It rained in Norrby.')).toEqual([])
  })

  it('do not overlap', () => {
    fc.assert(
      fc.property(anyText, anyText, (old, now) => {
        fc.pre(old.length > 0)
        const found = candidatesFor(old, now, { start: 0, end: old.length })
        const sorted = found.toSorted((a, b) => a.start - b.start)
        for (const [at, each] of sorted.entries()) {
          expect(each.start).toBeLessThan(each.end)
          expect(each.start).toBeGreaterThanOrEqual(sorted[at - 1]?.end ?? 0)
          expect(each.end).toBeLessThanOrEqual(now.length)
        }
      }),
    )
  })
})
