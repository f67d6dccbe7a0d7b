import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../main/anchoring/describe.ts'
import { codeSpan, inline, markdownItem, blockQuote } from '../../main/formats/markdown/escape.ts'
import { exportContent } from '../../main/formats/registry.ts'
import type { Content } from '../../main/library.ts'
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
} from '../fixtures/content.ts'
import { INLINE_CASES, ITEM_CASES } from '../fixtures/markdown-cases.ts'

const documentOf = (content: Content): string =>
  new TextDecoder().decode(exportContent('markdown', content).bytes)

describe('escaping', () => {
  it.each(INLINE_CASES)('shows %j as it is', (text, markdown) => {
    expect(inline(text)).toBe(markdown)
  })

  it.each(ITEM_CASES)('keeps the note %j in its place', (note, markdown) => {
    expect(markdownItem('Note', note)).toBe(markdown)
  })

  it('keeps line ends and paragraphs of a quote', () => {
    expect(blockQuote('one\ntwo\n\n# three')).toBe('> one\\\n> two\n>\n> \\# three')
  })

  it.each([
    ['sanctions/visa', '`sanctions/visa`'],
    ['a`b', '``a`b``'],
    ['`b', '`` `b ``'],
  ])('shows the tag %s as code', (path, markdown) => {
    expect(codeSpan(path)).toBe(markdown)
  })
})

const TEXT =
  'Ministers meet\n\nLavrov had said that he and Kerry had agreed. But US officials denied that this had been agreed.'
const span = (words: string) => describeSpan(TEXT, TEXT.indexOf(words), TEXT.indexOf(words) + words.length)

const REPORT = library(
  [
    {
      article: articleWith(TEXT, {
        title: 'Ministers meet',
        publishedOn: '2014-03-06',
        publisher: 'The Courier',
        url: 'https://aster.example/a',
      }),
      annotations: [
        appearance('denial', [span('this had been agreed')], {
          source: { spans: [span('US officials')], person: null, none: false },
          cue: { spans: [span('denied')] },
        }),
        highlight('mark', [span('But')], { tags: ['tag'] }),
        appearance('deal', [span('he and Kerry had agreed')], {
          source: { spans: [span('Lavrov')], person: 'lavrov', none: false },
          cue: { spans: [span('had said')] },
          quoted: 'indirect',
          said: { from: '2014-03-05', to: null, about: true },
          note: '# Look\n\nagain',
        }),
        wholeNote('whole', 'Read this first.'),
      ],
      claims: [
        claim('deal-claim', {
          statement: 'There was a deal.',
          verdict: verdict('mostly-false', 'Officials *denied* it.'),
          type: 'other',
          worth: 'check-worthy-factual',
        }),
        claim('denial-claim'),
      ],
      relations: [],
    },
  ],
  {
    people: [{ id: 'lavrov', name: 'Sergei Lavrov', role: 'Foreign Minister', names: [] }],
    tags: [tag('tag', 'turn', { colour: '#000000', key: null })],
  },
)

describe('a document', () => {
  it('is a report on an article: origin, claims in text order, then the rest', () => {
    expect(documentOf(REPORT)).toBe(`# Ministers meet

6 March 2014 · The Courier · <https://aster.example/a>

## Claims

### 1. Sergei Lavrov: There was a deal.

- **Claim:** There was a deal.
- **Claimant:** Sergei Lavrov, Foreign Minister
- **Verdict:** Mostly false
- **Why:** Officials *denied* it.
- **Type:** Other type of claim
- **Worth checking:** Factual, worth checking

> he and Kerry had agreed

- **Source:** “Lavrov” – Sergei Lavrov
- **Cue:** “had said”
- **Quoted:** indirect
- **Said:** about 5 March 2014
- **Note:**

  # Look

  again

### 2. US officials: this had been agreed

- **Verdict:** Not checked

> this had been agreed

- **Source:** “US officials”
- **Cue:** “denied”

## Highlights and notes

*On the whole article:*

- **Note:** Read this first.

> But

- **Tags:** \`turn\`
`)
  })

  it('of a library has a title, its contents, and an anchor an article', () => {
    const other = articleWith('', { id: 'other', title: '[Empty]' })
    const made = documentOf({
      ...REPORT,
      articles: [...REPORT.articles, { article: other, annotations: [], claims: [], relations: [] }],
    })
    expect(made).toContain(`# Annotated articles

1. [Ministers meet](#article-1), 6 March 2014: 2 claims, 1 highlight, 1 note
2. [\\[Empty\\]](#article-2)

<a id="article-1"></a>

## Ministers meet
`)
    expect(made).toContain(
      '<a id="article-2"></a>\n\n## \\[Empty\\]\n\n*Nothing is annotated in this article.*\n',
    )
  })

  it('puts the passages of one claim under one heading, also after claims were joined', () => {
    const made = documentOf(
      withAnnotations(
        TEXT,
        [
          appearance('a', [span('he and Kerry had agreed')]),
          appearance('b', [span('this had been agreed')], { claim: 'b-claim' }),
        ],
        [claim('a-claim'), claim('b-claim', { joinedTo: 'a-claim' })],
      ),
    )
    expect(made.match(/^### /gm)).toHaveLength(1)
    expect(made).toContain('> he and Kerry had agreed\n\n> this had been agreed\n')
  })

  it('says what is open: no content yet, no source named', () => {
    const open = appearance('a', [], {
      source: { spans: [], person: null, none: true },
      cue: { spans: [span('denied')] },
    })
    const made = documentOf(withAnnotations(TEXT, [open], [claim('a-claim')]))
    expect(made).toContain('### 1. No content is marked yet\n')
    expect(made).toContain(
      '*No content is marked yet.*\n\n- **Source:** none is named\n- **Cue:** “denied”\n',
    )
  })
})
