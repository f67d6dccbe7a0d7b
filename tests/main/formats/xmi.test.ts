import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../../main/anchoring/describe.ts'
import { PostilError } from '../../../main/errors.ts'
import { zipOf } from '../../../main/formats/common/pack.ts'
import type { InFile, Reading } from '../../../main/formats/reading/reading.ts'
import { exportContent, formatOf } from '../../../main/formats/registry.ts'
import type { Content } from '../../../main/library.ts'
import { brought } from '../../fixtures/bringing.ts'
import { appearance, articleWith, claim, highlight, library, tag } from '../../fixtures/content.ts'
import { HOSTILE_XMI, INCEPTION_XMI, VIEWS_XMI } from '../../fixtures/formats-xmi-cases.ts'

const { reader } = formatOf('xmi')
const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words)
function read(files: readonly InFile[]): Reading {
  if (!reader) throw new Error('xmi has no reader')
  expect(reader.recognises(files)).toBe(true)
  return reader.read(files)
}
const readXml = (xml: string, path = 'a.xmi'): Reading => read([{ path, bytes: bytesOf(xml) }])
const xmiOf = (made: Content): string =>
  new TextDecoder().decode(exportContent('xmi', made).files.find(({ path }) => path.endsWith('.xmi'))?.bytes)

const JAR = '/usr/share/java/uimaj-core.jar'
const hasUima = existsSync(JAR) && ['/usr/bin/java', '/usr/local/bin/java'].some((path) => existsSync(path))

interface Covered {
  type: string
  label?: string
  begin?: number
  end?: number
  covered?: string
  Governor?: string
  Dependent?: string
}

/** What Apache UIMA makes of an export of one article, by XmiCasDeserializer, which refuses what the type system does not have. */
function inUima(made: Content): Covered[] {
  const folder = mkdtempSync(join(tmpdir(), 'postil-xmi-'))
  try {
    for (const { path, bytes } of exportContent('xmi', made).files)
      writeFileSync(join(folder, path.endsWith('.xmi') ? 'a.xmi' : path), bytes)
    const program = resolve(import.meta.dirname, '../../fixtures/uima/CoveredText.java')
    const words = ['-cp', JAR, program, join(folder, 'TypeSystem.xml'), join(folder, 'a.xmi'), 'all']
    const lines = execFileSync('java', words, { encoding: 'utf8', maxBuffer: 1e8 }).trim().split('\n')
    return lines.map((line) => JSON.parse(line) as Covered)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const CASES = resolve(import.meta.dirname, '../../fixtures/cases')
const caseText = (name: string): string => readFileSync(join(CASES, name), 'utf8')
interface Expected {
  exact: string
  u16: [number, number]
}
const expected = JSON.parse(caseText('expected.json')) as {
  C01: { spans: Record<'content1' | 'content2' | 'cue2' | 'source2', Expected> }
  C09: { span_over_lines: Expected; split: Expected[] } & Record<string, unknown>
  C11: Record<string, unknown>
}

const TEXT = 'The ferry 🚢 is back, it said.\n\nCrews 👍🏽 were \u000cnot asked.\u2028'
const at = (words: string) => describeSpan(TEXT, TEXT.indexOf(words), TEXT.indexOf(words) + words.length)
const NAMED = {
  type: 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity',
  features: { value: 'PER', identifier: 'Q1' },
}
const FULL = library(
  [
    {
      article: articleWith(TEXT, { title: 'A <b> & "q"', language: 'und', file: 'ferry.txt' }),
      annotations: [
        appearance('one', [at('The ferry'), at('is back')], {
          source: { spans: [at('it')], person: null, none: false },
          cue: { spans: [at('said')] },
          tags: ['t'],
          note: 'A *note*\nin lines.',
        }),
        appearance('two', [at('were \u000cnot asked')]),
        highlight('crews', [at('Crews 👍🏽')], { foreign: { xmi: NAMED } }),
      ],
      claims: [claim('one-claim'), claim('two-claim', { statement: 'Nobody asked.' })],
      relations: [
        {
          ...{ id: 'r', home: 'article', from: 'two-claim', to: 'one-claim', kind: 'contradicts', note: '' },
          ...{
            author: 'A. Reader',
            created: '2026-01-02T03:04:05.678Z',
            modified: '2026-01-02T03:04:05.678Z',
          },
        },
      ],
    },
  ],
  { tags: [tag('t', 'ferries/new')] },
)

describe.skipIf(!hasUima)('in Apache UIMA (skipped where java or libuima-core-java is missing)', () => {
  it('loads strictly, and its spans cover the quotes', () => {
    const all = inUima(FULL)
    const spans = all.filter(({ type }) => type === 'custom.Span')
    expect(spans.map(({ label, covered }) => [label, covered])).toEqual(
      expect.arrayContaining([
        ['Content', 'The ferry'],
        ['Content', 'is back'],
        ['Source', 'it'],
        ['Cue', 'said'],
        ['ferries/new', 'The ferry'],
        ['ferries/new', 'is back'],
        ['Content', 'were \ufffdnot asked'],
        ['Highlight', 'Crews 👍🏽'],
      ]),
    )
    expect(spans).toHaveLength(8)
    const arcs = all.filter(({ type }) => type === 'custom.Link' || type === 'custom.ClaimRelation')
    expect(arcs.map(({ label, Governor, Dependent }) => [label, Governor, Dependent])).toEqual(
      expect.arrayContaining([
        ['source', 'it', 'The ferry'],
        ['cue', 'said', 'The ferry'],
        ['continued', 'The ferry', 'is back'],
        ['contradicts', 'were \ufffdnot asked', 'The ferry'],
      ]),
    )
    expect(all.filter(({ type }) => type === NAMED.type).map(({ covered }) => covered)).toEqual(['Crews 👍🏽'])
    const of = (type: string) => all.filter((each) => each.type.endsWith(type)).map(({ covered }) => covered)
    expect(of('.Sentence')).toEqual(['The ferry 🚢 is back, it said.', 'Crews 👍🏽 were \ufffdnot asked.'])
    expect(of('.Token')).toContain('🚢')
    // Java compiles the program first, which takes its time on a machine under load.
  }, 120_000)
})

describe('cases from the field', () => {
  it('C01: counts UTF-16, and gives the same spans back', async () => {
    const text = caseText('c01-emoji.txt')
    const { content1, content2, cue2, source2 } = expected.C01.spans
    const span = ({ u16 }: Expected) => describeSpan(text, ...u16)
    const made = library([
      {
        article: articleWith(text),
        annotations: [
          appearance('one', [span(content1)]),
          appearance('two', [span(content2)], {
            source: { spans: [span(source2)], person: null, none: false },
            cue: { spans: [span(cue2)] },
          }),
        ],
        ...{ claims: [claim('one-claim'), claim('two-claim')], relations: [] },
      },
    ])
    const xml = xmiOf(made)
    for (const { u16 } of [content1, content2, cue2, source2])
      expect(xml).toContain(`begin="${u16[0]}" end="${u16[1]}" label=`)
    const { content: back } = await brought(read([...exportContent('xmi', made).files]))
    const spans = back.articles[0]?.annotations.map(({ target }) => target.spans.map(({ exact }) => exact))
    expect(spans).toEqual([[content1.exact], [content2.exact]])
  })

  it('C09: a passage in two pieces is two spans of one annotation, tied by an arc', async () => {
    const text = caseText('c09-split.txt')
    const pieces = ['Let us wait,', 'Spring is close.'].map((words) =>
      describeSpan(text, text.indexOf(words), text.indexOf(words) + words.length),
    )
    const lines = describeSpan(text, 29, 67)
    const made = library([
      {
        article: articleWith(text),
        annotations: [highlight('split', pieces), highlight('lines', [lines])],
        ...{ claims: [], relations: [] },
      },
    ])
    const xml = xmiOf(made)
    expect(xml).toContain('label="continued"')
    expect(xml).toContain('part="1/2"')
    const { content: back } = await brought(read([...exportContent('xmi', made).files]))
    const spans = back.articles[0]?.annotations.map(({ target }) => target.spans.map(({ exact }) => exact))
    expect(spans).toEqual([[lines.exact], pieces.map(({ exact }) => exact)])
  })

  it('C11: what stands for forbidden characters is one unit long, and the export says so', () => {
    const text = caseText('c11-controls.txt')
    const quotes = ['Costs rose\u2028by a fifth', 'no reason', 'said'].map((words, index) => {
      const start = index === 2 ? 91 : text.indexOf(words)
      return highlight(`h${index}`, [describeSpan(text, start, start + words.length)])
    })
    const made = library([{ article: articleWith(text), annotations: quotes, claims: [], relations: [] }])
    expect(exportContent('xmi', made).losses.join(' ')).toContain('Control characters')
    const document = read([...exportContent('xmi', made).files]).documents[0]
    expect(document?.text).toHaveLength(text.length)
    expect([39, 96].map((place) => document?.text?.[place])).toEqual(['\ufffd', '\ufffd'])
    expect(document?.annotations.map(({ spans }) => spans?.[0]?.exact).toSorted()).toEqual(
      ['Costs rose\u2028by a fifth', 'no reason', 'said'].toSorted(),
    )
  })
})

describe('what INCEpTION exports', () => {
  it('comes in with its text, its layers as highlights, and the layers are kept', async () => {
    const reading = readXml(INCEPTION_XMI, 'annotation/ferry.txt/anna.xmi')
    const { content: back } = await brought(reading)
    const [ferry] = back.articles
    expect(ferry?.article.title).toBe('ferry.txt')
    expect(ferry?.article.text).toBe('Anna said it was 🚢 good.\n\u0085side is it.')
    const paths = new Map(back.tags.map(({ id, path }) => [id, path]))
    const said = ferry?.annotations.map(({ target, tags, note, author }) => [
      target.spans[0]?.exact,
      tags.map((id) => paths.get(id)).join(),
      note,
      author,
    ])
    expect(said?.toSorted()).toEqual([
      ['Anna', 'PER', '', 'anna'],
      ['is', 'one,two', '', 'anna'],
      ['it', 'Plain', '', 'anna'],
      ['said', 'for', 'Is it?', 'anna'],
      ['\u0085side', 'LOC', '', 'anna'],
    ])
    expect(ferry?.annotations[0]?.foreign).toEqual({
      xmi: { type: NAMED.type, features: { value: 'PER', identifier: 'http://www.wikidata.org/entity/Q1' } },
    })
    const problems = reading.problems.map(({ what }) => what).join('\n')
    for (const layer of ['POS_PROPN', 'Lemma', 'StanceLink', 'Zero', 'Arc']) expect(problems).toContain(layer)
  })

  it('goes out again with its layers, and comes in once', async () => {
    const { content: back } = await brought(readXml(INCEPTION_XMI))
    const xml = xmiOf(back)
    expect(xml).toMatch(
      /<type\d+:NamedEntity [^>]*value="PER" identifier="http:\/\/www.wikidata.org\/entity\/Q1"/,
    )
    expect(xml).toMatch(/<custom\d*:Stance [^>]*kind="for" comment="Is it\?" strength="2"/)
    const again = read([...exportContent('xmi', back).files])
    expect(again.documents[0]?.annotations).toHaveLength(back.articles[0]?.annotations.length ?? -1)
  })

  it('is a document for each view that has a text', () => {
    const { documents } = readXml(VIEWS_XMI)
    expect(
      documents.map(({ text, details, annotations }) => [text, details.title, annotations[0]?.tags]),
    ).toEqual([
      ['Anna said.', 'a (_InitialView)', ['PER']],
      ['Anna sagt.', 'a (german)', ['OTH']],
    ])
    expect(new Set(documents.map(({ key }) => key)).size).toBe(2)
  })

  it('is read out of a project that packs each document', () => {
    const inner = zipOf([{ path: 'anna.xmi', bytes: bytesOf(VIEWS_XMI) }])
    const outer = zipOf([{ path: 'annotation/ferry.txt/anna.zip', bytes: inner }])
    if (!reader) throw new Error('no reader')
    expect(reader.read([{ path: 'project.zip', bytes: outer }]).documents).toHaveLength(2)
  })

  it('knows from the type system which features lead to other structures', () => {
    const types = (range: string): string =>
      `<typeSystemDescription><types><typeDescription><name>webanno.custom.Stance</name><supertypeName>uima.tcas.Annotation</supertypeName><features><featureDescription><name>strength</name><rangeTypeName>${range}</rangeTypeName></featureDescription></features></typeDescription></types></typeSystemDescription>`
    const features = (range: string) => {
      const { documents } = read([
        { path: 'TypeSystem.xml', bytes: bytesOf(types(range)) },
        { path: 'a.xmi', bytes: bytesOf(INCEPTION_XMI) },
      ])
      const stance = documents[0]?.annotations.find(({ tags }) => tags.includes('for'))
      return stance?.foreign?.xmi
    }
    expect(features('uima.cas.FSArray')).toEqual({
      type: 'webanno.custom.Stance',
      // Nothing says what links are, so they are kept.
      features: { kind: 'for', comment: 'Is it?', links: '11' },
    })
    // There is a structure with the id 2 all the same.
    expect(features('uima.cas.Integer')).toMatchObject({ features: { strength: '2' } })
  })
})

describe('what somebody edited in INCEpTION', () => {
  const edited = async (edit: (xml: string) => string) => {
    const { content: back } = await brought(readXml(edit(xmiOf(FULL))))
    return back
  }

  it('counts: a passage that was moved, a label, a note', async () => {
    const back = await edited((xml) =>
      xml
        .replace(
          /(<custom:Span [^>]*)begin="32" end="42" label="Highlight" role="plain"/,
          '$1begin="32" end="37" label="crews" role="tag"',
        )
        .replace('note="A *note*&#10;in lines."', 'note="Another."'),
    )
    const crews = back.articles[0]?.annotations.find(({ id }) => id === 'crews')
    expect(crews?.target.spans.map(({ exact }) => exact)).toEqual(['Crews'])
    expect(back.tags.map(({ path }) => path)).toContain('crews')
    expect(back.articles[0]?.annotations.find(({ id }) => id === 'one')?.note).toBe('Another.')
  })

  it('counts: spans that were drawn there, and tied by arcs to a claim', async () => {
    const back = await edited((xml) =>
      xml.replace(
        '<cas:Sofa',
        '<custom:Span xmi:id="900" sofa="1" begin="13" end="20" label="Content"/><custom:Span xmi:id="901" sofa="1" begin="25" end="29" label="Cue"/>' +
          '<custom:Link xmi:id="902" sofa="1" begin="13" end="20" Governor="901" Dependent="900" label="cue"/><custom:Span xmi:id="903" sofa="1" begin="32" end="37" label="drawn" note="Look."/><cas:Sofa',
      ),
    )
    const all = back.articles[0]?.annotations ?? []
    const made = all.filter(({ id }) => id.startsWith('made-'))
    expect(made.map((each) => [each.kind, each.target.spans[0]?.exact, each.note])).toEqual([
      ['appearance', 'is back', ''],
      ['highlight', 'Crews', 'Look.'],
    ])
    expect(made[0]?.kind === 'appearance' && made[0].cue.spans.map(({ exact }) => exact)).toEqual(['said'])
  })
})

describe('hostile files', () => {
  it.each(HOSTILE_XMI)('$name', ({ xml, refused, problem }) => {
    if (!reader) throw new Error('no reader')
    const file = { path: 'a.xmi', bytes: bytesOf(xml) }
    if (refused) {
      expect(() => reader.read([file])).toThrow(PostilError)
      expect(() => reader.read([file])).toThrow(problem)
    } else
      expect(
        reader
          .read([file])
          .problems.map(({ what }) => what)
          .join('\n'),
      ).toMatch(problem)
  })

  it('never make the reader throw anything but what it says', () => {
    if (!reader) throw new Error('no reader')
    const whole = xmiOf(FULL)
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(60), fc.string(), (start, length, words) => {
        const bytes = bytesOf(whole.slice(0, start) + words + whole.slice(start + length))
        try {
          reader.read([{ path: 'a.xmi', bytes }])
        } catch (error) {
          expect(error).toBeInstanceOf(PostilError)
        }
      }),
    )
  })
})
