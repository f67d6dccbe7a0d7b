import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Format } from '../../../main/formats/common/format.ts'
import { emptyReading, type InFile } from '../../../main/formats/reading/reading.ts'
import { sortFiles } from '../../../main/formats/reading/sort-files.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const file = (path: string, text = ''): InFile => ({ path, bytes: bytes(text) })

/** A format that knows files by the end of their names. */
function format(id: string, recognises: (files: readonly InFile[]) => boolean): Format {
  return { id, name: id, reader: { recognises, read: () => emptyReading(null) } } as unknown as Format
}
const ends = (end: string) => (files: readonly InFile[]) => files.every(({ path }) => path.endsWith(end))
const STANDOFF = format('standoff', ends('.ann'))
const TABLE = format('table', ends('.tab'))
const PACKED = format('packed', ends('.box'))
/** Known by two files together alone. */
const PAIR = format('pair', (files) => files.length === 2 && files.some(({ path }) => path.endsWith('.key')))
const FORMATS = [STANDOFF, TABLE, PACKED, PAIR]

function sorted(...files: InFile[]) {
  const { sorts, left, failed } = sortFiles(files, FORMATS)
  const taken = sorts.map((sort) => [sort.format.id, sort.files.map(({ path }) => path)] as const)
  return { taken, left, failed, picked: sorts.map((sort) => sort.picked) }
}

describe('files of many kinds', () => {
  it('come to the format that knows them, in the order in which they were picked', () => {
    const { taken, left } = sorted(file('a.tab'), file('b.ann'), file('c.tab'), file('d.xyz'))
    expect(taken).toEqual([
      ['table', ['a.tab', 'c.tab']],
      ['standoff', ['b.ann']],
    ])
    expect(left).toEqual(['d.xyz'])
  })

  it('take along the text that they are named after and the configuration above them, and no other', () => {
    const { taken, left } = sorted(
      file('corpus/dev/story.txt'),
      file('corpus/dev/story_ADA.ann'),
      file('corpus/annotation.conf'),
      file('corpus/dev/story two.txt'),
      file('texts/story.txt'),
      file('corpus/train/tools.conf'),
    )
    expect(taken).toEqual([
      [
        'standoff',
        ['corpus/dev/story_ADA.ann', 'corpus/dev/story.txt', 'corpus/annotation.conf', 'texts/story.txt'],
      ],
    ])
    expect(left).toEqual(['corpus/dev/story two.txt', 'corpus/train/tools.conf'])
  })

  it('may be known by what stands together alone', () => {
    expect(sorted(file('a.key'), file('a.lock')).taken).toEqual([['pair', ['a.key', 'a.lock']]])
    expect(sorted(file('a.key')).left).toEqual(['a.key'])
  })
})

describe('a packed folder', () => {
  const packed = (path: string, entries: Record<string, string>): InFile => ({
    path,
    bytes: zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, bytes(text)]))),
  })

  it('is looked into, and what it holds is kept within its name', () => {
    const { taken, picked, left } = sorted(
      packed('work.zip', { 'dev/a.ann': '', 'dev/a.txt': '', '../../out.ann': '', '__MACOSX/dev/a.ann': '' }),
    )
    expect(taken).toEqual([['standoff', ['work/dev/a.ann', 'work/out.ann', 'work/dev/a.txt']]])
    expect(picked).toEqual([['work.zip']])
    expect(left).toEqual([])
  })

  it('is read as it is where a format knows it', () => {
    expect(sorted(packed('all.box', { 'a.ann': '' })).taken).toEqual([['packed', ['all.box']]])
  })

  it('is left alone where nothing in it is known, and where it is a document', () => {
    expect(sorted(packed('pictures.zip', { 'a.png': '' })).left).toEqual(['pictures.zip'])
    expect(sorted(packed('letter.zip', { '[Content_Types].xml': '', 'a.ann': '' })).left).toEqual([
      'letter.zip',
    ])
  })

  it.each([
    ['damaged', { path: 'a.zip', bytes: bytes('PK\u0003\u0004 and no table') }, /damaged/],
    ['a bomb', packed('a.zip', { 'a.ann': '0'.repeat(65 * 1024 * 1024) }), /zip bomb/],
  ])('that is %s is refused by name, and the rest is read', (_what, zip, why) => {
    const { failed, taken, left } = sorted(zip, file('b.tab'))
    expect(failed).toEqual([{ file: 'a.zip', why: expect.stringMatching(why) as string }])
    expect(taken).toEqual([['table', ['b.tab']]])
    expect(left).toEqual([])
  })
})
