import { describe, expect, it } from 'vitest'
import { pageOf } from '../../fixtures/page.ts'
import { parseAttributions, type Attribution } from './corpus.ts'
import { movesOf } from './moves.ts'
import { quantile } from './report.ts'
import { Searcher } from './search.ts'

/** Finds the words of each place in a text, the first time they occur. */
function attributed(
  text: string,
  words: Record<'source' | 'cue' | 'content', readonly string[]>,
): Attribution {
  const spans = (all: readonly string[]) =>
    all.map((each) => ({ start: text.indexOf(each), end: text.indexOf(each) + each.length }))
  return { id: 'x', source: spans(words.source), cue: spans(words.cue), content: spans(words.content) }
}

const BY_WORD = ['move.word.next', 'move.word.previous']

describe('the fewest presses', () => {
  const cases = [
    {
      name: 'what the keys read by themselves',
      text: 'Rain fell. Lavrov said it rose.',
      words: { source: ['Lavrov'], cue: ['said'], content: ['it rose'] },
      presses: 3,
    },
    {
      name: 'no source, which is said with a key of its own',
      text: 'It rose, reportedly.',
      words: { source: [], cue: ['reportedly'], content: [] },
      presses: 3 + 1,
    },
    {
      name: 'a second press of the same key',
      text: 'Lavrov said that it rose.',
      words: { source: ['Lavrov'], cue: ['said'], content: ['that it rose'] },
      presses: 4,
    },
    {
      name: 'a second piece',
      text: '"Let us wait," he said. "Time is ours."',
      words: { source: ['he'], cue: ['said'], content: ['"Let us wait,"', '"Time is ours."'] },
      presses: 4,
    },
    {
      name: 'an end inside a word, reached by characters',
      text: 'Lavrov said it rose.',
      words: { source: ['Lavrov'], cue: ['said'], content: ['it ro'] },
      // From behind the cue, whose blank is shed: over "it" by word, over a blank and two letters, and the key.
      presses: 2 + 1 + 3 + 1,
    },
  ]
  it.each(cases)('$name', ({ text, words, presses }) => {
    const way = new Searcher(pageOf(text), movesOf(BY_WORD)).fewest(attributed(text, words))
    expect(way?.presses).toBe(presses)
    const counted = way?.steps.reduce((sum, step) => sum + step.presses, 0)
    expect(counted).toBe(words.source.length > 0 ? presses : presses - 1)
  })
})

describe('the corpus', () => {
  it('is read in code points, by role, and in pieces', () => {
    const text = '🚢 He said: go.\nStay, he\nsaid.'
    const ann = [
      'T1\tSource 2 4\tHe',
      'T2\tCue 5 9\tsaid',
      'T3\tContent 15 19;21 23\tStay he',
      'T4\tSource 21 23;24 28\the said',
      'E1\tAttribution:T2 Content:T3 Cue:T2 Source:T1',
      'E2\tAttribution-no-source:T2 Content2:T4',
      'E3\tAttribution:T9',
    ]
    const read = parseAttributions('n', text, ann.join('\n')).map(({ id, source, cue, content }) => ({
      id,
      places: [source, cue, content].map((spans) => spans.map((span) => text.slice(span.start, span.end))),
    }))
    expect(read).toEqual([
      { id: 'n E1', places: [['He'], ['said'], ['Stay', 'he']] },
      { id: 'n E2', places: [[], [], ['he\nsaid']] },
    ])
  })

  it('has its quantiles by nearest rank', () => {
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    expect([quantile(ten, 0.5), quantile(ten, 0.9), quantile([7], 0.9), quantile([], 0.5)]).toEqual([
      5, 9, 7, 0,
    ])
  })
})
