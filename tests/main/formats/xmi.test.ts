import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatOf, exportContent } from '../../../main/formats/registry.ts'
import { xmlSafe } from '../../../main/formats/common/xml.ts'
import { wellFormed } from '../../../main/formats/common/unicode.ts'
import type { Reading } from '../../../main/formats/reading/reading.ts'
import type { Content } from '../../../main/library.ts'
import { brought } from '../../fixtures/bringing.ts'
import { content } from '../../fixtures/content-arbitrary.ts'
import { heldBy } from '../../fixtures/held.ts'

const { reader, holds } = formatOf('xmi')
const readBack = (made: Content): Reading => {
  if (!reader) throw new Error('no reader')
  return reader.read([...exportContent('xmi', made).files])
}

/** What XML can hold of any value. */
function cleaned<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' ? xmlSafe(part) : part,
  ) as T
}

describe('a round trip', () => {
  it('gives back all that it says it holds', async () => {
    await fc.assert(
      fc.asyncProperty(content, async (any) => {
        const clean = wellFormed(any)
        if (clean.articles.length === 0) return
        const { content: back } = await brought(readBack(any))
        expect(cleaned(heldBy(holds, back))).toEqual(heldBy(holds, cleaned(clean)))
      }),
      { numRuns: 60 },
    )
  })
})
