// @ts-nocheck
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../../main/anchoring/describe.ts'
import { PostilError } from '../../../main/errors.ts'
import { brat } from '../../../main/formats/brat.ts'
import { fromOneLine, inOneLine, LINE_ENDS } from '../../../main/formats/brat/escape.ts'
import { exportContent } from '../../../main/formats/registry.ts'
import { wellFormed } from '../../../main/formats/common/unicode.ts'
import type { InFile, Reading } from '../../../main/formats/reading/reading.ts'
import { sortFiles } from '../../../main/formats/reading/sort-files.ts'
import type { Content } from '../../../main/library.ts'
import type { Annotation, Span } from '../../../preload/model.ts'
import { spansOf } from '../../../preload/rows.ts'
import { brought } from '../../fixtures/bringing.ts'
import { content } from '../../fixtures/content-arbitrary.ts'
import {
  appearance,
  articleWith,
  claim,
  highlight,
  library,
  tag,
  verdict,
  wholeNote,
  withAnnotations,
} from '../../fixtures/content.ts'
import { BRAT_TEXT, BROKEN_CASES, KEPT_CASES } from '../../fixtures/formats-brat-cases.ts'
import { heldBy } from '../../fixtures/held.ts'
import { anyText } from '../../fixtures/text-arbitrary.ts'

const ENDS = new RegExp(`[${LINE_ENDS.replace('\\n', '')}]`, 'u')

/** A split target whose pieces U+2028 and the like part is one again, as with a line end; what shows nothing is no quote. */
function isTold({ articles }: Content): boolean {
  const parts = (each: Annotation): Span[][] =>
    each.kind === 'appearance' ? [each.target.spans, each.source.spans, each.cue.spans] : [each.target.spans]
  return (
    new Set(articles.map(({ article }) => wellFormed(article.text))).size === articles.length &&
    articles.every(({ article, annotations }) =>
      annotations.every(
        (each) =>
          spansOf(each).every(({ exact }) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(exact)) &&
          (!ENDS.test(article.text) || parts(each).every((spans) => spans.length < 2)),
      ),
    )
  )
}

/** Statements and claimants are said, so that they do not hang on which of two places is the first. */
const told = content
  .map((any): Content => ({
    ...any,
    articles: any.articles.map((each) => ({
      ...each,
      claims: each.claims.map((made) => ({
        ...made,
        statement: made.statement || 'Said',
        claimant: made.claimant ?? 'person-0',
      })),
    })),
  }))
  .filter(isTold)
const backFrom = (made: Content): Reading => brat.reader?.read(exportContent('brat', made).files) as Reading
const RUNS = Number(process.env['RUNS'] ?? 2000)
it('back', { timeout: 3600000 }, async () => {
  await fc.assert(fc.asyncProperty(told, async (any) => {
    const reading = backFrom(any)
    expect(reading.problems).toEqual([])
    const { content: back } = await brought(reading)
    expect(heldBy(brat.holds, back)).toEqual(heldBy(brat.holds, wellFormed(any)))
  }), { numRuns: RUNS })
})
it('known', { timeout: 3600000 }, async () => {
  await fc.assert(fc.asyncProperty(told, async (any) => {
    const { content: back } = await brought(backFrom(any))
    const { plan } = await brought(backFrom(back), back)
    expect(plan.preview.annotations.new).toBe(0)
  }), { numRuns: RUNS })
})


