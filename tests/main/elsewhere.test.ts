import { describe, expect, it } from 'vitest'
import type { ArticleContent } from '../../main/library.ts'
import { ClaimIndex } from '../../main/store/claim-index.ts'
import { elsewhereOf } from '../../main/store/elsewhere.ts'
import type { Claim, Relation } from '../../preload/model.ts'
import { appearance, articleWith, claim } from '../fixtures/content.ts'

const CREATED = '2026-01-02T03:04:05.678Z'

/** An article of one passage a claim: the words of each are its id. */
function article(id: string, claims: readonly Claim[], relations: readonly Relation[] = []): ArticleContent {
  const text = claims.map((each) => each.id).join(' ')
  return {
    article: articleWith(text, { id, title: `Article ${id}` }),
    annotations: claims.map((each) => {
      const start = text.indexOf(each.id)
      const span = { start, end: start + each.id.length, exact: each.id, prefix: '', suffix: '' }
      return appearance(`${each.id}-at`, [span], { article: id, claim: each.id })
    }),
    claims: [...claims],
    relations: [...relations],
  }
}

const relation = (id: string, home: string, from: string, to: string): Relation => ({
  ...{ id, home, from, to, kind: 'contradicts', note: '', author: '' },
  created: CREATED,
  modified: CREATED,
})

function elsewhere(part: string[], articles: readonly ArticleContent[]) {
  const index = new ClaimIndex()
  for (const { article, annotations, claims, relations } of articles)
    index.set(article.id, { annotation: annotations, claim: claims, relation: relations })
  const known = new Map(articles.map((each) => [each.article.id, each.article]))
  const chosen = articles.filter(({ article: { id } }) => part.includes(id))
  return elsewhereOf(chosen, { index, articles: known, people: new Map() })
}

describe('what a part of a library points to', () => {
  const here = article('a', [claim('one'), claim('two', { joinedTo: 'three' })])
  const there = article(
    'b',
    [claim('three', { statement: 'The third.' }), claim('four'), claim('five')],
    [relation('to-one', 'b', 'four', 'one'), relation('of-three', 'b', 'five', 'three')],
  )

  it('is the claims that its own are the same as, and all that those have to do with', () => {
    const found = elsewhere(['a'], [here, there])
    expect(found.claims.map((each) => [each.claim.id, each.statement, each.article]).toSorted()).toEqual([
      ['five', 'five', 'Article b'],
      ['four', 'four', 'Article b'],
      ['three', 'The third.', 'Article b'],
    ])
    expect(found.relations.map(({ id }) => id).toSorted()).toEqual(['of-three', 'to-one'])
  })

  it('is nothing where all of it is there', () => {
    expect(elsewhere(['a', 'b'], [here, there])).toEqual({ claims: [], relations: [] })
  })

  it('ends, where damaged files join claims in a circle', () => {
    const circle = article('c', [claim('six', { joinedTo: 'seven' }), claim('seven', { joinedTo: 'six' })])
    expect(elsewhere(['c'], [circle])).toEqual({ claims: [], relations: [] })
  })
})
