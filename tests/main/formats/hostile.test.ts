/** What is hostile comes out as words, wherever it stands: in reports, in notes, in articles made of pages. */
import { DOMParser as XmlParser } from 'linkedom'
import MarkdownIt from 'markdown-it'
import { parse, parseFragment, serialize } from 'parse5'
import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../../main/anchoring/describe.ts'
import { readDocument } from '../../../main/articles/import/read-file.ts'
import { noteMarkup } from '../../../main/formats/html/note.ts'
import { elementsIn, valueOf } from '../../../main/formats/html/read-page.ts'
import { exportContent } from '../../../main/formats/registry.ts'
import type { Content } from '../../../main/library.ts'
import { appearance, articleWith, claim, highlight, library, tag, verdict } from '../../fixtures/content.ts'
import { HOSTILE_WORDS } from '../../fixtures/hostile-cases.ts'

/** A library that says these words wherever it can say any. */
function saying(words: string): Content {
  const text = `${words}\n\nLavrov said so.`
  const span = describeSpan(text, 0, Math.min(5, words.length))
  const line = words.replace(/\s+/g, ' ').slice(0, 150)
  return library(
    [
      {
        article: articleWith(text, {
          title: line,
          byline: words,
          publisher: words,
          url: words,
          language: line,
        }),
        annotations: [
          appearance('a', [span], { note: words, tags: ['t'], author: words }),
          highlight('h', [span], { note: words, author: words }),
        ],
        claims: [
          claim('a-claim', {
            statement: words,
            context: words,
            verdict: { ...verdict('false', words), name: line },
            evidence: [
              {
                ...{ id: 'e', question: words, answer: words, stance: null, date: null },
                ground: { kind: 'link', url: words },
              },
            ],
          }),
        ],
        relations: [],
      },
    ],
    {
      people: [{ id: 'p', name: line, role: words, names: [line] }],
      tags: [tag('t', line.replaceAll('/', ' '), { definition: words, use: words, avoid: words })],
    },
  )
}

/** What no page of ours has in any place: it runs, loads, embeds, submits or leads astray. */
function harmIn(root: Parameters<typeof elementsIn>[0]): string[] {
  return elementsIn(root).flatMap((element) => {
    const { tagName, attrs } = element
    const bad =
      /^(script|img|image|picture|source|video|audio|track|iframe|frame|frameset|object|embed|applet|form|input|button|select|textarea|base|link|svg|math|template|noscript|portal|marquee)$/
    return [
      ...(bad.test(tagName) ? [tagName] : []),
      ...(tagName === 'meta' && /refresh/i.test(valueOf(element, 'http-equiv') ?? '') ? ['refresh'] : []),
      ...attrs.flatMap(({ name, value }) =>
        /^on|^(src|srcset|srcdoc|style|background|ping|action|formaction|poster|data|manifest|xlink:href|is|slot|shadowrootmode)$/.test(
          name,
        ) ||
        (name === 'href' && !/^(#|https?:\/\/|mailto:)/i.test(value))
          ? [`${tagName} ${name}=${value}`]
          : [],
      ),
    ]
  })
}

describe.each(HOSTILE_WORDS)('%s', (_what, words) => {
  it('is harmless in a report, however often it is read and written', () => {
    const page = new TextDecoder().decode(exportContent('html', saying(words)).bytes)
    let document = parse(page)
    expect(elementsIn(document).filter(({ tagName }) => tagName === 'style')).toHaveLength(1)
    expect(elementsIn(document).filter(({ tagName }) => tagName === 'meta')).toHaveLength(5)
    for (let time = 0; time < 3; time++) {
      expect(harmIn(document)).toEqual([])
      document = parse(serialize(document))
    }
  })

  it('is harmless in a note', () => {
    const { html } = noteMarkup(words, 'note')
    expect(harmIn(parseFragment(html))).toEqual([])
    expect(harmIn(parseFragment(serialize(parseFragment(html))))).toEqual([])
  })

  it('is harmless in Markdown that a program shows with the markup in it', () => {
    const made = new TextDecoder().decode(exportContent('markdown', saying(words)).bytes)
    const shown = new MarkdownIt({ html: true, linkify: true }).render(made)
    // A picture is one in Markdown, and whoever shows it decides what it loads; what has no scheme runs nothing.
    const harm = harmIn(parseFragment(shown)).filter(
      (each) => !/^img( src=https?:\/\/.*)?$/.test(each) && !/^a href=[^:]*%/.test(each),
    )
    expect(harm).toEqual([])
  })

  it('is words in formats of XML', () => {
    for (const id of ['tei', 'xmi', 'qdpx', 'qdc']) {
      const { files } = exportContent(id, saying(words))
      for (const { path, bytes } of files) {
        if (!/\.(xml|xmi|qdc|)$/.test(path)) continue
        const text = new TextDecoder().decode(bytes)
        if (!text.startsWith('<?xml')) continue
        expect(text).not.toMatch(/<!DOCTYPE|<!ENTITY|<script|<img|onerror=alert\(1\)>/)
        expect(
          new XmlParser().parseFromString(text, 'text/xml').querySelectorAll('script, img'),
        ).toHaveLength(0)
      }
    }
  })

  it('is left out of an article that is made of a page, or stands there as words', async () => {
    const seen = 'The harbour is closed until Monday, said the mayor of the town, and the ferry does not run.'
    const html = `<!doctype html><html lang="${words}"><head><title>${words}</title><base href="${words}"><link rel="canonical" href="javascript:alert(1)"><meta name="author" content="${words}"></head><body><article><h1>Harbour</h1><p>${seen}</p>${words}<p>${seen}</p></article></body></html>`
    const read = await readDocument({ name: 'page.html', bytes: new TextEncoder().encode(html) })
    // Half a tag may take the rest of the page with it; then there is nothing to read.
    if (!read.ok) return expect(read.why).toMatch(/^it /)
    const { imported } = read
    expect(imported.url === null || /^https?:/.test(imported.url)).toBe(true)
    expect(imported.text).toContain(seen)
    // Text alone, and the page that it becomes is as harmless as any.
    const page = new TextDecoder().decode(exportContent('html', saying(imported.text)).bytes)
    expect(harmIn(parse(page))).toEqual([])
  })
})

describe('what is looked for', () => {
  it.each([
    ['<img src=x>', 'img'],
    ['<p onclick=x>', 'p onclick=x'],
    ['<a href="javascript:x">', 'a href=javascript:x'],
    ['<p style="x">', 'p style=x'],
    ['<svg></svg>', 'svg'],
  ])('is found in %s', (html, harm) => {
    expect(harmIn(parseFragment(html))).toContain(harm)
  })
})
