import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../main/anchoring/describe.ts'
import { exportContent } from '../../main/formats/registry.ts'
import type { Content } from '../../main/library.ts'
import type { Evidence, Relation } from '../../preload/model.ts'
import { appearance, articleWith, claim, library, verdict } from '../fixtures/content.ts'

const TEXT = '👍 Lavrov had said that they had agreed. US officials denied that this had been agreed.'
const span = (words: string) => describeSpan(TEXT, TEXT.indexOf(words), TEXT.indexOf(words) + words.length)
const CREATED = '2026-01-02T03:04:05.678Z'

function relation(id: string, from: string, to: string, more: Partial<Relation> = {}): Relation {
  const made = { author: '', created: CREATED, modified: CREATED }
  return { id, home: 'article', from, to, kind: 'contradicts', note: '', ...made, ...more }
}

function piece(id: string, more: Partial<Evidence>): Evidence {
  return { id, question: '', answer: '', ground: null, stance: null, date: null, ...more }
}

const CONTENT: Content = library(
  [
    {
      article: articleWith(TEXT),
      annotations: [
        appearance('agreed', [span('they had agreed')], {
          source: { spans: [span('Lavrov')], person: null, none: false },
        }),
        appearance('denial', [span('this had been agreed')]),
        appearance('again', [span('agreed. US')]),
      ],
      claims: [
        claim('agreed-claim', { statement: 'They agreed.' }),
        claim('denial-claim', {
          verdict: verdict('true'),
          evidence: [
            piece('asked', {
              question: 'Did they agree?',
              answer: 'No.',
              ground: { kind: 'link', url: 'https://aster.example/a' },
              stance: 'for',
              date: '2014-03-07',
            }),
            piece('copied', {
              ground: { kind: 'file', name: 'minutes.pdf', sha256: 'a'.repeat(64), size: 3 },
              stance: 'against',
            }),
            piece('quoted', {
              ground: { kind: 'quote', article: 'article', revision: 1, spans: [span('they had agreed')] },
            }),
          ],
        }),
        // Joined to a claim that is at home in an article which is not written.
        claim('again-claim', { joinedTo: 'far' }),
      ],
      relations: [relation('one', 'denial-claim', 'agreed-claim', { note: 'They *cannot* both hold.' })],
    },
  ],
  {
    elsewhere: {
      claims: [
        {
          claim: claim('far', { home: 'other' }),
          statement: 'It was all agreed.',
          claimant: 'Kerry',
          article: 'Another article',
        },
        {
          claim: claim('farther', { home: 'other' }),
          statement: 'Nothing was agreed.',
          claimant: 'The ministry',
          article: 'Another article',
        },
      ],
      relations: [relation('two', 'farther', 'agreed-claim', { home: 'other', kind: 'responds' })],
    },
  },
)

const written = (format: string): string => {
  const { bytes, losses } = exportContent(format, CONTENT)
  expect(losses.join(' ')).not.toMatch(/relations|evidence|joined/)
  return new TextDecoder().decode(bytes)
}

interface Node {
  [key: string]: unknown
}

describe('relations, evidence and joined claims', () => {
  it('are linking annotations and nodes of the claim in W3C', () => {
    const collection = JSON.parse(written('w3c')) as { first: { items: Node[] } }
    const links = collection.first.items.filter((item) => item.motivation === 'linking')
    expect(links).toMatchObject([
      {
        id: 'urn:postil:relation:one',
        relation: 'contradicts',
        target: 'urn:postil:claim:denial-claim',
        body: [
          { purpose: 'linking', source: 'urn:postil:claim:agreed-claim' },
          { purpose: 'commenting', value: 'They *cannot* both hold.' },
        ],
      },
      {
        relation: 'responds',
        target: 'urn:postil:claim:farther',
        body: [{ source: 'urn:postil:claim:agreed-claim' }],
      },
    ])
    const claims = collection.first.items
      .flatMap((item) => (item.body ?? []) as Node[])
      .filter((body) => body.purpose === 'identifying')
      .map((body) => body.source as Node)
    const denial = claims.find(({ id }) => id === 'urn:postil:claim:denial-claim')
    expect(denial?.evidence).toMatchObject([
      {
        question: 'Did they agree?',
        answer: 'No.',
        stance: 'for',
        evidenceDate: '2014-03-07',
        restsOn: { type: 'WebPage', address: 'https://aster.example/a' },
      },
      { stance: 'against', restsOn: { type: 'File', fileName: 'minutes.pdf', fileHash: 'a'.repeat(64) } },
      // The emoji before it counts as one.
      { restsOn: [{ selector: [{ exact: 'they had agreed' }, { start: 23, end: 38 }] }] },
    ])
    expect(claims.find(({ id }) => id === 'urn:postil:claim:far')).toMatchObject({
      joined: ['urn:postil:claim:again-claim'],
    })
  })

  it('are columns in CSV', () => {
    const file = written('csv')
    expect(file).toContain('contradicts agreed-claim: They *cannot* both hold.')
    expect(file).toContain('contradicts denial-claim: They *cannot* both hold.; answered by farther')
    expect(file).toContain('Did they agree? No. (https://aster.example/a\\; for\\; 2014-03-07)')
    expect(file).toContain('It was all agreed.')
    expect(file).toContain('again-claim')
  })

  it('are said in words in Markdown', () => {
    const file = written('markdown')
    expect(file).toContain('- **Contradicts:** Lavrov: “They agreed.”')
    expect(file).toContain('- **Because:** They *cannot* both hold.')
    expect(file).toContain('- **Answered by:** The ministry: “Nothing was agreed.”, in Another article')
    expect(file).toContain('- **Evidence:** Did they agree? No. (https://aster.example/a; for; 2014-03-07)')
    expect(file).toMatch(/^### \d\. Kerry: It was all agreed\.$/m)
  })
})
