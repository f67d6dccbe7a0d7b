import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../../main/anchoring/describe.ts'
import { PostilError } from '../../../main/errors.ts'
import { brat } from '../../../main/formats/brat.ts'
import { fromOneLine, inOneLine, LINE_ENDS } from '../../../main/formats/brat/escape.ts'
import { exportContent } from '../../../main/formats/registry.ts'
import { wellFormed } from '../../../main/formats/common/unicode.ts'
import type { InFile, Reading } from '../../../main/formats/reading/reading.ts'
import { sortFiles } from '../../../main/formats/reading/sort-files.ts'
import type { Content } from '../../../main/library.ts'
import type { Annotation, Span } from '../../../preload/model.ts'
import { spansOf } from '../../../preload/rows.ts'
import { brought } from '../../fixtures/bringing.ts'
import { content } from '../../fixtures/content-arbitrary.ts'
import {
  appearance,
  articleWith,
  claim,
  highlight,
  library,
  tag,
  verdict,
  wholeNote,
  withAnnotations,
} from '../../fixtures/content.ts'
import { BRAT_TEXT, BROKEN_CASES, KEPT_CASES } from '../../fixtures/formats-brat-cases.ts'
import { heldBy } from '../../fixtures/held.ts'
import { anyText } from '../../fixtures/text-arbitrary.ts'

const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words)
const filesOf = (files: Record<string, string>): InFile[] =>
  Object.entries(files).map(([path, words]) => ({ path, bytes: bytesOf(words) }))
const read = (files: Record<string, string>): Reading => {
  const reading = brat.reader?.read(filesOf(files))
  if (!reading) throw new Error('brat has no reader')
  return reading
}
/** The files of an export, as words, by their paths. */
const written = (made: Content): Record<string, string> =>
  Object.fromEntries(
    exportContent('brat', made).files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]),
  )
const linesOf = (ann: string | undefined): string[] => (ann ?? '').split('\n').filter((line) => line !== '')
const cased = (name: string): string =>
  readFileSync(resolve(import.meta.dirname, '../../fixtures/cases', name), 'utf8')

describe('claims', () => {
  const text = '"We agreed," Lavrov had said 🚢.'
  const [content1, source, cue] = [
    [1, 11],
    [13, 19],
    [24, 28],
  ].map(([start = 0, end = 0]) => describeSpan(text, start, end)) as [Span, Span, Span]
  const place = {
    source: { spans: [source], person: null, none: false },
    cue: { spans: [cue] },
  }

  it('are events as PolNeAR has them', () => {
    const made = withAnnotations(text, [appearance('a', [content1], place)], [claim('a-claim')])
    expect(written(made)['Title.ann']).toBe(
      `T1	Source 13 19	Lavrov
T2	Cue 24 28	said
T3	Content 1 11	We agreed,
T4	Attribution 24 28	said
E1	Attribution:T4 Content:T3 Cue:T2 Source:T1
`,
    )
  })

  it('say what is known of them in attributes and notes', () => {
    const said = claim('a-claim', {
      statement: 'They agreed.\n\tFully.',
      type: 'quantity',
      verifiable: true,
      verdict: verdict('mostly-false', 'Denied.'),
    })
    const lines = linesOf(
      written(withAnnotations(text, [appearance('a', [content1], { ...place, quoted: 'direct' })], [said]))[
        'Title.ann'
      ],
    )
    expect(lines.slice(5)).toEqual([
      'A1\tQuoted E1 direct',
      'A2\tClaimType E1 quantity',
      'A3\tVerifiable E1 yes',
      'A4\tVerdict E1 mostly-false',
      '#1\tStatement E1\tThey agreed.␤␉Fully.',
      '#2\tRationale E1\tDenied.',
    ])
  })

  it('that relate in one file do so by a relation, over files by a note', () => {
    const other = { ...appearance('b', [cue]), author: 'Ben' }
    const made = library([
      {
        article: articleWith(text),
        annotations: [appearance('a', [content1], place), appearance('c', [source]), other],
        claims: [claim('a-claim'), claim('b-claim'), claim('c-claim')],
        relations: ['b', 'c'].map((to) => ({
          ...{ id: to, home: 'article', from: 'a-claim', to: `${to}-claim`, kind: 'contradicts' as const },
          ...{
            note: `as ${to}`,
            author: '',
            created: '2026-01-01T00:00:00Z',
            modified: '2026-01-01T00:00:00Z',
          },
        })),
      },
    ])
    const files = written(made)
    expect(Object.keys(files)).toEqual([
      'annotation.conf',
      'Title.txt',
      'Title_A. Reader.ann',
      'Title_Ben.ann',
    ])
    const [ours, bens] = [linesOf(files['Title_A. Reader.ann']), linesOf(files['Title_Ben.ann'])]
    expect(ours).toContain('R1\tcontradicts Arg1:E1 Arg2:E2')
    expect(ours.find((line) => line.includes('AnnotatorNotes R1'))).toMatch(/\tas c$/)
    expect(ours.find((line) => line.includes('Contradicts E1'))).toMatch(/\tb-claim as b$/)
    expect(bens.find((line) => line.includes('Claim E1'))).toMatch(/\tb-claim$/)
  })
})

describe('C09: passages over line ends', () => {
  const text = cased('c09-split.txt')
  const [start, end] = [29, 67]

  it('are fragments without the indentation, with one space between their words', () => {
    const made = withAnnotations(text, [highlight('a', [describeSpan(text, start, end)])])
    expect(written(made)['Title.ann']).toBe(
      'T1\tHighlight 29 37;40 54;55 67\tit would keep the ferry until spring\n',
    )
  })

  it('come back whole where what parts them is white space for Python alone', async () => {
    const exact = 'the end\u0085 of it'
    const made = withAnnotations(`It is ${exact}.`, [
      highlight('a', [describeSpan(`It is ${exact}.`, 6, 6 + exact.length)]),
    ])
    const { content } = await brought(read(written(made)))
    expect(content.articles[0]?.annotations[0]?.target.spans[0]?.exact).toBe(exact)
  })

  it('keep their pieces where these are apart in the line', () => {
    const spans = [describeSpan(text, 71, 83), describeSpan(text, 104, 120)]
    expect(written(withAnnotations(text, [highlight('a', spans)]))['Title.ann']).toBe(
      'T1\tHighlight 71 83;104 120\tLet us wait, Spring is close.\n',
    )
  })

  it('come back as one where line ends alone part them', () => {
    const [document] = read({
      'a.txt': text,
      'a.ann': 'T1\tX 29 37;40 54;55 67\tit would keep the ferry until spring\n',
    }).documents
    expect(document?.annotations[0]?.spans).toEqual([
      { range: { start, end }, exact: 'it would keep the ferry until spring' },
    ])
  })
})

describe('types', () => {
  it('are the paths of tags, or words that brat takes with the path in a note', () => {
    const text = 'One two three'
    const tags = [tag('t1', 'sanctions/visa'), tag('t2', 'fine-1'), tag('t3', 'санкции'), tag('t4', 'Note')]
    const made = {
      ...withAnnotations(text, [
        highlight('a', [describeSpan(text, 0, 3)], { tags: ['t1', 't2', 't3', 't4'] }),
      ]),
      tags,
    }
    expect(linesOf(written(made)['Title.ann'])).toEqual([
      'T1\tsanctions_visa 0 3\tOne',
      '#1\tTag T1\tsanctions/visa',
      'T2\tfine-1 0 3\tOne',
      'T3\tTag 0 3\tOne',
      '#2\tTag T3\tсанкции',
      'T4\tNote 0 3\tOne',
      '#3\tTag T4\tNote',
    ])
  })

  it('all stand in annotation.conf, with their roles and values', () => {
    const text = 'He said so'
    const made = withAnnotations(
      text,
      [
        appearance('a', [describeSpan(text, 8, 10)], { source: { spans: [], person: null, none: true } }),
        highlight('b', [describeSpan(text, 0, 2)]),
      ],
      [claim('a-claim', { verdict: verdict('mostly-false') })],
    )
    expect(written(made)['annotation.conf']).toBe(`[entities]
Content
Highlight

[relations]
<OVERLAP>	Arg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>

[events]
Attribution-no-source	Content*:<ANY>

[attributes]
Verdict	Arg:<EVENT>, Value:mostly-false
`)
  })
})

describe('annotations over the same words', () => {
  const text = 'A ferry once.'
  const [ferry, once] = [describeSpan(text, 2, 7), describeSpan(text, 8, 12)]
  const over = (id: string, tags: string[], note = ''): Annotation => highlight(id, [ferry], { tags, note })
  const made = (...annotations: Annotation[]): Content => ({
    ...withAnnotations(text, [...annotations, highlight('last', [once], { tags: ['b'] })]),
    tags: ['a', 'b', 'c', 'Highlight', 'Note'].map((path) => tag(path, path)),
  })

  it.each<[string, Annotation[], string[]]>([
    ['with a tag each', [over('1', ['a']), over('2', ['b'])], ['A1\tStandsApart T2']],
    ['of which the second has two tags', [over('1', ['a']), over('2', ['b', 'c'])], ['A1\tStandsApart T2']],
    ['of which the second begins with the same tag', [over('1', ['a']), over('2', ['a', 'b'], 'Why?')], []],
    ['of which the first has a note', [over('1', ['a'], 'Why?'), over('2', ['b'])], ['A1\tStandsApart T2']],
    ['that are a highlight and a note', [over('1', ['a']), { ...over('2', ['b']), kind: 'note' }], []],
    ['without tags', [over('1', []), over('2', ['a']), over('3', [])], []],
    [
      'with tags that are called as what has none',
      [over('1', ['Highlight']), over('2', ['Note'])],
      ['A1\tStandsApart T2'],
    ],
  ])('come back apart: %s', async (_, annotations, flags) => {
    const any = made(...annotations)
    const files = written(any)
    expect(linesOf(files['Title.ann']).filter((line) => line.includes('Apart'))).toEqual(flags)
    const { content: back } = await brought(read(files))
    expect(heldBy(brat.holds, back)).toEqual(heldBy(brat.holds, any))
    expect(written(back)['Title.ann']).toBe(files['Title.ann'])
  })
})

describe('what brat has no place for', () => {
  it('stands beside the text and comes back', async () => {
    const gone: Annotation = highlight('gone', [describeSpan('A ferry once.', 2, 7)], { note: 'Where?' })
    gone.target.state = 'gone'
    const made = withAnnotations('Ferry kept.', [wholeNote('whole', 'All of it.'), gone])
    const files = written(made)
    expect(files['Title.ann']).toBe('')
    const { content: back } = await brought(read(files))
    expect(back.articles[0]?.annotations.map(({ kind, note, target }) => [kind, note, target.state])).toEqual(
      [
        ['note', 'All of it.', 'whole'],
        ['highlight', 'Where?', 'gone'],
      ],
    )
    expect(back.articles[0]?.annotations[1]?.target.spans[0]?.exact).toBe('ferry')
  })
})

describe('files of several people', () => {
  const text = 'Ferry kept.'
  const by = (id: string, author: string): Annotation => ({
    ...highlight(id, [describeSpan(text, 0, 5)]),
    author,
  })

  it('are one each, and none that would be another text’s', () => {
    const article = (id: string, file: string, annotations: Annotation[]) => ({
      article: articleWith(text, { id, file }),
      ...{ annotations, claims: [], relations: [] },
    })
    const made = library([
      article('a', 'story.txt', [by('1', 'x'), by('2', ''), by('3', 'X/Y')]),
      article('b', 'story_x.txt', []),
    ])
    expect(Object.keys(written(made))).toEqual([
      ...[
        'annotation.conf',
        'story.txt',
        'story_x-2.ann',
        'story.ann',
        'story_X Y.ann',
        'story.unplaced.json',
      ],
      ...['story_x.txt', 'story_x.ann'],
    ])
  })

  it('are known again where they came from, whatever their people are called', async () => {
    const whole = (id: string, author: string): Annotation => ({ ...wholeNote(id, 'All.'), author })
    const people = ['', '"', 'x', 'X', 'A/B', 'author', '__proto__']
    const made = withAnnotations(
      text,
      people.flatMap((who, n) => [by(`h${n}`, who), whole(`w${n}`, who)]),
    )
    const back = await brought(read(written(made)))
    const authors = back.content.articles.flatMap(({ annotations }) =>
      annotations.map(({ author }) => author),
    )
    expect([...new Set(authors)].sort()).toEqual([...people].sort())
    const again = await brought(read(written(made)), made)
    expect(again.plan.preview.annotations).toEqual({ new: 0, known: 2 * people.length, changed: 0 })
  })

  it('are told by the name of the text, in this folder or the nearest', () => {
    const ann = 'T1\tX 0 5\tFerry\n'
    const { documents, problems } = read({
      'train/text/a_story.txt': text,
      'dev/text/a_story.txt': text.toUpperCase(),
      'train/ann/a_story_4e07.ann': ann,
      'dev/ann/a_story_ef_2d.ann': ann.replace('Ferry', 'FERRY'),
      'dev/text/a_story.ann': ann.replace('Ferry', 'FERRY'),
    })
    expect(problems).toEqual([])
    expect(
      documents.map(({ text: words, annotations }) => [words, annotations.map(({ author }) => author)]),
    ).toEqual([
      [text, ['4e07']],
      [text.toUpperCase(), ['', 'ef_2d'].toReversed()],
    ])
  })
})

describe('reading', () => {
  it.each(KEPT_CASES)('gives back $name', async ({ text, ann }) => {
    const { content: back, plan } = await brought(read({ 'story.txt': text, 'story.ann': ann }))
    expect(plan.preview.problems).toEqual([])
    const lines = linesOf(written(back)['story.ann'])
    expect(lines.map((line) => line.trimEnd()).toSorted()).toEqual(
      linesOf(ann)
        .map((line) => line.trimEnd())
        .toSorted(),
    )
  })

  it.each(BROKEN_CASES)(
    'names the line with $name, and reads the rest',
    ({ ann, line, says, read: count }) => {
      const { documents, problems } = read({ 'story.txt': BRAT_TEXT, 'story.ann': ann })
      expect(problems).toHaveLength(1)
      expect(problems[0]?.file).toBe('story.ann')
      expect(problems[0]?.what).toMatch(new RegExp(`^Line ${line} `))
      expect(problems[0]?.what).toMatch(says)
      expect(documents[0]?.annotations).toHaveLength(count)
    },
  )

  it('keeps lines of kinds that brat does not have, and empty files of annotators', async () => {
    const { content: back } = await brought(
      read({ 'a.txt': 'Ferry', 'a_me.ann': 'X1\tnew thing\nT1\tA 0 5\tFerry\n', 'a_you.ann': '' }),
    )
    const files = written(back)
    expect(linesOf(files['a_me.ann']).toSorted()).toEqual(['T1\tA 0 5\tFerry', 'X1\tnew thing'])
    expect(files['a_you.ann']).toBe('')
  })

  it('takes a text without annotations, and annotations without a text', () => {
    const { documents } = read({ 'alone.txt': 'Words', 'b.ann': 'T1\tA 3 8\tFerry\n' })
    expect(
      documents.map(({ text, details, annotations }) => [text, details.file, annotations.length]),
    ).toEqual([
      ['Words', 'alone.txt', 0],
      [null, 'b.txt', 1],
    ])
  })

  it('takes .a1 and .a2 as one', async () => {
    const { content: back } = await brought(
      read({
        'x.txt': 'p53 binds DNA',
        'x.a2': 'T2\tBinding 4 9\tbinds\nE1\tBinding:T2 Theme:T1\n',
        'x.a1': 'T1\tProtein 0 3\tp53\n',
      }),
    )
    expect(linesOf(written(back)['x.ann']).toSorted()).toEqual([
      'E1\tBinding:T2 Theme:T1',
      'T1\tProtein 0 3\tp53',
      'T2\tBinding 4 9\tbinds',
    ])
  })

  it.each([
    ['counted as brat does', 1],
    ['counted without byte order mark and carriage returns', 0],
  ])('places offsets in a file of Windows, %s', async (_, raw) => {
    const text = '\ufeffThe council said\r\n  🚢 it would\r\nkeep the ferry.\r\n'
    const plain = text.slice(1).replaceAll('\r\n', '\n')
    const [words, at] = raw === 1 ? [text, [...text]] : [plain, [...plain]]
    const start = [...words.slice(0, words.indexOf('it would'))].length
    const end = at.indexOf('.')
    const fragments = `${start} ${start + 8};${start + 9 + raw} ${end}`
    const ann = `\ufeffT1\tA ${fragments}\tit would keep the ferry\r\nT2\tB ${start} ${start + 8}\tit would\r\n`
    const { content: back, plan } = await brought(read({ 'w.txt': text, 'w.ann': ann }))
    expect(plan.preview.problems).toEqual([])
    const exact = back.articles[0]?.annotations.map(({ target }) =>
      target.spans.map((span) => span.exact).join(' '),
    )
    expect(exact?.map((each) => each.replace('\n', ' ')).toSorted()).toEqual([
      'it would',
      'it would keep the ferry',
    ])
  })

  it('lets words go on in the next line, as three files of PolNeAR do', () => {
    const { documents, problems } = read({
      'a.txt': 'One\n\nTwo three',
      'a.ann': 'T1\tA 0 8\tOne\n\nTwo\nT2\tB 9 14\tthree\n',
    })
    expect(problems).toEqual([])
    expect(documents[0]?.annotations.map(({ spans }) => spans?.[0]?.exact)).toEqual(['One\n\nTwo', 'three'])
  })

  it('has texts of another folder sorted to it', () => {
    const files = filesOf({
      'text/a.txt': 'Ferry',
      'text/b.txt': 'Boat',
      'ann/a_me.ann': 'T1\tA 0 5\tFerry\n',
    })
    const { sorts, left } = sortFiles(files, [brat])
    expect(sorts[0]?.picked.toSorted()).toEqual(['ann/a_me.ann', 'text/a.txt'])
    expect(left).toEqual(['text/b.txt'])
  })

  it('knows its files by what is in them', () => {
    const recognises = (files: Record<string, string>) => brat.reader?.recognises(filesOf(files))
    expect(recognises({ 'a.ann': 'T1\tA 0 5\tFerry\n' })).toBe(true)
    expect(recognises({ 'a.ann': '' })).toBe(true)
    expect(recognises({ 'a.a2': '\ufeffE1\tA:T1\r\n' })).toBe(true)
    expect(recognises({ 'a.ann': '{"annotations": []}' })).toBe(false)
    expect(recognises({ 'a.txt': 'T1\tA 0 5\tFerry\n' })).toBe(false)
  })

  it('throws nothing but its own error, whatever stands in the files', () => {
    const piece = fc.constantFrom(
      ...[
        'T1',
        'T2',
        'E1',
        'R1',
        'A1',
        '#1',
        'N1',
        '*',
        '\t',
        '\t',
        ' ',
        '\n',
        '\n',
        ':',
        ';',
        '0 5',
        '1',
        '99999',
      ],
      ...[
        'Attribution',
        'Content',
        'Content:T1',
        'Equiv T1 E1',
        'Attribution:T1',
        '\r',
        '🚢',
        '\ud83d',
        'Verdict E1 {',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.option(anyText), (pieces, text) => {
        const files = { 'a.ann': pieces.join(''), ...(text === null ? {} : { 'a.txt': text }) }
        const reading = read(files)
        expect(reading.documents).toHaveLength(1)
      }),
      { numRuns: 300 },
    )
    expect(() => read({ 'a.png': 'x' })).toThrow(PostilError)
  })
})

describe('notes in one line', () => {
  it('come back as they were, and have no line end', () => {
    fc.assert(
      fc.property(anyText, (words) => {
        const line = inOneLine(words)
        expect(fromOneLine(line)).toBe(words)
        // What ends a line in Python, and what its strip() takes away.
        // eslint-disable-next-line no-control-regex
        expect(line).not.toMatch(/[\n\r\t\v\f\u001c-\u001e\u0085\u2028\u2029]|^\s|\s$/u)
      }),
    )
  })

  it('stay as they are where nothing needs another sign', () => {
    expect(inOneLine('C:\\new “words” – 🚢')).toBe('C:\\new “words” – 🚢')
  })
})

const ENDS = new RegExp(`[${LINE_ENDS.replace('\\n', '')}]`, 'u')

/** A split target whose pieces U+2028 and the like part is one again, as with a line end; what shows nothing is no quote. */
function isTold({ articles }: Content): boolean {
  const parts = (each: Annotation): Span[][] =>
    each.kind === 'appearance' ? [each.target.spans, each.source.spans, each.cue.spans] : [each.target.spans]
  return (
    new Set(articles.map(({ article }) => wellFormed(article.text))).size === articles.length &&
    articles.every(({ article, annotations }) =>
      annotations.every(
        (each) =>
          spansOf(each).every(({ exact }) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(exact)) &&
          (!ENDS.test(article.text) || parts(each).every((spans) => spans.length < 2)),
      ),
    )
  )
}

/** Statements and claimants are said, so that they do not hang on which of two places is the first. */
const told = content
  .map((any): Content => ({
    ...any,
    articles: any.articles.map((each) => ({
      ...each,
      claims: each.claims.map((made) => ({
        ...made,
        statement: made.statement || 'Said',
        claimant: made.claimant ?? 'person-0',
      })),
    })),
  }))
  .filter(isTold)

describe('any library', () => {
  const backFrom = (made: Content): Reading => {
    const { files } = exportContent('brat', made)
    expect(brat.reader?.recognises(files)).toBe(true)
    return brat.reader?.read(files) as Reading
  }

  it('comes back, as far as brat says that it holds it', async () => {
    await fc.assert(
      fc.asyncProperty(told, async (any) => {
        const reading = backFrom(any)
        expect(reading.problems).toEqual([])
        const { content: back } = await brought(reading)
        expect(heldBy(brat.holds, back)).toEqual(heldBy(brat.holds, wellFormed(any)))
      }),
      { numRuns: 100 },
    )
  })
})

const POLNEAR = '/work/shared/corpora/polnear'

// The corpus is no part of the repository.
describe.skipIf(!existsSync(POLNEAR))('PolNeAR (skipped where the corpus is not there)', () => {
  const stem = (name: string): string => name.replace(/\.\w+$/, '')
  const load = (split: string, wanted: (name: string) => boolean) => {
    const texts = readdirSync(`${POLNEAR}/${split}/text`).filter(wanted)
    const anns = readdirSync(`${POLNEAR}/${split}/attributions`).filter((ann) =>
      texts.some((text) => ann.startsWith(`${stem(text)}_`)),
    )
    const paths = [...texts.map((name) => `text/${name}`), ...anns.map((name) => `attributions/${name}`)]
    const files = paths.map((path) => ({ path, bytes: readFileSync(`${POLNEAR}/${split}/${path}`) }))
    return { anns, files, said: new Map(files.map(({ path, bytes }) => [path, bytes.toString('utf8')])) }
  }
  /** Lines without the words of passages, which follow from their places. */
  const bare = (ann: string | undefined): string[] =>
    linesOf(ann)
      .filter((line) => /^[TE#]\d+\t/.test(line))
      .map((line) => (line.startsWith('#') ? line : line.split('\t').slice(0, 2).join('\t').trim()))
      .toSorted()

  it.each([
    ['dev', /./],
    ['train', /^(politico_2016-05-23|breitbart_2016-04-19|nyt_2016-02)/],
  ])('goes in and out again the same: %s', { timeout: 60_000 }, async (split, names) => {
    const { anns, files, said } = load(split, (name) => names.test(name))
    const reading = brat.reader?.read(files) as Reading
    expect(reading.problems).toEqual([])
    const { content: back, plan } = await brought(reading)
    expect(plan.preview.problems).toEqual([])
    const out = written(back)
    expect(anns.length).toBeGreaterThan(10)
    for (const ann of anns) expect(bare(out[ann])).toEqual(bare(said.get(`attributions/${ann}`)))
  })
})
