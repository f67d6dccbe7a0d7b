import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passageOf, ROOM } from '../../../renderer/claims/passage.ts'
import { appearance, spanOf } from './records.ts'

function pairsOf(text: string, sentences: readonly string[]): Uint32Array {
  return Uint32Array.from(
    sentences.flatMap((sentence) => {
      const { start, end } = spanOf(text, sentence)
      return [start, end]
    }),
  )
}

const plain = (runs: ReturnType<typeof passageOf>) => runs.map((run) => run.text).join('')
const marked = (runs: ReturnType<typeof passageOf>) =>
  runs.filter((run) => run.marks.length > 0).map((run) => `${run.marks.join('+')}: ${run.text}`)

const TEXT =
  'It rained. But US officials denied that this had been agreed. Then it was night.\n\nIt rained again.'
const SENTENCES = [
  'It rained.',
  'But US officials denied that this had been agreed.',
  'Then it was night.',
  'It rained again.',
]
const pairs = pairsOf(TEXT, SENTENCES)

describe('the sentence of a claim', () => {
  test('is cut by its marks', () => {
    const claim = appearance({
      source: [spanOf(TEXT, 'US officials')],
      cue: [spanOf(TEXT, 'denied')],
      content: [spanOf(TEXT, 'this had been agreed')],
    })
    expect(passageOf(TEXT, pairs, claim)).toEqual([
      { text: 'But ', marks: [] },
      { text: 'US officials', marks: ['source'] },
      { text: ' ', marks: [] },
      { text: 'denied', marks: ['cue'] },
      { text: ' that ', marks: [] },
      { text: 'this had been agreed', marks: ['content'] },
      { text: '.', marks: [] },
    ])
  })

  test('is there while the content is open', () => {
    const claim = appearance({ source: [spanOf(TEXT, 'US officials')] })
    expect(plain(passageOf(TEXT, pairs, claim))).toBe(SENTENCES[1])
  })

  test('is nothing for a claim without a place', () => {
    expect(passageOf(TEXT, pairs, appearance({ none: true }))).toEqual([])
  })

  test('may be several: neighbours run on, what lies between is left out', () => {
    const near = appearance({
      source: [spanOf(TEXT, 'US officials')],
      content: [spanOf(TEXT, 'it was night')],
    })
    expect(plain(passageOf(TEXT, pairs, near))).toBe(`${SENTENCES[1]} ${SENTENCES[2]}`)
    const far = appearance({ source: [spanOf(TEXT, 'It')], content: [spanOf(TEXT, 'again')] })
    expect(plain(passageOf(TEXT, pairs, far))).toBe(`${SENTENCES[0]} … ${SENTENCES[3]}`)
  })

  test('says both of places that lie in each other', () => {
    const claim = appearance({
      source: [spanOf(TEXT, 'US officials')],
      content: [spanOf(TEXT, 'US officials denied')],
    })
    expect(marked(passageOf(TEXT, pairs, claim))).toEqual([
      'source+content: US officials',
      'content:  denied',
    ])
  })

  test('has its white space in one, also across paragraphs', () => {
    const claim = appearance({ content: [spanOf(TEXT, 'night.\n\nIt rained')] })
    expect(plain(passageOf(TEXT, pairs, claim))).toBe('Then it was night. It rained again.')
  })

  test('is the quotes alone where the text has others', () => {
    const gone = spanOf(TEXT, 'this had been agreed')
    const claim = appearance({
      source: [spanOf(TEXT, 'US officials')],
      content: [{ ...gone, exact: 'all of it was agreed' }],
    })
    expect(marked(passageOf(TEXT, pairs, claim))).toEqual([
      'source: US officials',
      'content: all of it was agreed',
    ])
  })

  test('is clipped at words where it is long', () => {
    const long = `${'before '.repeat(60)}he said ${'between '.repeat(60)}content ${'after '.repeat(60)}end.`
    const claim = appearance({ source: [spanOf(long, 'he')], content: [spanOf(long, 'content')] })
    const text = plain(passageOf(long, Uint32Array.of(0, long.length), claim))
    expect(text).toMatch(/^… (before )+he said (between )+… (between )+content (after )+after…$/u)
    expect(text.length).toBeLessThan(ROOM.before + ROOM.between + ROOM.after + 40)
  })

  test('never loses a mark nor invents a word', () => {
    const word = fc.constantFrom('a', 'Wörter', '👩‍👩‍👧', '語', 'long-winded', 'اتفاق')
    fc.assert(
      fc.property(fc.array(word, { minLength: 3, maxLength: 200 }), fc.nat(), fc.nat(), (words, a, b) => {
        const text = words.join(' ')
        const at = a % words.length
        const start = words.slice(0, at).join(' ').length + (at === 0 ? 0 : 1)
        const exact = words.slice(at, at + 1 + (b % 80)).join(' ')
        const span = { start, end: start + exact.length, exact, prefix: '', suffix: '' }
        const runs = passageOf(text, Uint32Array.of(0, text.length), appearance({ content: [span] }))
        expect(runs.some((run) => run.marks.includes('content'))).toBe(true)
        expect([...words, '', '…']).toEqual(
          expect.arrayContaining(
            plain(runs)
              .split(' ')
              .map((each) => each.replace(/(?<=.)…$/u, '')),
          ),
        )
      }),
    )
  })
})
