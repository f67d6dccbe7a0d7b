/** Cases from the field (tests/fixtures/cases) in every format that can hold them: out, and into an empty library. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../../main/anchoring/describe.ts'
import type { Format } from '../../../main/formats/common/format.ts'
import { ALL, exportContent } from '../../../main/formats/registry.ts'
import type { InFile } from '../../../main/formats/reading/reading.ts'
import type { Content } from '../../../main/library.ts'
import type { Annotation, Span } from '../../../preload/model.ts'
import { bare, brought, EMPTY } from '../../fixtures/bringing.ts'
import { appearance, claim, highlight, withAnnotations } from '../../fixtures/content.ts'

interface Expected {
  exact: string
  u16: [number, number]
}
const CASES = resolve(import.meta.dirname, '../../fixtures/cases')
const read = (name: string): string => readFileSync(resolve(CASES, name), 'utf8')
const expected = JSON.parse(read('expected.json')) as {
  C01: { spans: Record<'content1' | 'content2' | 'cue2' | 'source2', Expected> }
  C03: { spans: Record<'a' | 'b' | 'c', Expected> }
  C08: { in_this_order: Expected[] }
  C09: { span: Expected; split_target: Expected[]; cue: Expected; source: Expected }
  C10: { annotations: (Expected & { note: string; tags: string[] })[] }
  C11: { spans: Record<'over_u2028' | 'after' | 'cue', Expected>; forbidden_in_xml10_at_u16: number[] }
  C21: Record<'c21second' | 'c21beyond', Expected>
}

const BOTH_WAYS = ALL.filter(({ reader, holds }) => reader && holds.spans)

/** The files of an export as they would be picked again. */
function filesOf(format: Format, content: Content): InFile[] {
  const files = exportContent(format.id, content).files
  if (format.makes === 'folder') return files.map(({ path, bytes }) => ({ path, bytes }))
  const [main] = files.filter(({ path }) => path === '')
  return main ? [{ path: `case.${format.extension}`, bytes: main.bytes }] : []
}

async function backFrom(format: Format, content: Content): Promise<Content> {
  const reading = format.reader?.read(filesOf(format, content))
  if (!reading) throw new Error('it cannot be read')
  return (await brought(reading, format.holds.texts ? EMPTY : bare(content))).content
}

const spanOf = (text: string, { u16 }: Expected): Span => describeSpan(text, ...u16)
const placesOf = (spans: readonly Span[]): [number, number][] => spans.map(({ start, end }) => [start, end])
const sorted = <T>(values: readonly T[]): T[] =>
  [...values].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
const annotationsOf = ({ articles }: Content): Annotation[] => articles.flatMap((each) => each.annotations)

describe.each(BOTH_WAYS)('C01, emoji: $id', (format) => {
  it('has the same spans again', async () => {
    const text = read('c01-emoji.txt')
    const { content1, content2, cue2, source2 } = expected.C01.spans
    const made = withAnnotations(
      text,
      [
        appearance('one', [spanOf(text, content1)]),
        appearance('two', [spanOf(text, content2)], {
          source: { spans: [spanOf(text, source2)], person: null, none: false },
          cue: { spans: [spanOf(text, cue2)] },
        }),
      ],
      [claim('one-claim'), claim('two-claim')],
    )
    const back = annotationsOf(await backFrom(format, made))
    expect(sorted(back.map(({ target }) => placesOf(target.spans)))).toEqual(
      sorted([[content1.u16], [content2.u16]]),
    )
    if (!format.holds.attributions) return
    const two = back.find(({ target }) => target.spans[0]?.start === content2.u16[0])
    if (two?.kind !== 'appearance') throw new Error('it is no claim any more')
    expect(placesOf(two.source.spans)).toEqual([source2.u16])
    expect(placesOf(two.cue.spans)).toEqual([cue2.u16])
  })
})

describe.each(BOTH_WAYS)('C08, overlapping spans: $id', (format) => {
  it('has all four again', async () => {
    const text = read('c08-nested.txt')
    const marks = expected.C08.in_this_order.map((each, index) =>
      highlight(`h${index}`, [spanOf(text, each)]),
    )
    const back = annotationsOf(await backFrom(format, withAnnotations(text, marks)))
    expect(sorted(back.map(({ target }) => placesOf(target.spans)))).toEqual(
      sorted(expected.C08.in_this_order.map(({ u16 }) => [u16])),
    )
  })
})

describe.each(BOTH_WAYS.filter(({ holds }) => holds.fragments))('C09, split spans: $id', (format) => {
  it('has the same words again, in as many annotations', async () => {
    const text = read('c09-split.txt')
    const { span, split_target, cue, source } = expected.C09
    const made = withAnnotations(
      text,
      [
        highlight('lines', [spanOf(text, span)]),
        appearance(
          'split',
          split_target.map((each) => spanOf(text, each)),
          {
            source: { spans: [spanOf(text, source)], person: null, none: false },
            cue: { spans: [spanOf(text, cue)] },
          },
        ),
      ],
      [claim('split-claim')],
    )
    const back = annotationsOf(await backFrom(format, made))
    const words = (spans: readonly Span[]): string =>
      spans
        .map(({ start, end }) => text.slice(start, end))
        .join(' ')
        .replace(/\s+/g, ' ')
    expect(sorted(back.map(({ target }) => words(target.spans)))).toEqual(
      sorted([span.exact.replace(/\s+/g, ' '), split_target.map(({ exact }) => exact).join(' ')]),
    )
    const split = back.find(({ target }) => target.spans[0]?.start === split_target[0]?.u16[0])
    expect(placesOf(split?.target.spans ?? [])).toEqual(split_target.map(({ u16 }) => u16))
  })
})

describe.each(BOTH_WAYS)('C11, characters that files cannot hold: $id', (format) => {
  const text = read('c11-controls.txt')
  const { over_u2028, after, cue } = expected.C11.spans
  const made = withAnnotations(
    text,
    [over_u2028, after, cue].map((each, index) => highlight(`h${index}`, [spanOf(text, each)])),
  )

  it('has the same places again', async () => {
    const back = await backFrom(format, made)
    expect(sorted(annotationsOf(back).map(({ target }) => placesOf(target.spans)))).toEqual(
      sorted([over_u2028, after, cue].map(({ u16 }) => [u16])),
    )
    expect(back.articles[0]?.article.text.length).toBe(text.length)
  })

  it('knows the article again in the library that it came from', async () => {
    const reading = format.reader?.read(filesOf(format, made))
    if (!reading) throw new Error('it cannot be read')
    const { plan, content } = await brought(reading, made)
    expect(plan.preview.articles.map(({ fate }) => fate)).toEqual(['known'])
    expect(plan.preview.annotations.new).toBe(0)
    expect(content.articles[0]?.article.text).toBe(text)
  })

  it('says whether it had to replace any', () => {
    const { losses } = exportContent(format.id, made)
    const isXml = ['xmi', 'tei', 'qdpx'].includes(format.id)
    expect(losses.some((each) => each.includes('\ufffd'))).toBe(isXml)
  })
})

describe('C10: a table, imported again', () => {
  it('has quotes, notes and tags to the character', async () => {
    const text = read('c10-csv.txt')
    const { annotations } = expected.C10
    const made = withAnnotations(
      text,
      annotations.map((each, index) =>
        highlight(`h${index}`, [spanOf(text, each)], { note: each.note, tags: each.tags }),
      ),
    )
    const csv = ALL.find(({ id }) => id === 'csv')
    if (!csv) throw new Error('there is no CSV')
    const back = await backFrom(csv, made)
    const paths = new Map(back.tags.map(({ id, path }) => [id, path]))
    expect(
      annotationsOf(back).map(({ target, note, tags }) => ({
        exact: target.spans.map(({ exact }) => exact).join(),
        note,
        tags: tags.map((id) => paths.get(id)),
      })),
    ).toEqual(annotations.map(({ exact, note, tags }) => ({ exact, note, tags })))
  })
})

describe.runIf(ALL.some(({ id }) => id === 'hypothesis'))('annotations of Hypothesis', () => {
  const bring = async (text: string, name: string) => {
    const hypothesis = ALL.find(({ id }) => id === 'hypothesis')
    const reading = hypothesis?.reader?.read([{ path: name, bytes: readFileSync(resolve(CASES, name)) }])
    if (!reading) throw new Error('it cannot be read')
    return brought(reading, bare(withAnnotations(read(text), [])))
  }

  it('C03: find their words, however the spaces and hyphens are written', async () => {
    const { content } = await bring('c03-invisible.txt', 'c03-quotes.hypothesis.json')
    const { a, b, c } = expected.C03.spans
    expect(sorted(annotationsOf(content).map(({ target }) => placesOf(target.spans)))).toEqual(
      sorted([a, b, c].map(({ u16 }) => [u16])),
    )
  })

  it('C21: stand where their words are, or nowhere, and none is lost', async () => {
    const { content, plan } = await bring('c21-page.txt', 'c21.hypothesis.json')
    const byNote = new Map(annotationsOf(content).map((each) => [each.note, each]))
    expect(byNote.size).toBe(6)
    const at = (note: string) => byNote.get(note)?.target
    expect(placesOf(at('prefix and suffix decide; the position is stale')?.spans ?? [])).toEqual([
      expected.C21.c21second.u16,
    ])
    expect(placesOf(at('a position beyond the end, quote right')?.spans ?? [])).toEqual([
      expected.C21.c21beyond.u16,
    ])
    expect(at('a page note, no selector at all')?.state).toBe('whole')
    for (const note of ['null selectors', 'an empty quote', 'its passage is not in this text'])
      expect(at(note)?.state, note).toBe('gone')
    expect(plan.preview.anchored.notFound).toBe(3)
    for (const { target } of byNote.values())
      for (const { start, end } of target.spans) expect(end - start).toBeLessThanOrEqual(20)
  })
})
