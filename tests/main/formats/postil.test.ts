/** The Postil archive: all of a library, without loss; whole, or not at all. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { strFromU8, unzipSync, zipSync, type Zippable } from 'fflate'
import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../../main/anchoring/describe.ts'
import { wellFormed } from '../../../main/formats/common/unicode.ts'
import { postil } from '../../../main/formats/postil.ts'
import type { ReadAnnotation, Reading, ReadSpan } from '../../../main/formats/reading/reading.ts'
import { exportContent } from '../../../main/formats/registry.ts'
import type { Content } from '../../../main/library.ts'
import type { Annotation, Span } from '../../../preload/model.ts'
import { content as anyContent } from '../../fixtures/content-arbitrary.ts'
import { highlight, withAnnotations } from '../../fixtures/content.ts'
import { POSTIL_CASES, type Parts } from '../../fixtures/formats-postil-cases.ts'
import { onlyArticle, open, rangeOf, seedFolder, temporaryFolder } from '../support/library.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const packed = (content: Content): Uint8Array => postil.write(content, {})[0]?.bytes ?? new Uint8Array()
const read = (bytes: Uint8Array, path = 'a.postil'): Reading => {
  const reading = postil.reader?.read([{ path, bytes }])
  if (!reading) throw new Error('the archive has no reader')
  return reading
}

const text = 'The bridge 🚢 was safe, it said.'
const small = (): Content => withAnnotations(text, [highlight('a', [describeSpan(text, 14, 22)])])

const spanOf = ({ range, exact, prefix, suffix }: ReadSpan) => ({ ...range, exact, prefix, suffix }) as Span
/** An annotation as the library had it, made of what was read. */
function annotationOf(
  { spans, state, revision, appearance, tags, ...rest }: ReadAnnotation,
  article: string,
  idOf: (path: string) => string,
): Annotation {
  return {
    ...rest,
    article,
    tags: tags.map(idOf),
    target: { revision, state, spans: (spans ?? []).map(spanOf) },
    ...(appearance && {
      ...appearance,
      source: { ...appearance.source, spans: appearance.source.spans.map(spanOf) },
      cue: { spans: appearance.cue.spans.map(spanOf) },
    }),
  } as Annotation
}

describe('an archive', () => {
  it('gives back every record as it was', () => {
    fc.assert(
      fc.property(anyContent, (any) => {
        const content = wellFormed(any)
        const reading = read(packed(content))
        const idOf = (path: string) => reading.tags.find((tag) => tag.path === path)?.id ?? path
        expect(reading.documents.map(({ whole }) => whole)).toEqual(
          content.articles.map(({ article }) => article),
        )
        expect(
          reading.documents.map(({ key, annotations }) =>
            annotations.map((each) => annotationOf(each, key, idOf)),
          ),
        ).toEqual(content.articles.map(({ annotations }) => annotations))
        const claims = content.articles.flatMap((each) => each.claims)
        expect(reading.claims).toEqual(claims.map((claim) => ({ ...claim, key: claim.id })))
        const here = new Set(claims.map(({ id }) => id))
        const relations = content.articles.flatMap((each) => each.relations)
        const inside = relations.filter(({ from, to }) => here.has(from) && here.has(to))
        expect(reading.relations.map(({ id }) => id)).toEqual(inside.map(({ id }) => id))
        // What leads to an article that is not in the archive is said, one by one.
        expect(reading.problems).toHaveLength(relations.length - inside.length)
        expect(reading.people.map(({ key: _key, ...person }) => person)).toEqual(content.people)
        expect(reading.tags).toEqual(content.tags)
        expect(reading.scales).toEqual(content.scales)
      }),
      { numRuns: 60 },
    )
  })

  it('is known by its beginning, whatever it is called', () => {
    const bytes = packed(small())
    expect(postil.reader?.recognises([{ path: 'download(1)', bytes }])).toBe(true)
    expect(
      postil.reader?.recognises([{ path: 'a.zip', bytes: zipSync({ mimetype: new Uint8Array(9) }) }]),
    ).toBe(false)
    expect(postil.reader?.recognises([{ path: 'a.txt', bytes: new Uint8Array() }])).toBe(false)
  })

  it('of part of a library says what leads out of it', () => {
    const relation = { id: 'r', home: 'article', from: 'here', to: 'away', kind: 'supports' as const }
    const made = small()
    const times = { author: '', created: '2026-01-02T03:04:05.678Z', modified: '2026-01-02T03:04:05.678Z' }
    made.articles[0]?.relations.push({ ...relation, note: '', ...times })
    expect(exportContent('postil', made).losses.join(' ')).toMatch(
      /1 relation leads to claims of articles that are not in this archive/,
    )
  })
})

describe('what a library keeps beside its texts', () => {
  it('is asked for by the archive alone, and comes back byte for byte', async () => {
    const first = 'Ferry\n\nThe ferry stays, the office said.\n'
    const seeds = await seedFolder({ 'ferry.txt': `\ufeff${first.replaceAll('\n', '\r\n')}` })
    const folder = await temporaryFolder()
    const library = await open(folder, seeds)
    const article = onlyArticle(library)
    const ranges = [await rangeOf(library, article, 'The ferry stays')]
    await library.do({
      do: 'fill',
      article,
      appearance: null,
      role: 'content',
      ranges,
      add: false,
    })
    const claim = library.web().claims[0]?.id ?? ''
    const proof = join(await temporaryFolder(), 'proof.bin')
    await writeFile(proof, new Uint8Array([0, 1, 2, 255]))
    const { name, sha256: hash, size } = await library.keepFile(proof)
    await library.do({
      do: 'evidence',
      claim,
      evidence: {
        id: 'e',
        question: 'Q',
        answer: '',
        stance: null,
        date: null,
        ground: { kind: 'file', name, sha256: hash, size },
      },
    })
    const next = new TextEncoder().encode('Ferry\n\nThe ferry stays open, the office said.\n')
    const imported = {
      ...{ title: 'Ferry', byline: null, publisher: null, publishedOn: null, url: null, language: 'en' },
      ...{ text: new TextDecoder().decode(next), blocks: [], pages: [], encoding: null, remarks: [] },
    }
    const kept = await library.addRevision(article, {
      file: 'next.txt',
      extension: '.txt',
      bytes: next,
      imported,
    })
    expect(kept?.revision).toBe(2)
    await library.do({ do: 'collect', articles: [article], collection: { name: 'Ferries' }, on: true })

    expect((await library.content(null)).depot).toBeUndefined()
    const content = await library.content(null, null, { depot: true })
    const { bytes, losses } = exportContent('postil', content)
    expect(losses).toEqual([])
    const reading = read(bytes)
    const [document] = reading.documents
    expect(document?.whole).toEqual(content.articles[0]?.article)
    expect(strFromU8(document?.source?.bytes ?? new Uint8Array(), true)).toContain('\xef\xbb\xbfFerry\r\n')
    expect(document?.source?.extension).toBe('.txt')
    const [revision] = document?.revisions ?? []
    expect(revision?.article.text).toContain('stays open')
    expect(revision?.source?.bytes).toEqual(next)
    expect(reading.files?.map((file) => [file.sha256, [...file.bytes]])).toEqual([[hash, [0, 1, 2, 255]]])
    expect(reading.collections?.map((each) => each.name)).toEqual(['Ferries'])
  })

  it('is left out where it is damaged, and that is said', async () => {
    const library = await open(await temporaryFolder(), await seedFolder({ 'a.txt': 'One bridge.\n' }))
    const article = onlyArticle(library)
    const ranges = [await rangeOf(library, article, 'One bridge')]
    await library.do({ do: 'fill', article, appearance: null, role: 'content', ranges, add: false })
    const claim = library.web().claims[0]?.id ?? ''
    const ground = { kind: 'file' as const, name: 'gone.pdf', sha256: 'b'.repeat(64), size: 1 }
    await library.do({
      do: 'evidence',
      claim,
      evidence: { id: 'e', question: 'Q', answer: '', stance: null, date: null, ground },
    })
    const content = await library.content(null, null, { depot: true })
    expect(exportContent('postil', content).losses.join(' ')).toContain('“gone.pdf” is not in it')
  })
})

/** The archive made anew of parts that were changed, with a manifest that fits them. */
function remade(change: (parts: Parts) => void, files: (files: Zippable) => void): Uint8Array {
  const { mimetype, 'manifest.json': manifest, ...rest } = unzipSync(packed(small()))
  const parts: Parts = Object.fromEntries(
    Object.entries(rest).map(([path, bytes]) => [path, JSON.parse(strFromU8(bytes))]),
  )
  change(parts)
  const written = Object.entries(parts).map(([path, part]): [string, Uint8Array] => [
    path,
    part instanceof Uint8Array ? part : new TextEncoder().encode(JSON.stringify(part)),
  ])
  const head = JSON.parse(strFromU8(manifest as Uint8Array)) as Record<string, unknown>
  head.files = written.map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) }))
  const all: Zippable = {
    mimetype: [mimetype as Uint8Array, { level: 0 }],
    'manifest.json': new TextEncoder().encode(JSON.stringify(head)),
    ...Object.fromEntries(written),
  }
  files(all)
  return zipSync(all)
}
const nothing = (): void => undefined

describe('an archive that is refused', () => {
  it('is not the one that the cases are made of', () => {
    expect(read(remade(nothing, nothing)).documents).toHaveLength(1)
  })

  it.each(POSTIL_CASES)('has $name', ({ change = nothing, files = nothing, says, code = 'unreadable' }) => {
    const bytes = remade(change, files)
    expect(() => read(bytes, 'theirs.postil')).toThrow(says)
    expect(() => read(bytes, 'theirs.postil')).toThrow(expect.objectContaining({ name: 'PostilError', code }))
    expect(() => read(bytes, 'theirs.postil')).toThrow(/theirs\.postil/)
  })

  it('is cut off anywhere, or has a byte changed', () => {
    const bytes = packed(small())
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), (length) => {
        expect(() => read(bytes.slice(0, length))).toThrow(/a\.postil could not be read/)
      }),
    )
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = bytes.slice()
        changed[at] = (changed[at] ?? 0) ^ by
        let reading: Reading
        try {
          reading = read(changed)
        } catch (error) {
          expect(error).toMatchObject({ name: 'PostilError' })
          return
        }
        // What a zip says twice or nobody asks for (times, versions) may change; what the library had may not.
        expect(reading).toEqual(read(bytes))
      }),
      { numRuns: 300 },
    )
  })
})

describe('an archive of an older model', () => {
  it('is read, with what it lacks by default', () => {
    const bytes = remade(
      (parts) => {
        const { text, blocks, id, title, hash, revision, ...rest } = parts[
          'articles/article/article.json'
        ] as Record<string, unknown>
        const { byline, publisher, publishedOn, url, language, origin, path } = rest
        const said = { byline, publisher, publishedOn, url, language, origin, path }
        parts['articles/article/article.json'] = { text, blocks, id, title, hash, revision, ...said }
        const { people, tags, scales, articles } = parts['library.json'] as Record<string, unknown>
        parts['library.json'] = { people, tags, scales, articles }
        const { annotations, claims } = parts['articles/article/annotations.json'] as Record<string, unknown>
        parts['articles/article/annotations.json'] = { annotations, claims }
      },
      (files) => {
        const head = JSON.parse(strFromU8(files['manifest.json'] as Uint8Array)) as Record<string, unknown>
        files['manifest.json'] = new TextEncoder().encode(JSON.stringify({ ...head, schema: 1 }))
      },
    )
    expect(read(bytes).documents[0]?.whole).toEqual(small().articles[0]?.article)
  })
})
