import { describe, expect, it } from 'vitest'
import { FLOW_CASES, FURNITURE_CASES, HIDDEN_CASES, type PageCase } from '../../fixtures/import-page-cases.ts'
import { imported, shown } from '../support/imported.ts'

async function check({ html, blocks, title, said }: PageCase): Promise<void> {
  const read = await imported('page.html', html)
  expect(shown(read)).toEqual(blocks)
  if (title !== undefined) expect(read.title).toBe(title)
  if (said) expect(read).toMatchObject(said)
}

describe('of a page', () => {
  describe('what is out of sight is no text:', () => {
    it.each(HIDDEN_CASES)('$name', check)
  })
  describe('what stands around the article is no text:', () => {
    it.each(FURNITURE_CASES)('$name', check)
  })
  describe('text is as it was seen:', () => {
    it.each(FLOW_CASES)('$name', check)
  })
})
