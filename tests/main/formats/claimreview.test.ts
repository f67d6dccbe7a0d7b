import fc from 'fast-check'
import jsonld, { type Options } from 'jsonld'
import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../../main/anchoring/describe.ts'
import { PostilError } from '../../../main/errors.ts'
import { exportContent, formatOf } from '../../../main/formats/registry.ts'
import type { Content } from '../../../main/library.ts'
import { Claim, Scale, type Verdict } from '../../../preload/model.ts'
import { bare, brought } from '../../fixtures/bringing.ts'
import { content } from '../../fixtures/content-arbitrary.ts'
import { appearance, articleWith, claim, highlight, library, verdict } from '../../fixtures/content.ts'
import {
  API_RESULT,
  DAMAGED,
  GOOGLE_DOCUMENTATION,
  GRAPH,
  OLD_STYLE,
  PAGE,
  STRANGE,
} from '../../fixtures/formats-claimreview-cases.ts'

const format = formatOf('claimreview')
type Fields = Record<string, unknown>
const bytesOf = (value: unknown) =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
const fileOf = (value: unknown, path = 'reviews.json') => ({ path, bytes: bytesOf(value) })
const read = (value: unknown) => {
  const reading = format.reader?.read([fileOf(value)])
  if (!reading) throw new Error('it has no reader')
  return reading
}
const written = (made: Content, url?: string): unknown =>
  JSON.parse(new TextDecoder().decode(exportContent('claimreview', made, { url }).bytes))
const reviewsOf = (made: Content, url?: string): Fields[] => [written(made, url)].flat() as Fields[]

const TEXT = 'The port authority said the ferry was safe. The crews denied it.'
const span = (words: string) => describeSpan(TEXT, TEXT.indexOf(words), TEXT.indexOf(words) + words.length)
const article = articleWith(TEXT, {
  title: 'Ferry safe',
  url: 'https://aster.example/ferry',
  publishedOn: '2026-01-03',
  publisher: 'Aster Courier',
})
const port = { id: 'port', name: 'Port authority', role: 'Port of Aster', names: [] }
const safe = appearance('safe', [span('the ferry was safe')], {
  source: { spans: [span('The port authority')], person: 'port', none: false },
  said: { from: '2026-01-02', to: null, about: false },
})
const denied = appearance('denied', [span('it')])
const made = (claims: Claim[], more: Partial<Content> = {}): Content =>
  library(
    [{ article, annotations: [safe, denied, highlight('h', [span('crews')])], claims, relations: [] }],
    {
      people: [port],
      ...more,
    },
  )
const checked = claim('safe-claim', {
  statement: 'The ferry was safe.',
  verdict: verdict('mostly-false', 'It *leaked*.'),
})
const LIBRARY = made([checked, claim('denied-claim')])

describe('writing', () => {
  it('says what was claimed, by whom, when and where, and how it was judged', () => {
    expect(written(LIBRARY, 'https://check.example/ferry')).toEqual({
      '@context': 'https://schema.org',
      '@type': 'ClaimReview',
      '@id': 'urn:postil:claim:safe-claim',
      url: 'https://check.example/ferry',
      author: { '@type': 'Person', name: 'A. Reader' },
      datePublished: '2026-01-02',
      claimReviewed: 'The ferry was safe.',
      reviewRating: {
        '@type': 'Rating',
        alternateName: 'Mostly false',
        ratingValue: 2,
        bestRating: 5,
        worstRating: 1,
        ratingExplanation: 'It *leaked*.',
      },
      itemReviewed: {
        '@type': 'Claim',
        author: { '@type': 'Person', name: 'Port authority', jobTitle: 'Port of Aster' },
        datePublished: '2026-01-02',
        appearance: [
          {
            '@type': 'Article',
            url: 'https://aster.example/ferry',
            headline: 'Ferry safe',
            publisher: { '@type': 'Organization', name: 'Aster Courier' },
            datePublished: '2026-01-03',
            inLanguage: 'en',
          },
        ],
      },
    })
  })

  it('invents no address, and says what that costs', () => {
    expect(reviewsOf(LIBRARY)[0]).not.toHaveProperty('url')
    expect(format.asks).toEqual(['url'])
    expect(exportContent('claimreview', LIBRARY).losses.join(' ')).toContain('Google shows none without')
  })

  it('leaves out what has no verdict, and says so', () => {
    const { losses } = exportContent('claimreview', LIBRARY)
    expect(losses).toContain('One claim has no verdict and is left out.')
    expect(written(made([claim('safe-claim'), claim('denied-claim')]))).toEqual([])
    const open = library([
      {
        article,
        annotations: [appearance('o', [])],
        claims: [claim('o-claim', { verdict: verdict('false') })],
        relations: [],
      },
    ])
    expect(exportContent('claimreview', open).losses).toContain('One claim has no words yet and is left out.')
  })

  it('gives several reviews of one page addresses of their own', () => {
    const two = made([checked, claim('denied-claim', { verdict: verdict('true') })])
    expect(reviewsOf(two, 'https://check.example/ferry#top').map(({ url }) => url)).toEqual([
      'https://check.example/ferry#claim-1',
      'https://check.example/ferry#claim-2',
    ])
    expect(exportContent('claimreview', two).losses.join(' ')).toContain('#claim-1')
  })

  it('writes a label without a place on its scale without numbers', () => {
    const [review] = reviewsOf(made([{ ...checked, verdict: verdict('unverifiable') }]))
    expect(review?.['reviewRating']).toEqual({ '@type': 'Rating', alternateName: 'Unverifiable' })
  })

  it('calls an article the first only where the dates say so', () => {
    const later = { ...article, id: 'later', url: 'https://aster.example/later', publishedOn: '2026-02-01' }
    const again = {
      ...appearance('again', [span('the ferry was safe')]),
      article: 'later',
      claim: 'safe-claim',
    }
    const item = (publishedOn: string | null) => {
      const two = made([checked])
      two.articles.push({
        article: { ...later, publishedOn },
        annotations: [again],
        claims: [],
        relations: [],
      })
      return reviewsOf(two)[0]?.['itemReviewed'] as Fields
    }
    expect(item('2026-02-01')).toMatchObject({
      firstAppearance: { url: 'https://aster.example/ferry' },
      appearance: [{ url: 'https://aster.example/later' }],
    })
    for (const unsure of [null, '2026-01', '2026-01-03']) {
      expect(item(unsure)).not.toHaveProperty('firstAppearance')
      expect(item(unsure)['appearance']).toHaveLength(2)
    }
  })

  it('is JSON-LD of schema.org and of nothing else', async () => {
    const context = { '@vocab': 'https://schema.org/', '@base': 'https://check.example/' }
    const review = { ...reviewsOf(LIBRARY)[0], '@context': context }
    const expanded = (await jsonld.expand(review, { safe: true } as Options.Expand)) as unknown as Fields[]
    const terms = Object.keys(expanded[0] ?? {}).filter((key) => !key.startsWith('@'))
    expect(terms.every((term) => term.startsWith('https://schema.org/'))).toBe(true)
    expect(terms).toContain('https://schema.org/claimReviewed')
  })

  it('reviews each claim with a verdict once, of any library', () => {
    fc.assert(
      fc.property(content, (any) => {
        const reviews = reviewsOf(any, 'https://check.example/x')
        expect(new Set(reviews.map((each) => each['@id'])).size).toBe(reviews.length)
        expect(new Set(reviews.map(({ url }) => url)).size).toBe(reviews.length)
        for (const each of reviews) expect(each['claimReviewed']).toMatch(/\S/)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the check', () => {
  const verify = (change: (review: Fields) => unknown) =>
    format
      .verify([{ path: '', bytes: bytesOf(change(structuredClone(reviewsOf(LIBRARY)[0]) ?? {})) }], LIBRARY)
      .map(({ what }) => what)
      .join()
  it.each<[string, (review: Fields) => unknown, RegExp]>([
    ['nothing where nothing is wrong', (review) => review, /^$/],
    ['a review that is missing', () => [], /has no review/],
    ['one too many', (review) => [review, { '@id': 'x' }], /2 reviews where 1/],
    ['one that is there twice', (review) => [review, review], /of one claim/],
    ['other words', (review) => ({ ...review, claimReviewed: 'x' }), /other words/],
    [
      'another verdict',
      (review) => ({ ...review, reviewRating: { alternateName: 'True' } }),
      /another verdict/,
    ],
    ['another claimant', (review) => ({ ...review, itemReviewed: {} }), /somebody else/],
  ])('finds %s', (_, change, what) => {
    expect(verify(change)).toMatch(what)
  })
})

describe('reading what others write', () => {
  it('takes a review with its claim, its verdict and its articles', () => {
    const { claims, people, documents, scales } = read(GOOGLE_DOCUMENTATION)
    expect(people).toMatchObject([{ name: 'Port authority' }])
    expect(claims).toMatchObject([
      {
        statement: 'The ferry was safe',
        claimant: people[0]?.key,
        verdict: { name: 'Pants on fire', value: 1, worst: 1, best: 5, scale: scales[0]?.id },
        author: 'Check Desk',
        created: '2026-01-05T00:00:00.000Z',
        evidence: [{ answer: 'Check Desk: Pants on fire', ground: { url: 'https://check.example/ferry' } }],
      },
    ])
    expect(documents.map(({ details }) => details.url)).toEqual([
      'https://aster.example/first',
      'https://aster.example/ferry',
    ])
    expect(scales).toMatchObject([{ name: 'Check Desk', labels: [{ name: 'Pants on fire', value: 1 }] }])
    for (const scale of scales) expect(Scale.safeParse(scale).success).toBe(true)
  })

  it('stands at the words of the article with that address, and is open where they are not in it', async () => {
    const other = articleWith('Other words.', {
      id: 'other',
      url: 'http://www.aster.example/first/',
      title: 'First',
    })
    const here = library(
      [article, other].map((each) => ({ article: each, annotations: [], claims: [], relations: [] })),
    )
    const review = { ...GOOGLE_DOCUMENTATION, claimReviewed: 'the ferry was safe' }
    const { content: after } = await brought(read(review), here)
    const placed = after.articles.map(({ annotations }) =>
      annotations.map(({ target }) => [target.state, target.spans.map(({ exact }) => exact)]),
    )
    expect(placed).toEqual([[['anchored', ['the ferry was safe']]], [['open', []]]])
    expect(after.articles.flatMap((each) => each.claims)).toHaveLength(1)
  })

  it('finds the article of a claim that names none by its words, and reports what has no place', async () => {
    const reading = read([
      { ...GOOGLE_DOCUMENTATION, claimReviewed: 'the ferry was safe', itemReviewed: {} },
      { ...GOOGLE_DOCUMENTATION, claimReviewed: 'nowhere to be found', itemReviewed: {} },
    ])
    const { content: after, plan } = await brought(reading, bare(LIBRARY))
    expect(after.articles[0]?.annotations.map(({ target }) => target.spans[0]?.exact)).toEqual([
      'the ferry was safe',
    ])
    expect(plan.preview.problems.map(({ what }) => what).join(' ')).toMatch(/nowhere to be found.*left out/)
    expect(plan.preview.articles.map(({ fate }) => fate)).toEqual(['known', 'homeless'])
  })

  it('reads reviews of works, numbers in strings, and values that are no place on the scale', () => {
    const { claims, people, documents, scales } = read(OLD_STYLE)
    expect(claims.map(({ verdict: each }) => [each?.name, each?.value, each?.best])).toEqual([
      ['Half a truth', null, 5],
      ['Half', 2.5, 5],
    ])
    expect(people).toMatchObject([{ name: 'A. Mayor', role: 'Mayor of Aster' }, { name: 'The crews’ union' }])
    expect(documents[0]?.details.url).toBe('https://aster.example/fares')
    expect(documents[0]?.annotations[0]?.appearance?.said).toMatchObject({ from: '2026-01-30' })
    expect(scales).toHaveLength(1)
  })

  it('follows references in a graph', () => {
    const { claims, people, documents } = read(GRAPH)
    expect(claims).toMatchObject([{ author: 'Check Desk', claimant: people[0]?.key, verdict: { value: 3 } }])
    expect(people).toMatchObject([{ name: 'A. Mayor' }])
    expect(documents.map(({ details }) => details.url)).toEqual(['https://aster.example/fares'])
  })

  it('reads what Google’s API found, and keeps what further reviewers say as evidence', () => {
    const { claims } = read(API_RESULT)
    expect(claims).toMatchObject([
      {
        statement: 'The ferry was safe',
        verdict: { name: 'False' },
        evidence: [
          { question: 'No, it was not', answer: 'Check Desk: False', date: '2026-01-05T00:00:00Z' },
          { answer: 'other.example: Mostly false', ground: { url: 'https://other.example/1' } },
        ],
      },
    ])
  })

  it('reads the data of a page, and names what of it is broken', () => {
    const { claims, problems } = read(PAGE)
    expect(claims.map(({ statement }) => statement)).toEqual(['The ferry was safe'])
    expect(problems.map(({ what }) => what).join()).toContain('is no JSON')
  })

  it('knows what it can read, by what is in it', () => {
    const knows = (value: unknown) => format.reader?.recognises([fileOf(value)])
    for (const value of [GOOGLE_DOCUMENTATION, OLD_STYLE, GRAPH, API_RESULT, PAGE])
      expect(knows(value)).toBe(true)
    for (const value of [
      { '@type': 'Article' },
      { text: '"@type":"ClaimReview"' },
      'plain "@type":"ClaimReview"',
      '',
    ])
      expect(knows(value)).toBe(false)
  })

  it('keeps what it has no field for, and writes it again with the claim', async () => {
    const { content: after } = await brought(read(GOOGLE_DOCUMENTATION), bare(LIBRARY))
    const [review] = reviewsOf(after, 'https://mine.example/')
    expect(review).toMatchObject({
      url: 'https://mine.example/',
      author: { name: 'Check Desk', url: 'https://check.example' },
      reviewRating: { image: 'https://check.example/fire.png', alternateName: 'Pants on fire' },
    })
  })
})

describe('damage', () => {
  it.each(DAMAGED)('%s is refused, with the name of the file', (_, file) => {
    expect(() => read(file)).toThrow(PostilError)
    expect(() => read(file)).toThrow(/reviews\.json/)
  })

  it('ends no reading, and what is left is whole', async () => {
    const reading = read([...STRANGE, GOOGLE_DOCUMENTATION])
    expect(reading.claims.map(({ statement }) => statement)).toContain('The ferry was safe')
    expect(reading.problems.map(({ what }) => what).join(' ')).toMatch(
      /does not say which claim.*no verdict/s,
    )
    const { content: after } = await brought(reading, bare(LIBRARY))
    for (const scale of reading.scales) expect(Scale.parse(scale)).toEqual(scale)
    for (const each of after.articles.flatMap(({ claims }) => claims)) expect(Claim.parse(each)).toEqual(each)
  })

  it('is whatever it is: nothing but a sentence comes of it', () => {
    const keys = fc.constantFrom(
      '@type',
      '@id',
      'claimReviewed',
      'reviewRating',
      'itemReviewed',
      'author',
      'claimReview',
      'text',
      'appearance',
      'url',
      'alternateName',
    )
    const leaf = fc.oneof(
      fc.constantFrom('ClaimReview', 'Claim', 'https://a.example/', '#x', ''),
      fc.string(),
      fc.double(),
      fc.constant(null),
    )
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(keys, tie('tree'), { maxKeys: 5 }),
      ),
    }))
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), (value) => {
        try {
          const reading = read(value)
          for (const scale of reading.scales) Scale.parse(scale)
        } catch (error) {
          expect(error).toBeInstanceOf(PostilError)
        }
      }),
    )
  })
})

describe('there and back', () => {
  it('is the same claim, with the verdict that it had', async () => {
    const reading = read(JSON.stringify(written(LIBRARY, 'https://check.example/ferry')))
    const { content: after } = await brought(reading, bare(LIBRARY))
    const [back] = after.articles.flatMap(({ claims }) => claims)
    const kept: Verdict | null = checked.verdict
    expect(back).toMatchObject({ id: 'safe-claim', statement: 'The ferry was safe.', verdict: kept })
    expect(after.people).toMatchObject([{ name: 'Port authority', role: 'Port of Aster' }])
    expect(reading.scales).toEqual([])
  })

  it('keeps statement, claimant and verdict of every claim that it holds', () => {
    fc.assert(
      fc.property(content, (any) => {
        const reviews = reviewsOf(any)
        if (reviews.length === 0) return
        const { claims, people } = read(reviews)
        const trimmed = (words: unknown) => (typeof words === 'string' ? words.trim() : '')
        expect(claims.map(({ statement }) => statement)).toEqual(
          reviews.map((each) => trimmed(each['claimReviewed'])),
        )
        expect(claims.map(({ verdict: each }) => each?.name)).toEqual(
          reviews.map((each) => trimmed((each['reviewRating'] as Fields)['alternateName']).slice(0, 200)),
        )
        expect(people.length).toBeLessThanOrEqual(reviews.length)
      }),
      { numRuns: 60 },
    )
  })
})
