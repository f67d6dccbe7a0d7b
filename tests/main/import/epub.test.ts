import { describe, expect, it } from 'vitest'
import { imported, refusal, shown } from '../support/imported.ts'
import { epub, type Epub } from '../support/packed.ts'

const chapter = (body: string, head = '') =>
  `<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/>${head}</head><body>${body}</body></html>`
const ONE = chapter('<h1>One</h1><p>The ferry stays.</p>')
const TWO = chapter('<h1>Two</h1><p>The crews disagreed.</p>')
const TWO_SHOWN = [
  ['heading', 'One'],
  ['paragraph', 'The ferry stays.'],
  ['heading', 'Two'],
  ['paragraph', 'The crews disagreed.'],
]
const read = async (book: Epub) => imported('a.epub', epub(book))

describe('a book', () => {
  it('is read in its reading order, wherever its parts lie and however they are spelled', async () => {
    const got = await read({
      files: { 'text/z%20one.xhtml': ONE, 'text/a.xhtml': TWO },
      stored: { 'text/z one.xhtml': ONE, 'text/a.xhtml': TWO },
    })
    expect(shown(got)).toEqual(TWO_SHOWN)
  })

  it('passes over what is not there, and says so', async () => {
    const got = await read({
      files: { 'a.xhtml': ONE, 'gone.xhtml': null, 'b.xhtml': TWO },
      spine: ['i0', 'i1', 'nowhere', 'i2', 'i2'],
    })
    expect(shown(got)).toEqual(TWO_SHOWN)
    expect(got.remarks.join()).toMatch(/“i1”, “nowhere”/)
  })

  it('leaves out its contents, as a part of its own, in a chapter, as a guide names it, and by what it is', async () => {
    const list =
      '<ol><li><a href="a.xhtml">One</a><ol><li><a href="a.xhtml#x">One a</a></li></ol></li><li><a href="b.xhtml">Two</a></li></ol>'
    const got = await read({
      files: {
        'nav.xhtml': chapter(
          `<h1>Contents</h1><nav epub:type="toc">${list}</nav><nav epub:type="landmarks">${list}</nav>`,
        ),
        'toc.xhtml': chapter(`<h1>In this book</h1>${list}`),
        'guide.xhtml': chapter('<p>One, Two</p>'),
        'a.xhtml': chapter(`<nav epub:type="toc">${list}</nav><h1>One</h1><p>The ferry stays.</p>`),
        'b.xhtml': TWO,
      },
      nav: 'nav.xhtml',
      guide: 'guide.xhtml',
    })
    expect(shown(got)).toEqual(TWO_SHOWN)
  })

  it.each(['template', 'iframe', 'noscript', 'script', 'svg'])(
    'leaves out what stands in <%s>, which is an element as any other in XML',
    async (name) => {
      const inside = `<${name}><p>Nobody saw this of the ferry.</p></${name}>`
      const got = await read({
        files: { 'a.xhtml': ONE.replace('</body>', `${inside}</body>`), 'b.xhtml': TWO },
      })
      expect(shown(got)).toEqual(TWO_SHOWN)
    },
  )

  it('keeps the text of a part that is its contents too', async () => {
    const got = await read({
      files: {
        'a.xhtml': chapter(
          '<nav epub:type="toc"><ol><li><a href="#b">Two</a></li></ol></nav><h1>One</h1><p>The ferry stays.</p>',
        ),
      },
      nav: 'a.xhtml',
    })
    expect(shown(got)).toEqual(TWO_SHOWN.slice(0, 2))
  })

  it('knows the names of characters, empty elements and CDATA of XHTML, and hides what its sheets hide', async () => {
    const got = await read({
      files: {
        'a.xhtml': chapter(
          '<p><a id="x"/>Caf&eacute;&nbsp;<![CDATA[a < b]]><br/>closes.<span epub:type="pagebreak">12</span></p><p class="n">HIDDEN</p>',
          '<link rel="stylesheet" href="css/s.css"/><script/>',
        ),
      },
      stored: { 'css/s.css': '.n { display: none }' },
    })
    expect(shown(got)).toEqual([['paragraph', 'Café\u00a0a < b closes.']])
  })

  it('says about itself what its package does, in either spelling', async () => {
    const got = await read({
      files: { 'a.xhtml': ONE },
      metadata:
        '<dc:title id="s">A subtitle</dc:title><dc:title id="t">The ferry line</dc:title><meta refines="#t" property="title-type">main</meta><dc:creator id="c">Mara Vinter</dc:creator><dc:creator id="d">Jon Ek</dc:creator><meta refines="#d" property="role">trl</meta><dc:creator opf:role="aut">Ida Sund</dc:creator><dc:publisher>Aster Press</dc:publisher><dc:date opf:event="modification">2026-05-01</dc:date><dc:date>2026-01</dc:date><dc:language>sv</dc:language><dc:source>https://aster.example/book</dc:source>',
    })
    expect(got).toMatchObject({
      title: 'The ferry line',
      byline: 'Mara Vinter, Ida Sund',
      publisher: 'Aster Press',
      publishedOn: '2026-01',
      language: 'sv',
      url: 'https://aster.example/book',
    })
  })

  it('shows its title once where its first heading is that', async () => {
    const got = await read({ files: { 'a.xhtml': ONE }, metadata: '<dc:title>One</dc:title>' })
    expect(shown(got)[0]).toEqual(['title', 'One'])
  })

  it('that is locked is refused as that; locked fonts are not the text', async () => {
    const encryption = (algorithm: string, uri: string) =>
      `<encryption xmlns:e="x"><e:EncryptedData><e:EncryptionMethod Algorithm="${algorithm}"/><e:CipherData><e:CipherReference URI="${uri}"/></e:CipherData></e:EncryptedData></encryption>`
    const book = (algorithm: string, uri: string) =>
      epub({
        files: { 'a.xhtml': ONE },
        stored: { '../META-INF/encryption.xml': encryption(algorithm, uri) },
      })
    expect(
      await refusal('a.epub', book('http://www.w3.org/2001/04/xmlenc#aes128-cbc', 'OEBPS/a.xhtml')),
    ).toMatch(/DRM/)
    expect(
      (await imported('a.epub', book('http://www.idpf.org/2008/embedding', 'OEBPS/f.otf'))).text,
    ).toContain('stays')
  })

  it('that is a bomb, or has no text or no package, is refused as that', async () => {
    const spaces = new Uint8Array(40 * 1024 * 1024).fill(32)
    expect(await refusal('a.epub', epub({ files: { 'a.xhtml': spaces } }))).toMatch(/zip bomb/)
    expect(await refusal('a.epub', epub({ files: { 'a.xhtml': chapter('') } }))).toMatch(/no text/)
    expect(await refusal('a.epub', epub({ files: {}, spine: [] }))).toMatch(/damaged/)
  })
})
