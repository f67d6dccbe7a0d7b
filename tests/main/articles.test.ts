import { mkdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildArticle } from '../../main/articles/build.ts'
import { canonicalText } from '../../main/articles/canonical.ts'
import { readDateline } from '../../main/articles/dateline.ts'
import { guessLanguage } from '../../main/articles/language.ts'
import { loadSeeds, seedId } from '../../main/articles/seeds.ts'
import type { Article } from '../../preload/model.ts'
import { BAD_SEEDS, BLOCK_CASES, DATELINE_CASES, LANGUAGE_CASES } from '../fixtures/article-cases.ts'
import { CASES, SEEDS, seedFolder, temporaryFolder } from './support/library.ts'

function built(file: string, text: string | Uint8Array): Article {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const extension = file.endsWith('.md') ? '.md' : '.txt'
  const result = buildArticle({ id: 'a', origin: 'seed', path: file, name: 'a', extension, bytes })
  if (!result.ok) throw new Error(result.why)
  return result.article
}

describe('date lines', () => {
  it.each(DATELINE_CASES)('$line', ({ line, date }) => {
    expect(readDateline(line)).toBe(date)
  })
})

describe('blocks', () => {
  it.each(BLOCK_CASES)('$name', ({ file, text, title, blocks }) => {
    const article = built(file, text)
    expect(article.title).toBe(title)
    expect(article.blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual(blocks)
  })

  it('hold every character that is not white space, in order and without overlap, in any text', () => {
    const lines = fc.constantFrom(
      '\n',
      '\n\n',
      ' ',
      '\t',
      '# ',
      '> ',
      '- ',
      'word',
      '6 March 2014',
      '\u2028',
      '😀',
      '\f',
    )
    fc.assert(
      fc.property(fc.array(lines, { minLength: 1 }), fc.boolean(), (parts, markdown) => {
        const text = parts.join('')
        fc.pre(text.trim() !== '')
        const { blocks } = built(markdown ? 'a.md' : 'a.txt', text)
        let at = 0
        for (const block of blocks) {
          expect(text.slice(at, block.start).trim()).toBe('')
          expect(block.end).toBeGreaterThan(block.start)
          expect(text.slice(block.start, block.end)).not.toMatch(/^\n|\n$/)
          at = block.end
        }
        expect(text.slice(at).trim()).toBe('')
      }),
    )
  })
})

describe('canonical text', () => {
  it('drops the byte order mark and carriage returns, and nothing else (C02)', async () => {
    const expected = JSON.parse(await readFile(join(CASES, 'expected.json'), 'utf8')) as {
      C02: { text: string; text_sha256: string; u16_length: number }
    }
    const article = built('c02.txt', await readFile(join(CASES, 'c02-crlf-bom.txt')))
    expect(article.text).toBe(expected.C02.text)
    expect(article.hash).toBe(expected.C02.text_sha256)
    expect(article.text).toHaveLength(expected.C02.u16_length)
  })

  it('is the text itself where there is neither', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(text.trim() !== '' && !/\r|\0|^\uFEFF/.test(text))
        expect(canonicalText(Buffer.from(text))).toEqual({ ok: true, text })
      }),
    )
  })
})

describe('languages', () => {
  it.each(LANGUAGE_CASES)('%s: %s', (language, text) => {
    expect(guessLanguage(text)).toBe(language)
  })
})

describe('seeds', () => {
  it('gives the seed that comes with the app its title and day, and keeps every character', async () => {
    const { seeds, notices } = await loadSeeds(SEEDS)
    expect(notices).toEqual([])
    const [seed] = seeds
    expect(seed?.article).toMatchObject({
      title: 'Russia, US fail to agree on Ukraine: Russian Foreign Minister Sergei Lavrov',
      publishedOn: '2014-03-06',
    })
    expect(seed?.article.text).toBe(await readFile(join(SEEDS, seed?.article.path ?? ''), 'utf8'))
    expect(seed?.article.blocks.map(({ kind }) => kind)).toEqual([
      ...['dateline', 'title'],
      ...Array<string>(13).fill('paragraph'),
    ])
  })

  it('names what cannot be loaded, with the reason, and loads the rest', async () => {
    const bad = Object.fromEntries(
      Object.entries(BAD_SEEDS).map(([name, { bytes }]) => [name, Uint8Array.from(bytes)]),
    )
    const folder = await seedFolder({
      ...bad,
      'good.TXT': 'Good\n\nOne.',
      '.hidden.txt': 'x',
      'other.pdf': 'x',
    })
    await mkdir(join(folder, 'folder.txt'))
    await mkdir(join(folder, 'more', '.git'), { recursive: true })
    await symlink(join(folder, 'nowhere'), join(folder, 'dangling.md'))
    await symlink(folder, join(folder, 'more', 'circle'))
    const { seeds, notices } = await loadSeeds(folder)
    expect(seeds.map(({ article }) => article.path)).toEqual(['good.TXT'])
    expect(Object.fromEntries(notices.map(({ file, message }) => [file, message]))).toEqual({
      ...Object.fromEntries(
        Object.entries(BAD_SEEDS).map(([name, { why }]) => [name, expect.stringContaining(why) as string]),
      ),
      'folder.txt': 'folder.txt was not loaded: it is a folder.',
      'dangling.md': 'dangling.md was not loaded: it is not there.',
    })
  })

  it('takes folders below, in one order', async () => {
    const folder = await seedFolder({ 'b.txt': 'B\n\nb' })
    await mkdir(join(folder, 'a'))
    await symlink(join(folder, 'b.txt'), join(folder, 'a', 'z.md'))
    const { seeds } = await loadSeeds(folder)
    expect(seeds.map(({ article }) => article.path)).toEqual(['a/z.md', 'b.txt'])
  })

  it('says that the folder is missing', async () => {
    const folder = join(await temporaryFolder(), 'none')
    expect(await loadSeeds(folder)).toMatchObject({
      seeds: [],
      notices: [{ file: folder, level: 'warning' }],
    })
  })

  it('gives an article the same id wherever it is, and another in another place', () => {
    expect(seedId('a/\u00e9.txt')).toBe(seedId('a\\e\u0301.txt'))
    expect(seedId('a/b.txt')).toMatch(/^seed-[0-9a-f]{16}$/)
    expect(seedId('a/b.txt')).not.toBe(seedId('b.txt'))
  })
})
