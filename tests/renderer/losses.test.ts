import { expect, it } from 'vitest'
import type { Claim } from '../../preload/model.ts'
import { lossesOf } from '../../renderer/claims/losses.ts'
import { appearance, highlight, span } from '../fixtures/annotation-made.ts'
import { verdict } from '../fixtures/content.ts'

const claim: Claim = {
  id: 'claim-a',
  home: 'a',
  statement: null,
  claimant: null,
  context: '',
  type: null,
  verifiable: null,
  worth: null,
  verdict: null,
  evidence: [],
  joinedTo: null,
  author: '',
  created: '2026-01-02T00:00:00.000Z',
  modified: '2026-01-02T00:00:00.000Z',
}
const made = appearance('a', { content: [span(0, 5)] })
const judged: Claim = {
  ...claim,
  statement: 'In my words',
  claimant: 'p',
  verdict: verdict('false'),
}

it.each([
  { name: 'a bare highlight', annotations: [highlight('h', span(0, 5))], of: null, losses: [] },
  {
    name: 'a tag alone',
    annotations: [{ ...highlight('h', span(0, 5)), tags: ['t'] }],
    of: null,
    losses: [],
  },
  { name: 'a claim that nobody worked on', annotations: [made], of: claim, losses: [] },
  {
    name: 'a note, and the tags with it',
    annotations: [{ ...made, note: 'see', tags: ['s', 't'] }],
    of: claim,
    losses: ['1 note', '2 tags'],
  },
  {
    name: 'what was worked out about a claim',
    annotations: [made],
    of: judged,
    losses: ['1 statement', '1 claimant', '1 verdict'],
  },
])('$name', ({ annotations, of, losses }) => {
  expect(lossesOf(annotations, () => of)).toEqual(losses)
})
