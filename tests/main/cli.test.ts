/** The command line, as somebody uses it: libraries and files on the disk, answers and exit codes. */
import { createHash } from 'node:crypto'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readDocument } from '../../main/articles/import/read-file.ts'
import { readPasted } from '../../main/articles/import/pasted.ts'
import { runWords } from '../../main/cli/run.ts'
import { FORMATS } from '../../main/formats/registry.ts'
import { openLibrary } from '../../main/store/open.ts'

const CASES = resolve(import.meta.dirname, '../fixtures/cases')
const root = mkdtempSync(join(tmpdir(), 'postil-cli-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folders = 0
const folder = (): string => join(root, String(folders++))

/** Says words to the command line: what it answers, what it remarks, and its exit code. */
async function postil(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const code = await runWords(words, {
    out: (said) => (out += typeof said === 'string' ? said : new TextDecoder().decode(said)),
    err: (said) => (err += said),
    cwd: root,
    version: '1.2.3',
    reader: {
      read: (task) => Promise.resolve('file' in task ? readDocument(task.file) : readPasted(task.pasted)),
    },
  })
  return { code, out, err }
}

async function json(...words: string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await postil(...words, '--json')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out) as Record<string, unknown>
}

/** Every file under a folder with its bytes, so that a change shows. */
function stateOf(path: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(path, name)).isFile())
      .sort()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(path, name)))
          .digest('hex'),
      ]),
  )
}

/** A library with the article of case C21, and two claims and a highlight in it. */
async function market(): Promise<string> {
  const library = folder()
  await postil('import', '--library', library, join(CASES, 'c21-page.txt'))
  await postil('import', '--library', library, '--format', 'w3c', annotated())
  return library
}

/** Two claims that contradict each other, and a highlight, as W3C annotations. */
function annotated(): string {
  const path = join(root, `market-${folders++}.jsonld`)
  const about = (exact: string) => ({
    source: 'https://norrby.example/market',
    selector: { type: 'TextQuoteSelector', exact },
  })
  const claim = (id: string, exact: string, tag: string) => ({
    id: `urn:postil:annotation:${id}`,
    type: 'Annotation',
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: tag },
      {
        type: 'SpecificResource',
        purpose: 'identifying',
        source: { id: `urn:postil:claim:${id}-claim`, type: 'Claim', statement: `Said: ${exact}` },
        attribution: { type: 'Attribution', cueSpans: [about('said')] },
      },
    ],
    target: about(exact),
  })
  const items = [
    claim('one', 'the market was safe', 'safety'),
    claim('two', 'count visitors', 'numbers/visitors'),
    {
      id: 'urn:postil:relation:r',
      type: 'Annotation',
      motivation: 'linking',
      relation: 'contradicts',
      body: { type: 'SpecificResource', purpose: 'linking', source: 'urn:postil:claim:two-claim' },
      target: 'urn:postil:claim:one-claim',
    },
    {
      id: 'urn:postil:annotation:mark',
      type: 'Annotation',
      motivation: 'highlighting',
      target: about('Computational machines'),
    },
  ]
  writeFileSync(
    path,
    JSON.stringify({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationPage', items }),
  )
  return path
}

describe('import', () => {
  it('makes the library where there is none', async () => {
    const library = folder()
    const { code } = await postil('import', '--library', library, join(CASES, 'c01-emoji.txt'))
    expect(code).toBe(0)
    expect(await json('list', '--library', library)).toMatchObject({
      articles: [{ file: 'c01-emoji.txt', annotations: 0 }],
    })
  })

  it('brings annotations to the article that has their words, and knows them again', async () => {
    const library = folder()
    await postil('import', '--library', library, join(CASES, 'c21-page.txt'))
    const file = annotated()
    const first = await json('import', '--library', library, file)
    expect(first).toMatchObject({ annotations: { new: 3 }, claims: { new: 2 }, relations: { new: 1 } })
    const second = await json('import', '--library', library, file)
    expect(second).toMatchObject({
      annotations: { new: 0, known: 3 },
      claims: { new: 0 },
      relations: { new: 0 },
    })
  })

  it('with --dry-run says what it would do, and does nothing', async () => {
    const library = await market()
    const before = stateOf(library)
    const file = join(root, 'more.jsonld')
    writeFileSync(
      file,
      readFileSync(annotated(), 'utf8')
        .replaceAll('annotation:mark', 'annotation:another')
        .replace('Computational machines', 'the office said'),
    )
    expect(await json('import', '--library', library, '--dry-run', file)).toMatchObject({
      annotations: { new: 1 },
    })
    expect(stateOf(library)).toEqual(before)
  })

  it('names the annotations for which there is no article, and exits with 1', async () => {
    const { code, err } = await postil('import', '--library', folder(), annotated())
    expect(code).toBe(1)
    expect(err).toContain('norrby.example/market')
  })

  it('names a file that cannot be read and why, and exits with what that means', async () => {
    const half = join(CASES, 'c23-half.json')
    const as = await postil('import', '--library', folder(), '--format', 'w3c', half)
    expect(as.code).toBe(3)
    expect(as.err).toMatch(/c23-half\.json could not be read: .+/)
    const told = await postil('import', '--library', folder(), half)
    expect(told.code).toBe(1)
    expect(told.err).toMatch(/c23-half\.json did not come in: it [^:.]+\.\n$/)
  })

  it('says that there is nothing in a folder, and exits with 1', async () => {
    const nothing = folder()
    mkdirSync(nothing, { recursive: true })
    const { code, err } = await postil('import', '--library', folder(), nothing)
    expect({ code, err }).toEqual({ code: 1, err: `There is nothing to read in ${nothing}.\n` })
  })

  it('exits with 1 where a line was left out, though the others came in', async () => {
    const file = join(root, 'half.jsonl')
    writeFileSync(file, '{"text":"One line.","label":[[0,3,"A"]]}\n{"text":"Two li')
    const { code, out, err } = await postil('import', '--library', folder(), file)
    expect(code).toBe(1)
    expect(out).toContain('articles\t1 new')
    expect(err).toContain('half.jsonl: Line 2 was left out')
  })

  it('refuses a library that is open, and does nothing', async () => {
    const library = await market()
    const app = await openLibrary({ folder: library, seeds: null, author: () => '' })
    try {
      const { code, err } = await postil('import', '--library', library, annotated())
      expect(code).toBe(3)
      expect(err).toContain('open already')
    } finally {
      await app.close()
    }
  })
})

it('a folder that it wrote comes in again, whatever stands beside the export', async () => {
  const library = await market()
  const out = folder()
  await postil('export', '--library', library, '--format', 'label-studio', '--out', `${out}/`)
  expect(readdirSync(out)).toHaveLength(2)
  const { code, err } = await postil('import', '--library', folder(), '--format', 'label-studio', out)
  expect({ code, err }).toEqual({ code: 0, err: '' })
})

describe('export', () => {
  it.each(FORMATS.map(({ id }) => id))('writes %s, and changes nothing in the library', async (format) => {
    const library = await market()
    const before = stateOf(library)
    const out = folder()
    const { code, err } = await postil('export', '--library', library, '--format', format, '--out', `${out}/`)
    expect({ code, err: /Something went wrong/.exec(err) }).toEqual({ code: 0, err: null })
    expect(readdirSync(out).length).toBeGreaterThan(0)
    expect(stateOf(library)).toEqual(before)
  })

  it('reads a library that is open, with the edit of a moment ago', async () => {
    const library = await market()
    const app = await openLibrary({ folder: library, seeds: null, author: () => '' })
    try {
      const [row] = app.view().articles
      await app.do({ do: 'article', article: row?.id ?? '', set: { title: 'A new title' } })
      const { code, out } = await postil('export', '--library', library, '--format', 'csv')
      expect(code).toBe(0)
      expect(out).toContain('A new title')
    } finally {
      await app.close()
    }
  })

  it.each([
    ['tag:safety', ['the market was safe']],
    ['tag:numbers', ['count visitors']],
    ['relation:contradicts', ['the market was safe', 'count visitors']],
    ['verdict:none', ['the market was safe', 'count visitors']],
    ['Visitors count', ['count visitors']],
  ])('of %s holds those claims alone', async (filter, wanted) => {
    const library = await market()
    const { out } = await postil('export', '--library', library, '--format', 'csv', '--filter', filter)
    const all = ['the market was safe', 'count visitors', 'Computational machines']
    expect(all.filter((words) => out.includes(`\n"${words}"`) || out.includes(`\n${words},`))).toEqual(wanted)
  })

  it('says so where no claim is wanted, and where a tag is not there', async () => {
    const library = await market()
    for (const [filter, said] of [
      ['tag:nowhere', 'no tag nowhere'],
      ['nobody said this', 'No claim'],
    ] as const) {
      const { code, err } = await postil(
        'export',
        '--library',
        library,
        '--format',
        'csv',
        '--filter',
        filter,
      )
      expect({ code, said: err.includes(said) }).toEqual({ code: 2, said: true })
    }
  })
})

describe('check', () => {
  it('finds nothing wrong with a library that is whole', async () => {
    const { code, out } = await postil('check', '--library', await market())
    expect(code).toBe(0)
    expect(out).toContain('nothing is wrong')
  })

  it.each(['c23-zeros.json', 'c23-half.json'])(
    'names a file that is damaged (%s), and leaves it as it is',
    async (name) => {
      const library = await market()
      const [file = ''] = readdirSync(join(library, 'annotations'))
      cpSync(join(CASES, name), join(library, 'annotations', file))
      const before = stateOf(library)
      const { code, out } = await postil('check', '--library', library)
      expect(code).toBe(1)
      expect(out).toContain(`annotations/${file}`)
      expect(stateOf(library)).toEqual(before)
    },
  )

  it('names a copy that another program made', async () => {
    const library = await market()
    const [file = ''] = readdirSync(join(library, 'annotations'))
    const copy = file.replace('.json', ' (conflicted copy 2026-01-02).json')
    cpSync(join(library, 'annotations', file), join(library, 'annotations', copy))
    const { code, out } = await postil('check', '--library', library)
    expect(code).toBe(1)
    expect(out).toContain('conflicted copy')
  })

  it('names a passage that is not where its record says', async () => {
    const library = await market()
    const [file = ''] = readdirSync(join(library, 'annotations'))
    const path = join(library, 'annotations', file)
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replaceAll('"exact":"count visitors"', '"exact":"count visitorz"'),
    )
    const { code, out } = await postil('check', '--library', library)
    expect(code).toBe(1)
    expect(out).toContain('count visitorz')
  })
})

describe('words that make no sense', () => {
  it.each([
    [[], 'postil COMMAND'],
    [['fly'], 'no command fly'],
    [['list'], 'needs --library'],
    [['list', '--library', '.', '--format', 'csv'], 'takes no --format'],
    [['export', '--library', '.'], 'needs --format'],
    [['export', '--library', '.', '--format', 'docx'], 'no format called docx'],
    [['import', '--library', '.', '--format', 'markdown', 'x'], 'written and not read'],
    [['import', '--library', '.'], 'needs files'],
    [['import', '--library', '.', '--unit', 'bytes', 'x'], 'utf-16 or code-points'],
    [['list', '--libary', '.'], '--libary'],
  ])('%j', async (words, said) => {
    const { code, out, err } = await postil(...words)
    expect(code).toBe(2)
    expect(out + err).toContain(said)
  })

  it('has help for every command, with the formats that it takes', async () => {
    const { code, out } = await postil('export', '--help')
    expect(code).toBe(0)
    for (const { id } of FORMATS) expect(out).toContain(id)
  })

  it('exits with 3 where there is no library to read', async () => {
    const { code, err } = await postil('list', '--library', folder())
    expect(code).toBe(3)
    expect(err).toContain('There is no library')
  })
})
