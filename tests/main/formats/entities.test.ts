import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportContent, formatOf } from '../../../main/formats/registry.ts'
import { wellFormed } from '../../../main/formats/common/unicode.ts'
import { content } from '../../fixtures/content-arbitrary.ts'
import { brought } from '../../fixtures/bringing.ts'
import { heldBy } from '../../fixtures/held.ts'

describe.each(['doccano'])('%s', (id) => {
  it('comes back whole', async () => {
    const format = formatOf(id)
    await fc.assert(
      fc.asyncProperty(content, async (any) => {
        fc.pre(any.articles.length > 0)
        const clean = wellFormed(any)
        const { files } = exportContent(id, any)
        const reading = format.reader?.read(files.map((file) => ({ ...file, path: 'export.jsonl' })))
        expect(format.reader?.recognises(files.map((file) => ({ ...file, path: 'export.jsonl' })))).toBe(true)
        if (!reading) throw new Error('it has no reader')
        expect(reading.problems).toEqual([])
        const back = await brought(reading)
        expect(heldBy(format.holds, back.content)).toEqual(heldBy(format.holds, clean))
      }),
      { numRuns: 60 },
    )
  })
})
