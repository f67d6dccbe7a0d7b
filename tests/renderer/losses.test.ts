import { expect, it } from 'vitest'
import { lossesOf } from '../../renderer/claims/losses.ts'
import { appearance, highlight, span } from '../fixtures/annotation-made.ts'
import { claim, verdict } from '../fixtures/content.ts'

const bare = claim('claim-a')
const made = appearance('a', { content: [span(0, 5)] })
const judged = claim('claim-a', { statement: 'In my words', claimant: 'p', verdict: verdict('false') })

it.each([
  { name: 'a bare highlight', annotations: [highlight('h', span(0, 5))], going: [], losses: [] },
  {
    name: 'a tag alone',
    annotations: [{ ...highlight('h', span(0, 5)), tags: ['t'] }],
    going: [],
    losses: [],
  },
  {
    name: 'a claim that nobody worked on',
    annotations: [made],
    going: [{ claim: bare, relations: 0 }],
    losses: [],
  },
  {
    name: 'a note, and the tags with it',
    annotations: [{ ...made, note: 'see', tags: ['s', 't'] }],
    going: [{ claim: bare, relations: 0 }],
    losses: ['1 note', '2 tags'],
  },
  {
    name: 'what was worked out about a claim',
    annotations: [made],
    going: [{ claim: judged, relations: 0 }],
    losses: ['1 statement', '1 claimant', '1 verdict'],
  },
  {
    name: 'the relations of a claim that is made nowhere else',
    annotations: [made],
    going: [{ claim: bare, relations: 2 }],
    losses: ['2 relations'],
  },
  { name: 'a claim that is made elsewhere too', annotations: [made], going: [], losses: [] },
])('$name', ({ annotations, going, losses }) => {
  expect(lossesOf(annotations, going)).toEqual(losses)
})
