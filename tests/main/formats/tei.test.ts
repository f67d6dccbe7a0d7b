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
import { BLOCK_KINDS, type Block } from '../../../preload/model.ts'
import { brought } from '../../fixtures/bringing.ts'
import { content } from '../../fixtures/content-arbitrary.ts'
import { appearance, articleWith, claim, highlight, tag, withAnnotations } from '../../fixtures/content.ts'
import { CORPUS_TEI, EDITION_TEI, HOSTILE_TEI } from '../../fixtures/formats-tei-cases.ts'

const { reader } = formatOf('tei')
const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words)
function read(files: readonly InFile[]): Reading {
  if (!reader) throw new Error('tei has no reader')
  expect(reader.recognises(files)).toBe(true)
  return reader.read(files)
}
const readXml = (xml: string): Reading => read([{ path: 'a.xml', bytes: bytesOf(xml) }])
const teiOf = (made: Content): string => new TextDecoder().decode(exportContent('tei', made).files[0]?.bytes)

const SCHEMA = resolve(import.meta.dirname, '../../../../shared/standards/tei_all.rng')
const canValidate = ['/usr/bin/jing', '/usr/bin/xmllint', SCHEMA].every((path) => existsSync(path))

/** What xmllint and jing say of files; nothing where all are well-formed and valid. */
function faultsIn(files: readonly Uint8Array[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'postil-tei-'))
  try {
    const paths = files.map((bytes, index) => {
      const path = join(folder, `${index}.xml`)
      writeFileSync(path, bytes)
      return path
    })
    const run = (command: string, words: string[]): string => {
      try {
        return execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      } catch (error) {
        return String((error as { stdout?: string }).stdout) || `${command} failed`
      }
    }
    return run('xmllint', ['--noout', ...paths]) + run('jing', [SCHEMA, ...paths])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const CASES = resolve(import.meta.dirname, '../../fixtures/cases')
const caseText = (name: string): string => readFileSync(join(CASES, name), 'utf8')

/** Blocks of any kind over the lines of a text, in any order of kinds. */
function blocksOver(text: string, kinds: readonly number[]): Block[] {
  return [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }, number): Block => {
    const kind = BLOCK_KINDS[(kinds[number % kinds.length] ?? 0) % BLOCK_KINDS.length] ?? 'paragraph'
    return { kind, start: index, end: index + line.length, level: 1 + ((kinds[number] ?? 0) % 6) }
  })
}

describe.skipIf(!canValidate)(
  'against the schema (skipped where jing, xmllint or ../shared is missing)',
  () => {
    it('is well-formed, and valid TEI, whatever a library holds and however its texts are parted', () => {
      const samples = fc.sample(fc.tuple(content, fc.array(fc.nat(40), { minLength: 8, maxLength: 8 })), {
        numRuns: 60,
        seed: 11,
      })
      const files = samples.flatMap(([any, kinds]) => {
        for (const { article } of any.articles) article.blocks = blocksOver(article.text, kinds)
        return exportContent('tei', any).files.map(({ bytes }) => bytes)
      })
      expect(files.length).toBeGreaterThan(60)
      expect(faultsIn(files)).toBe('')
    }, 120_000)

    it('sees what is wrong', () => {
      const wrong = teiOf(withAnnotations('A text.', [])).replace('<titleStmt>', '<titleStmt><p/>')
      expect(faultsIn([bytesOf(wrong)])).toContain('error')
    }, 60_000)
  },
)

describe('the text', () => {
  it('is the character content of the text element, to the last space, however it is parted', () => {
    fc.assert(
      fc.property(content, fc.array(fc.nat(40), { minLength: 8, maxLength: 8 }), (any, kinds) => {
        for (const { article } of any.articles) article.blocks = blocksOver(article.text, kinds)
        // The export is read back, and refused where a character is lost.
        expect(() => exportContent('tei', any)).not.toThrow()
      }),
      { numRuns: 50 },
    )
  })

  it('has headings as heads of divisions, lists and quotations as such', () => {
    const text = 'Title\n\nText.\n\nPart\n\nMore\n- one\n- two\n“Said.”\nSub\nEnd'
    const spans: [Block['kind'], string][] = [
      ['title', 'Title'],
      ['paragraph', 'Text.'],
      ['heading', 'Part'],
      ['paragraph', 'More'],
      ['item', '- one'],
      ['item', '- two'],
      ['quote', '“Said.”'],
      ['heading', 'Sub'],
      ['paragraph', 'End'],
    ]
    const blocks = spans.map(([kind, words]): Block => {
      const start = text.indexOf(words)
      return { kind, start, end: start + words.length, level: words === 'Sub' ? 3 : 2 }
    })
    const made = withAnnotations(text, [])
    made.articles = [{ article: articleWith(text, { blocks }), annotations: [], claims: [], relations: [] }]
    expect(teiOf(made)).toContain(
      '<body><head type="main">Title</head>\n\n<p>Text.</p>\n\n<div><head>Part</head>\n\n<p>More</p>\n' +
        '<list><item>- one</item>\n<item>- two</item>\n</list><quote>“Said.”</quote>\n<div><head>Sub</head>\n<p>End</p></div></div></body>',
    )
  })
})

describe('annotations', () => {
  it('point to code points of the text, with a pair for each piece', () => {
    const text = 'The 🚢 is back.'
    const made = withAnnotations(
      text,
      [highlight('h', [describeSpan(text, 0, 3), describeSpan(text, 7, 9)], { tags: ['t'] })],
      [],
    )
    made.tags = [tag('t', 'a/b', { definition: 'What it is.' })]
    const xml = teiOf(made)
    expect(xml).toContain('motivation="highlighting tagging" target="#string-range(text,0,3,6,2)"')
    expect(xml).toMatch(
      /<category xml:id="t-t"[^>]*>\s*<gloss>a\/b<\/gloss>\s*<desc type="definition">What it is\.<\/desc>/,
    )
    expect(xml).toContain('<ptr type="tag" target="#t-t"/>')
  })
})

describe('cases from the field', () => {
  const roundTrip = async (made: Content) => {
    const { content: back } = await brought(read([...exportContent('tei', made).files]))
    return back.articles[0]?.annotations ?? []
  }

  it('C01: counts code points, and gives the same spans back', async () => {
    const text = caseText('c01-emoji.txt')
    const made = withAnnotations(
      text,
      [
        appearance('one', [describeSpan(text, 68, 122)]),
        appearance('two', [describeSpan(text, 160, 181)], {
          source: { spans: [describeSpan(text, 183, 185)], person: null, none: false },
          cue: { spans: [describeSpan(text, 186, 190)] },
        }),
      ],
      [claim('one-claim'), claim('two-claim')],
    )
    const xml = teiOf(made)
    for (const pair of ['67,50', '153,21', '176,2', '179,4'])
      expect(xml).toContain(`#string-range(text,${pair})`)
    const back = await roundTrip(made)
    expect(back.map(({ target }) => target.spans.map(({ start, end }) => [start, end]))).toEqual([
      [[68, 122]],
      [[160, 181]],
    ])
    expect(back[1]?.kind === 'appearance' && back[1].source.spans[0]?.start).toBe(183)
  })

  it('C09: a passage in two pieces is one annotation', async () => {
    const text = caseText('c09-split.txt')
    const made = withAnnotations(text, [
      highlight('split', [describeSpan(text, 71, 83), describeSpan(text, 104, 120)]),
      highlight('lines', [describeSpan(text, 29, 67)]),
    ])
    expect(teiOf(made)).toContain('#string-range(text,71,12,104,16)')
    const back = await roundTrip(made)
    expect(back.map(({ target }) => target.spans.map(({ exact }) => exact))).toEqual([
      ['it would\n  keep the ferry\nuntil spring'],
      ['Let us wait,', 'Spring is close.'],
    ])
  })

  it('C11: what stands for forbidden characters is one long, and the export says so', async () => {
    const text = caseText('c11-controls.txt')
    const made = withAnnotations(text, [
      highlight('a', [describeSpan(text, 58, 79)]),
      highlight('b', [describeSpan(text, 106, 115)]),
    ])
    expect(exportContent('tei', made).losses.join(' ')).toContain('Control characters')
    const document = read([...exportContent('tei', made).files]).documents[0]
    expect(document?.text).toHaveLength(text.length)
    expect([39, 96].map((place) => document?.text?.[place])).toEqual(['\ufffd', '\ufffd'])
    const back = await roundTrip(made)
    expect(back.map(({ target }) => target.spans[0]?.exact)).toEqual([
      'Costs rose\u2028by a fifth',
      'no reason',
    ])
  })
})

describe('what others write', () => {
  it('comes in as it reads, with its header', () => {
    const { documents, problems } = readXml(EDITION_TEI)
    expect(documents).toHaveLength(1)
    expect(documents[0]?.text).toBe(
      'The Ferry\n\nOne\n\nThe ferry 🚢 is back, it said.\n\nNobody was asked, they said.\n\nRow, row\nyour boat\n\none\ntwo',
    )
    expect(documents[0]?.details).toMatchObject({
      title: 'The ferry case',
      byline: 'B. Writer',
      publisher: 'Aster Press',
      publishedOn: '2020-05',
      language: 'en',
    })
    expect(problems.map(({ what }) => what)).toContain('One note element in the text was left out.')
  })

  it('has its stand-off annotations as far as their pointers lead somewhere; the rest is said', async () => {
    const reading = readXml(EDITION_TEI)
    const { content: back } = await brought(reading)
    const paths = new Map(back.tags.map(({ id, path }) => [id, path]))
    const said = back.articles[0]?.annotations.map(({ kind, target, tags, note, author }) => ({
      kind,
      quotes: target.state === 'anchored' ? target.spans.map(({ exact }) => exact) : target.state,
      tags: tags.map((id) => paths.get(id) ?? id),
      note,
      author,
    }))
    const by = (note: string) => said?.find((each) => each.note === note)
    expect(by('A boat.')).toEqual({
      ...{
        kind: 'highlight',
        quotes: ['ferry'],
        tags: ['Speech act/Denial'],
        note: 'A boat.',
        author: 'Anna',
      },
    })
    expect(said?.find(({ tags }) => tags.includes('Speech act'))?.quotes).toEqual([
      'said',
      'Nobody was asked, they said.',
    ])
    expect(by('All of it.')).toMatchObject({ kind: 'note', quotes: 'whole' })
    expect(by('By points.')?.quotes).toEqual(['said'])
    expect(by('By a path.')?.quotes).toBe('gone')
    expect(by('Gone.')?.quotes).toBe('gone')
    expect(by('Both paragraphs')).toMatchObject({ tags: ['rhetoric'] })
    const problems = reading.problems.map(({ what }) => what).join('\n')
    for (const words of ['string-range(//p[1],0,3)', 'other.xml#nowhere', 'One relation was left out'])
      expect(problems).toContain(words)
    expect(back.tags.find(({ path }) => path === 'Speech act/Denial')?.definition).toBe(
      'Denial: says that it is not so.',
    )
  })

  it('is kept where Postil has no field for it, and written again', async () => {
    const { content: back } = await brought(readXml(EDITION_TEI))
    const xml = teiOf(back)
    expect(xml).toMatch(/motivation="highlighting commenting tagging classifying"/)
    expect(xml).toContain('<ref target="https://example.org/x">See there</ref>')
    const { content: again } = await brought(readXml(xml))
    expect(again.articles[0]?.annotations).toHaveLength(back.articles[0]?.annotations.length ?? -1)
  })

  it('is a document for each TEI in a corpus', () => {
    const { documents } = readXml(CORPUS_TEI)
    expect(documents.map(({ text }) => text)).toEqual(['First.', 'Second.\n\nTwo.'])
  })

  it('is known in a packed folder, and packed XML of other kinds is not taken for it', () => {
    const packed = (xml: string): InFile => ({
      path: 'a.zip',
      bytes: zipOf([{ path: 'x/a.xml', bytes: bytesOf(xml) }]),
    })
    expect(read([packed(EDITION_TEI)]).documents).toHaveLength(1)
    expect(reader?.recognises([packed('<worksheet xmlns="x"/>')])).toBe(false)
    expect(reader?.recognises([{ path: 'a.zip', bytes: bytesOf('PK\u0003\u0004 and no zip') }])).toBe(false)
  })

  it('is read in the encoding that it declares', () => {
    const xml =
      '<?xml version="1.0" encoding="ISO-8859-1"?><TEI><text><body><p>Café &#233;t&eacute;</p></body></text></TEI>'
    const bytes = Uint8Array.from(xml, (character) => character.charCodeAt(0))
    expect(read([{ path: 'a.xml', bytes }]).documents[0]?.text).toBe('Café été')
  })
})

describe('hostile files', () => {
  it.each(HOSTILE_TEI)('$name', ({ xml, refused, problem }) => {
    if (!reader) throw new Error('no reader')
    const file = { path: 'a.xml', bytes: bytesOf(xml) }
    if (refused) {
      expect(() => reader.read([file])).toThrow(PostilError)
      expect(() => reader.read([file])).toThrow(problem)
    } else {
      const reading = reader.read([file])
      expect(reading.problems.map(({ what }) => what).join('\n')).toMatch(problem)
      expect(reading.documents[0]?.text?.length).toBeLessThan(100)
    }
  })

  it('are refused where they are larger than an article can be', () => {
    const bytes = new Uint8Array(64 * 1024 * 1024 + 1).fill(0x20)
    bytes.set(bytesOf('<TEI><text>'))
    expect(() => reader?.read([{ path: 'a.xml', bytes }])).toThrow(
      /a\.xml could not be read: it is larger than 64 MB/,
    )
  })

  it('never make the reader throw anything but what it says', () => {
    if (!reader) throw new Error('no reader')
    fc.assert(
      fc.property(fc.nat(EDITION_TEI.length), fc.nat(60), fc.string(), (start, length, words) => {
        const bytes = bytesOf(EDITION_TEI.slice(0, start) + words + EDITION_TEI.slice(start + length))
        try {
          reader.read([{ path: 'a.xml', bytes }])
        } catch (error) {
          expect(error).toBeInstanceOf(PostilError)
        }
      }),
    )
  })
})
