import { describe, expect, it } from 'vitest'
import { readPasted } from '../../../main/articles/import/pasted.ts'
import { shown } from '../support/imported.ts'

function pasted(text: string, html: string | null) {
  const result = readPasted({ text, html })
  if (!result.ok) throw new Error(result.why)
  return result.imported
}

describe('what is pasted', () => {
  it('is the HTML where that has blocks, all of it, and nothing out of sight', () => {
    const html =
      '<meta charset="utf-8"><!--StartFragment--><h2>Ferry stays</h2><p>It stays.</p><blockquote>Nobody asked.</blockquote><p style="display:none">HIDDEN</p><p><a href="/x">Read more</a></p><!--EndFragment-->'
    const got = pasted('Ferry stays It stays.', html)
    expect(got.title).toBe('Ferry stays')
    expect(shown(got)).toEqual([
      ['title', 'Ferry stays'],
      ['paragraph', 'It stays.'],
      ['quote', 'Nobody asked.'],
      ['paragraph', 'Read more'],
    ])
  })

  it('is the text as it is where the HTML only colours it, or where there is none', () => {
    const text = 'Ferry stays\r\n\r\nIt stays, they  said.'
    for (const html of [null, '<span style="color:red">Ferry stays It stays, they said.</span>'])
      expect(pasted(text, html).text).toBe('Ferry stays\n\nIt stays, they  said.')
  })

  it('is read as a page where it is the source of one', () => {
    const source =
      '<!doctype html><title>Ferry stays</title><nav><a href="/">Home</a></nav><article><h1>Ferry stays</h1><p>It stays, they said on Tuesday.</p></article>'
    expect(shown(pasted(source, null))).toEqual([
      ['title', 'Ferry stays'],
      ['paragraph', 'It stays, they said on Tuesday.'],
    ])
  })

  it('is refused where it is nothing', () => {
    expect(readPasted({ text: ' ', html: '<p> </p>' })).toEqual({ ok: false, why: 'it is empty' })
  })
})
