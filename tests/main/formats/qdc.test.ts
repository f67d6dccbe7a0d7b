/** The codebook of REFI-QDA: tags alone, for other programs and from them. */
import { describe, expect, it } from 'vitest'
import { qdc } from '../../../main/formats/qdc.ts'
import type { Reading } from '../../../main/formats/reading/reading.ts'
import { exportContent } from '../../../main/formats/registry.ts'
import { parseXml, textUnder, elementsUnder } from '../../../main/articles/import/tree.ts'
import { brought } from '../../fixtures/bringing.ts'
import { tag, withAnnotations, highlight } from '../../fixtures/content.ts'
import { describeSpan } from '../../../main/anchoring/describe.ts'

const read = (xml: string, path = 'book.qdc'): Reading => {
  const reading = qdc.reader?.read([{ path, bytes: new TextEncoder().encode(xml) }])
  if (!reading) throw new Error('it has no reader')
  return reading
}
const TAGS = [
  tag('1', 'sanctions', { definition: 'Measures.', use: 'Of states' }),
  tag('2', 'sanctions/visa', {
    colour: '#2e86de',
    key: 2,
    examples: [{ quote: 'no visas', article: null, start: null }],
  }),
  tag('3', 'war/visa'),
]

describe('a codebook', () => {
  const text = 'One bridge.'
  const made = { ...withAnnotations(text, [highlight('a', [describeSpan(text, 0, 3)])]), tags: TAGS }
  const written = exportContent('qdc', made)
  const xml = new TextDecoder().decode(written.bytes)

  it('has the tags as a tree of codes with what the schema allows, and in its order', () => {
    const codes = [...elementsUnder(parseXml(xml))].filter(({ name }) => name === 'Code')
    expect(codes.map(({ attribs }) => [attribs.name, attribs.isCodable, attribs.color])).toEqual([
      ['sanctions', 'true', '#c0392b'],
      ['sanctions/visa', 'true', '#2e86de'],
      ['war', 'false', undefined],
      ['war/visa', 'true', '#c0392b'],
    ])
    const guids = codes.map(({ attribs }) => attribs.guid ?? '')
    expect(new Set(guids).size).toBe(4)
    for (const guid of guids) expect(guid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(xml).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<CodeBook [^>]*xmlns="urn:QDA-XML:codebook:1\.0"/,
    )
    const [first] = codes
    expect(first && textUnder(first)).toContain('Measures.\n\nWhen to use: Of states')
  })

  it('says that passages are not in it, and counts none', () => {
    expect(written.annotations).toBe(0)
    expect(written.losses.join(' ')).toContain('passages')
  })

  it('comes back the same, and is known again', async () => {
    const once = await brought(read(xml))
    const said = (tags: readonly { id: string }[]) => tags.map(({ id: _id, ...rest }) => rest)
    expect(said(once.content.tags)).toEqual(said(TAGS))
    const again = await brought(read(xml), once.content)
    expect(again.plan.preview.tags).toMatchObject({ new: 0, changed: 0 })
  })

  it('sees in its bytes that a tag is not in them, or is another', () => {
    const files = qdc.write(made, {})
    expect(qdc.verify(files, made)).toEqual([])
    expect(qdc.verify(files, { ...made, tags: TAGS.slice(1) })).not.toEqual([])
    expect(
      qdc.verify(files, { ...made, tags: [...TAGS.slice(1), tag('1', 'sanctions', { colour: '#000000' })] }),
    ).not.toEqual([])
    expect(qdc.verify(files, { ...made, tags: [...TAGS.slice(1), tag('1', 'peace/sanctions')] })).not.toEqual(
      [],
    )
  })

  it.each(['1.0', '1:0', '0:4'])('of other programs is read, with the namespace %s', (version) => {
    const theirs = `\ufeff<?xml version="1.0" encoding="utf-8"?><CodeBook origin="ATLAS.ti" xmlns="urn:QDA-XML:codebook:${version}"><Codes>
      <Code guid="{1FF58B12-6F6F-4B0C-8BE5-BBDC91F55294}" name="Theme" isCodable="false"><Code guid="x" name="Pro/Con" isCodable="true" color="#4A0"><Description>Said &amp; done</Description></Code></Code>
      </Codes><Sets><Set name="group 1" guid="ECA18D76-2B8B-4F26-BC1D-19ECA19FB3F0"><MemberCode guid="x"/></Set></Sets></CodeBook>`
    expect(qdc.reader?.recognises([{ path: 'export.xml', bytes: new TextEncoder().encode(theirs) }])).toBe(
      true,
    )
    const { tags, problems } = read(theirs)
    expect(tags).toMatchObject([
      {
        path: 'Theme/Pro Con',
        colour: '#44aa00',
        definition: 'Said & done',
        foreign: { qdpx: { name: 'Pro/Con' } },
      },
    ])
    expect(problems.map(({ what }) => what).join()).toContain('“group 1”')
  })

  it('is refused by name where it is none, and read as far as it goes where it is cut off', () => {
    expect(() => read('<html/>', 'theirs.qdc')).toThrow(/theirs\.qdc/)
    expect(() => read('', 'theirs.qdc')).toThrow(expect.objectContaining({ code: 'unreadable' }))
    const half = read(xml.slice(0, xml.indexOf('<Code guid', 500)))
    expect(half.tags.length).toBeGreaterThan(0)
    expect(half.problems.map(({ what }) => what).join()).toContain('cut off')
  })
})
