/** Whatever a file says: it comes in as one edit that leaves a library in which everything leads somewhere, or is said to stay out. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../main/annotations/bringing/bring.ts'
import {
  emptyClaim,
  type ReadAnnotation,
  type ReadDocument,
  type Reading,
  type ReadSpan,
} from '../../../main/formats/reading/reading.ts'
import type { Content } from '../../../main/library.ts'
import { spansOf } from '../../../preload/rows.ts'
import { Records } from '../../../preload/model.ts'
import { bare, brought, EMPTY } from '../../fixtures/bringing.ts'
import { content } from '../../fixtures/content-arbitrary.ts'
import { anyText } from '../../fixtures/text-arbitrary.ts'

const id = fc.oneof(
  fc.constantFrom(
    null,
    '',
    'a',
    'b',
    'article-0',
    'article-0-claim-0',
    'article-0-annotation-0',
    '../x',
    '__proto__',
    'é',
  ),
  fc.constant('x'.repeat(200)),
)
const key = fc.constantFrom('a', 'b', 'c', '', '__proto__')
const time = fc.oneof(
  fc.constantFrom(
    null,
    '',
    'yesterday',
    '+275760-09-13T00:00:00.000Z',
    '-000001-01-01',
    '2026-01-01T00:00:00+02:00',
    '2026-13-45T99:99:99Z',
  ),
  anyText,
)
const offset = fc.constantFrom(0, 1, 2, 3, 5, 8, -1, 0.5, NaN, Infinity, Number.MAX_SAFE_INTEGER, 2 ** 60)
const span: fc.Arbitrary<ReadSpan> = fc.record({
  range: fc.option(fc.record({ start: offset, end: offset })),
  exact: fc.option(fc.oneof(anyText, fc.constantFrom('', '\u200b', '\ud83d', '\udea2', 'a', 'it'))),
})
const spans = fc.array(span, { maxLength: 3 })
const wrong = <T>(...values: unknown[]): fc.Arbitrary<T> => fc.constantFrom(...values) as fc.Arbitrary<T>
const stamped = { author: anyText, created: time, modified: time }

const annotation = fc.record({
  id,
  kind: fc.constantFrom('highlight' as const, 'note' as const, 'appearance' as const),
  spans: fc.option(spans),
  state: wrong<'gone'>('gone', 'open', 'whole', 'anchored', 'likely'),
  revision: wrong<number>(1, 2, 0, -3, 0.5, NaN),
  tags: fc.array(fc.oneof(anyText, fc.constantFrom('/', '', 'a/b', 'x'.repeat(300))), { maxLength: 3 }),
  note: anyText,
  ...stamped,
  appearance: fc.record({
    claim: fc.option(key),
    source: fc.record({ spans, person: fc.option(key), none: fc.boolean() }),
    cue: fc.record({ spans }),
    quoted: wrong<null>(null, 'direct', 'sung'),
    said: wrong<null>(null, { from: 'May', to: null, about: false }),
  }),
}) as fc.Arbitrary<ReadAnnotation>

const document = fc.record({
  key,
  id,
  text: fc.option(fc.oneof(anyText, fc.constantFrom('', '🚢 it said', 'a\r\nit'))),
  hash: fc.constantFrom(null, 'no hash'),
  details: fc.record({
    title: anyText,
    publishedOn: wrong<null>(null, '2014', 'May', '0000-99-99x'),
    file: fc.constantFrom(null, 'f'.repeat(2000)),
  }),
  annotations: fc.array(annotation, { maxLength: 5 }),
}) as fc.Arbitrary<ReadDocument>

const claim = fc
  .record({
    key,
    id,
    statement: fc.option(anyText),
    claimant: fc.option(key),
    joinedTo: fc.option(key),
    type: wrong<null>(null, 'quantity', 'poem'),
    verdict: wrong<null>(null, {
      scale: '',
      label: 'x'.repeat(500),
      rationale: '',
      name: '',
      value: NaN,
      best: 1,
      worst: 1,
    }),
    evidence: wrong<[]>(
      [],
      [{ id: '', question: 'q', answer: '', ground: null, stance: null, date: null }],
      [
        {
          id: 'e',
          question: 'q',
          answer: '',
          ground: { kind: 'quote', article: 'a', revision: 1, spans: [] },
          stance: null,
          date: 'May',
        },
      ],
    ),
    ...stamped,
  })
  .map((said) => ({ ...emptyClaim(said.key), ...said }))

const reading: fc.Arbitrary<Reading> = fc.record({
  unit: fc.constantFrom('UTF-16' as const, 'code points' as const, null),
  documents: fc.array(document, { maxLength: 4 }),
  claims: fc.array(claim, { maxLength: 4 }),
  relations: fc.array(
    fc.record({
      key,
      id,
      from: key,
      to: key,
      kind: wrong<'updates'>('updates', 'contradicts', 'loves'),
      note: anyText,
      ...stamped,
    }),
    { maxLength: 4 },
  ),
  people: fc.array(
    fc.record({ key, id, name: anyText, role: anyText, names: fc.array(anyText, { maxLength: 2 }) }),
    { maxLength: 3 },
  ),
  tags: fc.array(
    fc.record({
      id,
      path: anyText,
      colour: wrong<string>('#aabbcc', 'red'),
      key: wrong<number>(null, 1, 99, NaN),
      definition: anyText,
    }),
    { maxLength: 3 },
  ),
  scales: wrong<[]>([], [{ id: '', name: 'x', worst: NaN, best: 1, labels: [] }]),
  collections: fc.array(fc.record({ id: fc.constantFrom('c', '', '../c'), name: anyText }), { maxLength: 2 }),
  problems: fc.constant([]),
})

/** What leads nowhere, or stands where its words are not, or is no record. */
function faultsOf({ articles, people, tags }: Content): string[] {
  const claims = new Set(articles.flatMap((each) => each.claims.map((one) => one.id)))
  const persons = new Set(people.map((each) => each.id))
  const paths = new Set(tags.map((each) => each.id))
  const faults: string[] = []
  const miss = (what: string, known: ReadonlySet<string>, to: string | null): void => {
    if (to !== null && !known.has(to)) faults.push(`${what} leads to ${to}`)
  }
  for (const { article, annotations, claims: own, relations } of articles) {
    for (const each of annotations) {
      for (const tag of each.tags) miss(each.id, paths, tag)
      if (each.kind === 'appearance') {
        miss(each.id, claims, each.claim)
        miss(each.id, persons, each.source.person)
      }
      if (each.target.state === 'gone') continue
      if (each.target.revision !== article.revision) faults.push(`${each.id} is over another revision`)
      for (const { start, end, exact } of spansOf(each)) {
        if (article.text.slice(start, end) !== exact) faults.push(`${each.id} is not at its words`)
        if (/[\ud800-\udbff][\udc00-\udfff]/.test(article.text.slice(start - 1, start + 1)))
          faults.push(`${each.id} begins inside a character`)
        if (/[\ud800-\udbff][\udc00-\udfff]/.test(article.text.slice(end - 1, end + 1)))
          faults.push(`${each.id} ends inside a character`)
      }
    }
    for (const each of own) {
      miss(each.id, persons, each.claimant)
      miss(each.id, claims, each.joinedTo)
    }
    for (const each of relations) for (const end of [each.from, each.to]) miss(each.id, claims, end)
  }
  return faults
}

/** A cycle of joins leads to no claim at all. */
function hasCycle({ articles }: Content): boolean {
  const joins = new Map(articles.flatMap(({ claims }) => claims.map((each) => [each.id, each.joinedTo])))
  return [...joins.keys()].some((start) => {
    let at = joins.get(start) ?? null
    for (let steps = 0; at !== null && steps <= joins.size; steps++) at = joins.get(at) ?? null
    return at !== null
  })
}

function undone({ edit }: Plan): boolean {
  // Each record once, and what was there before is in it: so playing it backwards leaves nothing.
  const keys = edit.changes.map((change) => `${change.table} ${change.id}`)
  return new Set(keys).size === keys.length
}

const sound = (made: Content): Content => {
  const clean = bare(made)
  return { ...clean, people: made.people, tags: made.tags }
}

describe('whatever a file says', () => {
  it('leaves a library in which everything leads somewhere, and comes in once', async () => {
    await fc.assert(
      fc.asyncProperty(reading, content, fc.boolean(), async (said, any, isEmpty) => {
        const before = isEmpty ? EMPTY : sound(any)
        const first = await brought(said, before)
        expect(faultsOf(first.content)).toEqual([])
        expect(hasCycle(first.content)).toBe(false)
        expect(undone(first.plan)).toBe(true)
        for (const { table, after } of first.plan.edit.changes)
          if (after) expect(Records[table].safeParse(after).success).toBe(true)
        for (const { what } of first.plan.preview.problems)
          expect(what).not.toMatch(/"code"|ZodError|undefined/)
        const again = await brought(said, first.content)
        // What had no article may have one since.
        const isHoused = first.plan.preview.articles.every(({ fate }) => fate !== 'homeless')
        if (isHoused) expect(again.plan.preview.people.new + again.plan.preview.tags.new).toBe(0)
        expect(faultsOf(again.content)).toEqual([])
        expect(hasCycle(again.content)).toBe(false)
      }),
      { numRuns: 400 },
    )
  })
})
