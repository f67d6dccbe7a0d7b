import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../../main/anchoring/describe.ts'
import { sentencesOf } from '../../../main/formats/webanno-tsv/tokens.ts'
import { exportContent } from '../../../main/formats/registry.ts'
import type { Content } from '../../../main/library.ts'
import type { Relation } from '../../../preload/model.ts'
import {
  appearance,
  articleWith,
  claim,
  highlight,
  library,
  tag,
  withAnnotations,
} from '../../fixtures/content.ts'
import { anyText } from '../../fixtures/text-arbitrary.ts'

const written = (made: Content): string => {
  const [file] = exportContent('webanno-tsv', made).files
  return new TextDecoder().decode(file?.bytes)
}
/** The rows after the header, without the columns of the layers; and those columns by the row's id. */
const rowsOf = (table: string): string[][] =>
  table
    .split('\n')
    .filter((line) => /^\d+-/.test(line))
    .map((line) => line.split('\t'))

describe('tables', () => {
  it('are as INCEpTION writes them', () => {
    const text = 'Let us wait, 🚢 it said.\nNo.\n'
    const made = {
      ...withAnnotations(text, [
        highlight('a', [describeSpan(text, 0, 6)], { tags: ['t'], note: 'one|two_\nthree' }),
        highlight('b', [describeSpan(text, 4, 6)]),
        highlight('c', [describeSpan(text, 8, 11)]),
      ]),
      tags: [tag('t', 'time/urgent')],
    }
    expect(written(made)).toBe(`#FORMAT=WebAnno TSV 3.3
#T_SP=webanno.custom.Mark|tag|kind|note|author


#Text=Let us wait, 🚢 it said.
1-1	0-3	Let	time/urgent[1]	highlight[1]	one\\|two\\_\\nthree[1]	A. Reader[1]	
1-2	4-6	us	time/urgent[1]|*[2]	highlight[1]|highlight[2]	one\\|two\\_\\nthree[1]|*[2]	A. Reader[1]|A. Reader[2]	
1-3	7-11	wait	_	_	_	_	
1-3.1	8-11	ait	*	highlight	*	A. Reader	
1-4	11-12	,	_	_	_	_	
1-5	13-15	🚢	_	_	_	_	
1-6	16-18	it	_	_	_	_	
1-7	19-23	said	_	_	_	_	
1-8	23-24	.	_	_	_	_	

#Text=No.
2-1	25-27	No	_	_	_	_	
2-2	27-28	.	_	_	_	_	
`)
  })

  it('tie what belongs to a claim, and claims to each other, by relations', () => {
    const text = 'They agreed, he said. She denied it.'
    const place = (start: number, end: number) => [describeSpan(text, start, end)]
    const relation: Relation = {
      ...{ id: 'r', home: 'article', from: 'b-claim', to: 'a-claim', kind: 'contradicts', note: '' },
      ...{ author: '', created: '2026-01-01T00:00:00Z', modified: '2026-01-01T00:00:00Z' },
    }
    const made = library([
      {
        article: articleWith(text),
        annotations: [
          appearance('a', place(0, 11), {
            source: { spans: place(13, 15), person: null, none: false },
            cue: { spans: place(16, 20) },
          }),
          appearance('b', place(33, 35), { cue: { spans: place(26, 32) } }),
        ],
        claims: [claim('a-claim', { statement: 'They agreed.' }), claim('b-claim')],
        relations: [relation],
      },
    ])
    const table = written(made)
    expect(table).toContain('#T_RL=webanno.custom.ClaimLink|kind|BT_webanno.custom.Claim\n')
    const rows = rowsOf(table)
    const links = (words: string) => rows.find((row) => row[2] === words)?.slice(-3, -1)
    expect(links('They')).toEqual(['cue|source|contradicts', '1-5[0_1]|1-4[0_1]|2-3[0_1]'])
    expect(links('it')).toEqual(['cue', '2-2'])
    expect(rows.find((row) => row[2] === 'They')?.[3]).toBe('content[1]')
    expect(rows.find((row) => row[2] === 'They')?.[7]).toBe('They agreed.[1]')
  })

  it('say what they leave out', () => {
    const text = 'One two'
    const made = withAnnotations(text, [highlight('a', [describeSpan(text, 0, 4)])])
    expect(exportContent('webanno-tsv', made).losses.join(' ')).toContain(
      'without the white space at their ends',
    )
  })
})

describe('sentences', () => {
  it('hold every character that is no white space in one token, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const sentences = sentencesOf(articleWith(text))
        const tokens = sentences.flatMap((each) => each.tokens)
        let at = 0
        for (const { start, end } of tokens) {
          expect(text.slice(at, start).trim()).toBe('')
          expect(start).toBeLessThan(end)
          expect(text.slice(start, end)).not.toMatch(/\s/u)
          at = end
        }
        expect(text.slice(at).trim()).toBe('')
        for (const { start, end, tokens: own } of sentences)
          expect([own[0]?.start, own.at(-1)?.end]).toEqual([start, end])
      }),
    )
  })

  it('do not run over paragraphs', () => {
    const text = 'A title\n\nThe first. The second\nof two lines.\n\nA third'
    expect(sentencesOf(articleWith(text)).map(({ start, end }) => text.slice(start, end))).toEqual([
      ...['A title', 'The first.', 'The second\nof two lines.', 'A third'],
    ])
  })
})
