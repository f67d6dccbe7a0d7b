import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../../main/anchoring/describe.ts'
import { parsePlain } from '../../../main/articles/blocks.ts'
import { partsOf } from '../../../main/formats/html/blocks.ts'
import { noteMarkup } from '../../../main/formats/html/note.ts'
import { elementsIn, textIn, valueOf } from '../../../main/formats/html/read-page.ts'
import { DARK, LIGHT } from '../../../main/formats/html/tones.ts'
import { exportContent, formatOf } from '../../../main/formats/registry.ts'
import type { Content } from '../../../main/library.ts'
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

const pageOf = (made: Content): string => new TextDecoder().decode(exportContent('html', made).bytes)
const elementsOf = (page: string) => elementsIn(parse(page))
type Found = ReturnType<typeof elementsOf>[number]
const classed = (page: string, name: string): Found[] =>
  elementsOf(page).filter((each) => (valueOf(each, 'class') ?? '').split(' ').includes(name))
const wordsOf = (element: Found | undefined): string => (element ? textIn(element).text : '')

const HOSTILE =
  '</script><script>alert(1)</script></style><img src=x onerror=alert(1)>"\' &amp; \u202e\u0007\0 -->'
const HOSTILE_LINKS = '[a](javascript:alert(1)) ![p](https://x.example/p.png) <b onclick=x>b</b>'

const TEXT =
  'Ministers meet\n\nLavrov had said that he and Kerry had agreed.\nBut US officials denied that this had been agreed.\n\n- one\n\nEnd.'
const span = (words: string) => describeSpan(TEXT, TEXT.indexOf(words), TEXT.indexOf(words) + words.length)
const article = articleWith(TEXT, {
  title: 'Ministers meet',
  publishedOn: '2014-03-06',
  url: 'https://aster.example/a',
  blocks: parsePlain(TEXT).blocks,
})
const REPORT = library(
  [
    {
      article,
      annotations: [
        appearance('deal', [span('he and Kerry'), span('had agreed')], {
          source: { spans: [span('Lavrov')], person: null, none: false },
          cue: { spans: [span('had said')] },
        }),
        appearance('denial', [span('this had been agreed')], {
          source: { spans: [span('US officials')], person: null, none: false },
          cue: { spans: [span('denied')] },
        }),
        highlight('across', [span('agreed.\nBut US officials denied that this had been agreed.\n\n- one')], {
          tags: ['t'],
        }),
        wholeNote('whole', 'Read *this* first.'),
      ],
      claims: [
        claim('deal-claim', {
          statement: 'There was a deal.',
          verdict: verdict('mostly-false', 'They denied it.'),
        }),
        claim('denial-claim'),
      ],
      relations: [
        {
          ...{
            id: 'r',
            home: 'article',
            from: 'denial-claim',
            to: 'deal-claim',
            kind: 'contradicts' as const,
          },
          ...{ note: '', author: '', created: article.added ?? '', modified: '' },
        },
      ],
    },
  ],
  { tags: [tag('t', 'deal/"february"', { definition: 'Of the deal.' })] },
)

describe('the page', () => {
  const page = pageOf(REPORT)

  it('has the article’s text to the character, with each passage marked once where it stands', () => {
    const [text] = elementsOf(page).filter((each) => valueOf(each, 'data-text') !== null)
    expect(wordsOf(text)).toBe(TEXT)
    expect(
      classed(page, 'source')
        .filter((each) => valueOf(each, 'data-mark'))
        .map(wordsOf),
    ).toEqual(['Lavrov', 'US officials'])
    const content = elementsIn(text as Found).filter((each) => each.tagName === 'mark')
    const of = (name: string) =>
      content
        .filter((each) => valueOf(each, 'class')?.startsWith(name))
        .map(wordsOf)
        .join('|')
    expect(of('claim')).toBe('he and Kerry|had |agreed|this had been agreed')
    expect(of('highlight').replaceAll('|', '')).toBe(
      'agreed.\nBut US officials denied that this had been agreed.- one',
    )
  })

  it('shows overlap as a line beside a tint', () => {
    const drawn = classed(page, 'line1')
      .filter((each) => valueOf(each, 'data-mark'))
      .map(wordsOf)
    // The highlight is the longest and keeps its tint.
    expect(drawn.join('|')).toBe('he and Kerry|had |agreed|this had been agreed')
  })

  it('leads from each number in the text to its entry and back', () => {
    const byId = new Map(elementsOf(page).map((each) => [valueOf(each, 'id'), each]))
    const refs = classed(page, 'ref')
    expect(refs.map((each) => valueOf(each, 'data-n'))).toEqual(['1', '2', 'H1'])
    for (const ref of refs) {
      const entry = byId.get(valueOf(ref, 'href')?.slice(1) ?? '')
      const back = elementsIn(entry as Found).find((each) => valueOf(each, 'class') === 'nr')
      expect(valueOf(back as Found, 'href')).toBe(`#${valueOf(ref, 'id')}`)
    }
  })

  it('says of a claim who says it, the statement, the verdict and what contradicts it', () => {
    const [first, second] = classed(page, 'entry').map(wordsOf)
    expect(first).toMatch(
      /^1Lavrov.*There was a deal\..*Mostly false 2 .*They denied it\..*source Lavrov.*cue had said/s,
    )
    expect(first).toContain('Contradicts claim 2 US officials: “this had been agreed”')
    expect(second).toMatch(/US officials.*Not checked/)
    const relation = elementsIn(classed(page, 'contradicts')[0] as Found).find((each) => each.tagName === 'a')
    expect(valueOf(relation as Found, 'href')).toBe('#a1-c2')
  })

  it('says what the tags mean', () => {
    expect(wordsOf(classed(page, 'codebook')[0])).toContain('deal/"february"1Of the deal.')
    expect(page).toContain('.t0{--tag:#c0392b}')
  })

  it('has one outline: the title above the claims, which stand above each claim', () => {
    const outline = (made: string) =>
      elementsOf(made)
        .filter((each) => /^h\d$/.test(each.tagName))
        .map((each) => each.tagName)
    expect(outline(page)).toEqual(['h1', 'h2', 'h3', 'h3', 'h2', 'h2'])
    const [one] = REPORT.articles
    const other = {
      article: { ...article, id: 'b', title: 'Another title' },
      annotations: [],
      claims: [],
      relations: [],
    }
    expect(outline(pageOf({ ...REPORT, articles: one ? [one, other] : [] }))).toEqual([
      'h1',
      'h2',
      'h3',
      'h4',
      'h4',
      'h3',
      'h2',
      'h2',
    ])
  })

  it('lists several articles, and says where there is nothing', () => {
    const [one] = REPORT.articles
    const empty = {
      article: articleWith('', { id: 'b', title: ' ' }),
      annotations: [],
      claims: [],
      relations: [],
    }
    const made = pageOf({ ...REPORT, articles: one ? [one, empty] : [] })
    const nav = elementsOf(made).find((each) => each.tagName === 'nav')
    expect(wordsOf(nav)).toBe('Ministers meet6 March 2014 · 2 claims, 1 highlight, 1 noteWithout a title')
    expect(wordsOf(elementsOf(made).find((each) => valueOf(each, 'id') === 'a2'))).toMatch(
      /no text.*Nothing is annotated/,
    )
    expect(pageOf(library([]))).toContain('Nothing is annotated yet.')
  })

  it('knows language and direction of what it quotes', () => {
    const text = 'قال لافروف إنه متفق'
    const made = withAnnotations(text, [highlight('h', [describeSpan(text, 0, 10)])])
    const [only] = made.articles
    if (only) only.article.language = 'ar'
    const quote = elementsOf(pageOf(made)).find((each) => each.tagName === 'blockquote')
    expect([valueOf(quote as Found, 'lang'), valueOf(quote as Found, 'dir')]).toEqual(['ar', 'auto'])
  })
})

describe('safety', () => {
  const hostile = library(
    [
      {
        article: articleWith(HOSTILE, {
          ...{ title: HOSTILE, byline: HOSTILE, publisher: HOSTILE, url: 'javascript:alert(1)' },
          language: '"><script>',
        }),
        annotations: [
          appearance('a', [describeSpan(HOSTILE, 0, 9)], {
            note: HOSTILE + HOSTILE_LINKS,
            tags: ['t', 'lost'],
          }),
        ],
        claims: [
          claim('a-claim', {
            ...{
              statement: HOSTILE,
              context: HOSTILE,
              verdict: { ...verdict('false', HOSTILE), name: HOSTILE },
            },
            evidence: [
              {
                ...{ id: 'e', question: HOSTILE, answer: HOSTILE, stance: null, date: null },
                ground: { kind: 'link', url: 'javascript:alert(1)' },
              },
            ],
          }),
        ],
        relations: [],
      },
    ],
    { tags: [tag('t', HOSTILE.slice(0, 40).replaceAll('/', ' '), { definition: HOSTILE })] },
  )

  it('has no script, loads nothing, and lets nothing be loaded', () => {
    const page = pageOf(hostile)
    const elements = elementsOf(page)
    const names = new Set(elements.map((each) => each.tagName))
    for (const name of ['script', 'img', 'iframe', 'object', 'embed', 'form', 'link', 'base', 'svg', 'video'])
      expect(names).not.toContain(name)
    const attributes = elements.flatMap((each) => each.attrs)
    expect(attributes.filter(({ name }) => /^on|^src|^style$|^srcdoc$|^action$/.test(name))).toEqual([])
    const links = attributes.filter(({ name }) => name === 'href').map(({ value }) => value)
    expect(links.filter((href) => !/^(#|https?:|mailto:)/.test(href))).toEqual([])
    const style = wordsOf(elements.find((each) => each.tagName === 'style'))
    expect(style).not.toMatch(/url\(|@import|@font-face/)
    const policy = elements.find((each) => valueOf(each, 'http-equiv') === 'Content-Security-Policy')
    const hash = createHash('sha256').update(style).digest('base64')
    expect(valueOf(policy as Found, 'content')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    )
  })

  it('keeps what a page cannot hold in its place, and says so', () => {
    const { bytes, losses } = exportContent('html', hostile)
    const [text] = elementsOf(new TextDecoder().decode(bytes)).filter(
      (each) => valueOf(each, 'data-text') !== null,
    )
    expect(wordsOf(text)).toBe(HOSTILE.replace('\0', '\ufffd'))
    expect(losses.join(' ')).toContain('NUL')
  })

  it('is whatever the library says, and safe', () => {
    fc.assert(
      fc.property(content, (any) => {
        const elements = elementsOf(pageOf(any))
        expect(elements.filter((each) => ['script', 'img'].includes(each.tagName))).toEqual([])
        const texts = elements.filter((each) => valueOf(each, 'data-text') !== null).map(wordsOf)
        expect(texts).toEqual(
          any.articles.map((each) =>
            each.article.text.replaceAll('\0', '\ufffd').replace(/\p{Surrogate}/gu, '\ufffd'),
          ),
        )
      }),
      { numRuns: 60 },
    )
  })
})

describe('a note', () => {
  const html = (note: string) => noteMarkup(note, 'note').html

  it.each([
    ['**bold** and `code`', '<strong>bold</strong> and <code>code</code>'],
    ['one\ntwo', 'one<br>\ntwo'],
    ['- item', '<li dir="auto">item</li>'],
    ['[a](https://a.example/?b&c)', '<a href="https://a.example/?b&amp;c" rel="noreferrer">a</a>'],
    ['# Head', '<p class="md-heading"><strong>Head</strong></p>'],
    // A picture would be loaded from somewhere: it is a link to it.
    ['![p](https://a.example/p.png)', '<a href="https://a.example/p.png" rel="noreferrer">p</a>'],
    ['![p](p.png)', '![p](p.png)'],
    ['<b onclick=x>b</b>', '&lt;b onclick=x&gt;b&lt;/b&gt;'],
    ['[a](javascript:x)', '[a](javascript:x)'],
    ['[a](data:text/html,x) [b](//x.example)', '[a](data:text/html,x) [b](//x.example)'],
  ])('%j is %j', (note, part) => {
    expect(html(note)).toContain(part)
  })
})

describe('the check', () => {
  const format = formatOf('html')
  const [file] = format.write(REPORT, {})
  const changed = (from: string | RegExp, to: string) => {
    const page = new TextDecoder().decode(file?.bytes)
    const made = page.replace(from, to)
    expect(made).not.toBe(page)
    return format
      .verify([{ path: '', bytes: new TextEncoder().encode(made) }], REPORT)
      .map(({ what }) => what)
      .join()
  }

  it('finds nothing wrong with what was written', () => {
    expect(format.verify(file ? [file] : [], REPORT)).toEqual([])
  })
  it.each([
    [
      'a word of the text that is another',
      'Ministers meet</h1>',
      'Ministers met</h1>',
      /its text is another/,
    ],
    [
      'a mark that has another’s key',
      'data-mark="1-cue-0"',
      'data-mark="1-cue-9"',
      /“had said” is not marked/,
    ],
    [
      'a quote that says something else',
      'data-quote="content">this had been agreed',
      'data-quote="content">that',
      /it says “that”/,
    ],
    ['a link that leads nowhere', 'id="a1-c2"', 'id="a1-c9"', /a1-c2, which is not there/],
    ['two places of one name', 'id="a1-c2"', 'id="a1-c1"', /two of its places/],
  ])('finds %s', (_, from, to, what) => {
    expect(changed(from, to)).toMatch(what)
  })
})

describe('blocks', () => {
  it('hold every word of a text, whatever its blocks are', () => {
    const block = fc.record({ start: fc.nat({ max: 30 }), length: fc.nat({ max: 12 }) })
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', 'é') }),
        fc.array(block),
        (text, drawn) => {
          const blocks = drawn.map(({ start, length }) => ({
            kind: 'item' as const,
            start,
            end: start + length,
          }))
          const parts = partsOf({ text, blocks })
          const words = parts.map((part) =>
            'between' in part ? part.between : text.slice(part.block.start, part.block.end),
          )
          expect(words.join('')).toBe(text)
          expect(parts.flatMap((part) => ('between' in part ? part.between.trim() : ''))).toEqual(
            parts.map(() => ''),
          )
        },
      ),
    )
  })
})

describe('colours', () => {
  const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  const luminance = (colour: string) =>
    [1, 3, 5]
      .map((at) => channel(parseInt(colour.slice(at, at + 2), 16) / 255))
      .reduce((sum, part, index) => sum + part * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0)
  const contrast = (a: string, b: string) => {
    const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
    return (high + 0.05) / (low + 0.05)
  }
  it.each([
    ['light', LIGHT],
    ['dark', DARK],
    ['on paper', { ...LIGHT, paper: '#ffffff' }],
  ])('can be read: %s', (_, tones) => {
    const { paper, ink, claim: yellow, highlight: green, note: violet } = tones
    for (const tint of [paper, yellow, green, violet, tones.sunk])
      expect(contrast(ink, tint)).toBeGreaterThan(4.5)
    for (const text of [tones.soft, tones.accent, tones.contradicts, tones.supports])
      expect(contrast(text, paper)).toBeGreaterThan(4.5)
    // A number follows its passage, and may stand on the tint of a longer one.
    for (const tint of [yellow, green, violet]) expect(contrast(tones.accent, tint)).toBeGreaterThan(4.5)
    for (const line of [
      tones['claim-line'],
      tones['highlight-line'],
      tones['note-line'],
      tones.source,
      tones.cue,
    ])
      for (const tint of [paper, yellow, green, violet]) expect(contrast(line, tint)).toBeGreaterThan(3)
  })
})
