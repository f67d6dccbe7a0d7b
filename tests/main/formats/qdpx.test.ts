/** REFI-QDA projects: valid to the schema, readable by others, and read as others write them. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../../main/anchoring/describe.ts'
import { wellFormed } from '../../../main/formats/common/unicode.ts'
import { qdpx } from '../../../main/formats/qdpx.ts'
import type { Reading } from '../../../main/formats/reading/reading.ts'
import { exportContent } from '../../../main/formats/registry.ts'
import type { Content } from '../../../main/library.ts'
import type { Span } from '../../../preload/model.ts'
import { brought } from '../../fixtures/bringing.ts'
import { content } from '../../fixtures/content-arbitrary.ts'
import { appearance, claim, highlight, tag, wholeNote, withAnnotations } from '../../fixtures/content.ts'
import { QDPX_CASES, QDPX_REFUSED } from '../../fixtures/formats-qdpx-cases.ts'
import { filesIn } from '../support/words.ts'

const SCHEMA = '/work/shared/standards/refi-qda-project.xsd'
const canValidate = existsSync(SCHEMA) && existsSync('/usr/bin/xmllint')
const bytesOf = (made: Content): Uint8Array => exportContent('qdpx', made).bytes
const qdeOf = (made: Content): string => filesIn(bytesOf(made))['project.qde'] ?? ''

/** What xmllint says is wrong with projects; '' where all are valid. */
function wrongWith(projects: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'postil-qde-'))
  try {
    const paths = projects.map((xml, index) => {
      const path = join(folder, `${index}.xml`)
      writeFileSync(path, xml)
      return path
    })
    execFileSync('xmllint', ['--noout', '--nonet', '--schema', SCHEMA, ...paths], { stdio: 'pipe' })
    return ''
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const read = (bytes: Uint8Array, path = 'theirs.qdpx'): Reading => {
  const reading = qdpx.reader?.read([{ path, bytes }])
  if (!reading) throw new Error('it has no reader')
  return reading
}

describe('a project', () => {
  // Skipped where /work/shared or xmllint is missing.
  it.skipIf(!canValidate)('of any library is valid to the schema of REFI-QDA', () => {
    const made = fc.sample(content, { numRuns: 60, seed: 7 }).map((any) => qdeOf(wellFormed(any)))
    expect(wrongWith(made)).toBe('')
    expect(wrongWith([(made[0] ?? '').replace('<Project ', '<Project basePaht="" ')])).toContain('basePaht')
  })

  it('names each code once, wherever it stands, since programs know codes by their names', () => {
    const text = 'One bridge.'
    const made = withAnnotations(text, [highlight('a', [describeSpan(text, 0, 3)])])
    made.tags = [tag('1', 'a/visa'), tag('2', 'b/visa'), tag('3', 'Highlight'), tag('4', 'b')]
    const names = [...qdeOf(made).matchAll(/<Code [^>]*name="([^"]*)"/g)].map(([, name]) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(['Highlight', 'a', 'a/visa', 'b', 'b/visa', 'Postil', 'Highlight (2)'])
    const { tags } = read(bytesOf(made))
    expect(tags.map(({ path }) => path).sort()).toEqual(['Highlight', 'a/visa', 'b', 'b/visa'])
  })

  it('says entries of the codebook in the description of a code, and reads them there', () => {
    const made = withAnnotations('One bridge.', [])
    const entry = { definition: 'A bridge.\n\nOr two.', use: 'Over water', avoid: 'On land', key: 3 }
    made.tags = [
      tag('1', 'bridge', { ...entry, examples: [{ quote: 'the old bridge', article: null, start: null }] }),
    ]
    expect(qdeOf(made)).toContain(
      'Or two.\n\nWhen to use: Over water\n\nWhen not to use: On land\n\nExample: the old bridge\n\nKey: 3',
    )
    expect(read(bytesOf(made)).tags[0]).toMatchObject({
      ...entry,
      examples: [{ quote: 'the old bridge' }],
      colour: '#c0392b',
    })
  })

  it('has claims as cases with all their passages, and relations as links between them', () => {
    const text = 'The bridge was safe, it said. The mayor denied this.'
    const span = (words: string): Span =>
      describeSpan(text, text.indexOf(words), text.indexOf(words) + words.length)
    const first = appearance('one', [span('The bridge was safe')], {
      claim: 'x',
      source: { spans: [span('it')], person: null, none: false },
      cue: { spans: [span('said')] },
    })
    const second = appearance('two', [span('denied this')], { claim: 'y' })
    const made = withAnnotations(
      text,
      [first, second, wholeNote('w', 'All of it.')],
      [claim('x', { type: 'quantity' }), claim('y')],
    )
    const times = { author: 'Ada', created: '2026-01-02T03:04:05.678Z', modified: '2026-01-02T03:04:05.678Z' }
    made.articles[0]?.relations.push({
      id: 'r',
      home: 'article',
      from: 'y',
      to: 'x',
      kind: 'contradicts',
      note: 'So he says.',
      ...times,
    })
    const xml = qdeOf(made)
    expect(xml.match(/<Case /g)).toHaveLength(2)
    expect(xml.match(/<SelectionRef /g)).toHaveLength(4)
    expect(xml).toMatch(/<Link [^>]*name="contradicts" direction="Bidirectional"/)
    expect(xml).toContain('<Description>All of it.</Description>')
    const reading = read(bytesOf(made))
    expect(reading.relations).toMatchObject([{ kind: 'contradicts', note: 'So he says.', author: 'Ada' }])
    expect(reading.documents[0]?.annotations.map(({ kind, note }) => [kind, note])).toEqual([
      ['appearance', ''],
      ['appearance', ''],
      ['note', 'All of it.'],
    ])
    expect(reading.problems).toEqual([])
  })

  it('gives records whose ids are GUIDs those GUIDs, so that they are known again', () => {
    const id = '1b4e28ba-2fa1-41d2-883f-0016d3cca427'
    const text = 'One bridge.'
    const bytes = bytesOf(withAnnotations(text, [highlight(id, [describeSpan(text, 0, 3)])]))
    expect(read(bytes).documents[0]?.annotations[0]?.id).toBe(id)
    const other = bytesOf(withAnnotations(text, [highlight('a', [describeSpan(text, 0, 3)])]))
    expect(read(other).documents[0]?.annotations[0]?.id).toBeNull()
  })
})

describe.each(QDPX_CASES)('$name', ({ attributes, xml, files, finds, tags, says = [] }) => {
  const qde = `<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" ${attributes}>${xml}</Project>`
  const encode = (words: string): Uint8Array => new TextEncoder().encode(words)
  const packed = zipSync({
    'project.qde': encode(qde),
    ...Object.fromEntries(Object.entries(files).map(([path, words]) => [path, encode(words)])),
  })

  it('is read, and stands where it stood', async () => {
    expect(qdpx.reader?.recognises([{ path: 'theirs.qdpx', bytes: packed }])).toBe(true)
    const reading = read(packed)
    const { content: made } = await brought(reading)
    const [only] = made.articles
    const paths = new Map(made.tags.map(({ id, path }) => [id, path]))
    const found = only?.annotations.map(({ target, tags: ids, note, author, kind }) => ({
      quote: target.spans[0] && only.article.text.slice(target.spans[0].start, target.spans[0].end),
      tags: ids.map((id) => paths.get(id)),
      ...{ note, author, kind },
    }))
    expect(found).toEqual(
      finds.map(({ quote, note = '', author = '', kind = 'highlight', ...rest }) => ({
        ...rest,
        quote: quote ?? undefined,
        note,
        author,
        kind,
      })),
    )
    if (tags)
      expect(Object.fromEntries(reading.tags.map(({ path, definition }) => [path, definition]))).toEqual(tags)
    const problems = reading.problems.map(({ what }) => what).join('\n')
    for (const said of says) expect(problems).toMatch(said)
    expect(reading.problems).toHaveLength(says.length)
  })

  it('goes out again as it came in', async () => {
    const { content: made } = await brought(read(packed))
    const back = await brought(read(bytesOf(made)))
    const said = ({ articles }: Content) =>
      articles.flatMap(({ annotations }) =>
        annotations.map(({ target, note, kind, foreign }) => [target.spans, note, kind, foreign]),
      )
    expect(said(back.content)).toEqual(said(made))
    expect(back.content.articles[0]?.article.foreign).toEqual(made.articles[0]?.article.foreign)
    if (canValidate) expect(wrongWith([qdeOf(made)])).toBe('')
  })
})

describe('what is no project', () => {
  it.each(QDPX_REFUSED)('is refused by name: $name', ({ qde, says }) => {
    const bytes = zipSync({ 'project.qde': new TextEncoder().encode(qde) })
    expect(() => read(bytes)).toThrow(says)
    expect(() => read(bytes)).toThrow(/theirs\.qdpx/)
  })

  it('is a zip without one, a bomb, or cut off', () => {
    expect(() => read(zipSync({ 'a.txt': new Uint8Array(3) }))).toThrow(/no project\.qde/)
    expect(() => read(zipSync({ 'project.qde': new Uint8Array(12_000_000) }))).toThrow(/zip bomb/)
    const bytes = bytesOf(withAnnotations('One bridge.', []))
    expect(() => read(bytes.slice(0, bytes.length - 10))).toThrow(/damaged/)
  })

  it('never fails in another way, whatever is changed in it', () => {
    const text = 'One bridge 🚢, two bridges.'
    const made = withAnnotations(
      text,
      [highlight('a', [describeSpan(text, 0, 3)]), appearance('b', [describeSpan(text, 4, 10)])],
      [claim('b-claim')],
    )
    const qde = qdeOf(made)
    fc.assert(
      fc.property(
        fc.nat({ max: qde.length }),
        fc.nat({ max: 40 }),
        fc.string({ maxLength: 5 }),
        (at, cut, put) => {
          const bytes = new TextEncoder().encode(qde.slice(0, at) + put + qde.slice(at + cut))
          try {
            expect(read(bytes, 'half.qde').unit).toBe('code points')
          } catch (error) {
            expect(error).toMatchObject({ name: 'PostilError', code: 'unreadable' })
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is said to be cut off where its end is missing', () => {
    const qde = qdeOf(withAnnotations('One bridge.', []))
    const half = new TextEncoder().encode(qde.slice(0, qde.indexOf('</Sources>')))
    expect(
      read(half, 'half.qde')
        .problems.map(({ what }) => what)
        .join(),
    ).toContain('cut off')
  })
})

describe('cases from the field', () => {
  const CASES = resolve(import.meta.dirname, '../../fixtures/cases')
  const text = (name: string): string => readFileSync(resolve(CASES, name), 'utf8')
  const expected = JSON.parse(text('expected.json')) as {
    C01: { spans: Record<'content1' | 'content2' | 'cue2' | 'source2', Place> }
    C08: { in_this_order: Place[] }
    C09: { split_target: Place[]; span: Place }
    C11: { spans: Record<string, Place> }
  }
  interface Place {
    exact: string
    u16: [number, number]
    cp: [number, number]
  }
  const positions = (made: Content): number[][] =>
    [...qdeOf(made).matchAll(/startPosition="(\d+)" endPosition="(\d+)"/g)].map(([, a, b]) => [
      Number(a),
      Number(b),
    ])

  it('C01: counts code points after emoji', () => {
    const words = text('c01-emoji.txt')
    const { content1, content2, cue2, source2 } = expected.C01.spans
    const span = ({ u16 }: Place): Span => describeSpan(words, ...u16)
    const made = withAnnotations(
      words,
      [
        appearance('one', [span(content1)]),
        appearance('two', [span(content2)], {
          source: { spans: [span(source2)], person: null, none: false },
          cue: { spans: [span(cue2)] },
        }),
      ],
      [claim('one-claim'), claim('two-claim')],
    )
    expect(positions(made)).toEqual([content1, content2, source2, cue2].map(({ cp }) => cp))
  })

  it('C08: holds passages inside and across others, each by itself', () => {
    const words = text('c08-nested.txt')
    const marks = expected.C08.in_this_order.map(({ u16 }, index) =>
      highlight(`h${index}`, [describeSpan(words, ...u16)]),
    )
    expect(positions(withAnnotations(words, marks)).sort()).toEqual(
      expected.C08.in_this_order.map(({ cp }) => cp).sort(),
    )
  })

  it('C09: ties the pieces of one passage, and reads them as one', () => {
    const words = text('c09-split.txt')
    const pieces = [describeSpan(words, 71, 83), describeSpan(words, 104, 120)]
    const made = withAnnotations(words, [highlight('a', pieces)])
    expect(qdeOf(made)).toMatch(/<Link [^>]*name="continued by" direction="OneWay"/)
    expect(
      read(bytesOf(made)).documents[0]?.annotations.map(({ spans }) => spans?.map(({ exact }) => exact)),
    ).toEqual([['Let us wait,', 'Spring is close.']])
  })

  it('C11: keeps control characters in the text and says that those in notes are replaced', () => {
    const words = text('c11-controls.txt')
    const made = withAnnotations(words, [
      highlight('a', [describeSpan(words, 58, 79)], { note: 'bell \u0007' }),
    ])
    const { bytes, losses } = exportContent('qdpx', made)
    const source = Object.entries(filesIn(bytes)).find(([path]) => path.startsWith('sources/'))
    expect(source?.[1]).toBe(words)
    expect(losses.join(' ')).toContain('Control characters')
    if (canValidate) expect(wrongWith([qdeOf(made)])).toBe('')
    expect(positions(made)).toEqual([[58, 79]])
  })
})
