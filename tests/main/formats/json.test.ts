import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PostilError } from '../../../main/errors.ts'
import { outlineOf } from '../../../main/formats/common/json-outline.ts'
import { timeOf } from '../../../main/formats/common/json-values.ts'
import { jsonFile, jsonLines, readJson, recordsIn } from '../../../main/formats/common/json.ts'
import type { ReadProblem } from '../../../preload/interchange.ts'

const file = (text: string | Uint8Array, path = 'notes.json') => ({
  path,
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
})
const records = (text: string | Uint8Array) => {
  const problems: ReadProblem[] = []
  return { records: [...recordsIn(file(text), problems)], problems }
}

describe('reading a JSON file', () => {
  it('takes a mark at its beginning, and UTF-16 with one', () => {
    expect(readJson(file('\ufeff{"a":"é"}'))).toEqual({ a: 'é' })
    const utf16 = new Uint8Array(Buffer.from('\ufeff{"a":"é🚢"}', 'utf16le'))
    expect(readJson(file(utf16))).toEqual({ a: 'é🚢' })
  })

  it.each([
    ['nothing', '', 'it is empty'],
    ['zeros, as a power cut leaves', '\0\0\0\0', 'it is empty'],
    ['half a file', '{"a": [1, 2', 'ends before'],
    ['a comma too many', '{\n "a": 1,\n}', 'line 3, character 1'],
    ['another format', '<xml/>', 'it is no JSON'],
    ['deep nesting', '['.repeat(100_000) + ']'.repeat(100_000), 'nested'],
  ])('names the file and what is wrong: %s', (_, text, why) => {
    const read = () => readJson(file(text, 'dir/notes.json'))
    expect(read).toThrow(PostilError)
    expect(read).toThrow(new RegExp(`dir/notes\\.json could not be read: .*(${why})`))
  })

  it('replaces halves of characters, one by one, and leaves whole ones', () => {
    expect(readJson(file('["a\\ud83db", "\\ud83d\\udea2"]'))).toEqual(['a\ufffdb', '🚢'])
  })
})

describe('reading records', () => {
  it('finds them a line each, in an array, and in one object over several lines', () => {
    expect(records('{"a":1}\r\n\n{"a":2}').records).toEqual([
      { value: { a: 1 }, where: 'line 1' },
      { value: { a: 2 }, where: 'line 3' },
    ])
    expect(records('[\n{"a":1},\n{"a":2}\n]').records.map(({ value }) => value)).toEqual([{ a: 1 }, { a: 2 }])
    expect(records('{\n  "a": 1\n}').records).toEqual([{ value: { a: 1 }, where: 'record 1' }])
    expect(records('{"a":\n1}').records.map(({ value }) => value)).toEqual([{ a: 1 }])
  })

  it('takes a bare U+2028 for no end of a line', () => {
    expect(records('{"a":"x\u2028y\u0085z"}\n{"a":2}').records).toHaveLength(2)
  })

  it('names the lines that are broken, and gives the others', () => {
    const read = records('{"a":1\n{"a":2}\nnot json\n{"a":4}')
    expect(read.records.map(({ value }) => value)).toEqual([{ a: 2 }, { a: 4 }])
    expect(read.problems.map(({ what }) => what)).toEqual([
      expect.stringMatching(/^Line 1 was left out: /),
      expect.stringMatching(/^Line 3 was left out: /),
    ])
    expect(read.problems[0]?.file).toBe('notes.json')
  })

  it('counts them where there are many', () => {
    const { problems } = records(`{}\n${'{"a\n'.repeat(1000)}`)
    expect(problems.length).toBeLessThan(30)
    expect(problems.at(-1)?.what).toMatch(/^980 more lines/)
  })

  it('refuses a file in which nothing is JSON', () => {
    expect(() => records('one\ntwo')).toThrow(/not one of its lines is JSON/)
    expect(() => records('')).toThrow(/empty/)
  })

  it('never throws anything but an error in words', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.json().map((text) => text.slice(1)),
        ),
        (any) => {
          try {
            records(any)
          } catch (error) {
            expect(error).toBeInstanceOf(PostilError)
          }
          outlineOf(file(any))
        },
      ),
    )
  })
})

describe('writing', () => {
  // What Python's str.splitlines() takes for the end of a line.
  // eslint-disable-next-line no-control-regex
  const SPLITS = /\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]/

  it('has as many lines as records, whatever they hold, and gives them back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'a\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"\\🚢') })),
        (any) => {
          const bytes = jsonLines(any.map((text) => ({ text })))
          expect(new TextDecoder().decode(bytes).split(SPLITS)).toHaveLength(any.length + 1)
          if (any.length > 0)
            expect(records(bytes).records.map(({ value }) => value)).toEqual(any.map((text) => ({ text })))
        },
      ),
    )
    expect(readJson(file(jsonFile({ a: 'x\u2028' })))).toEqual({ a: 'x\u2028' })
  })
})

describe('the outline of a file', () => {
  it('has the fields of its records, by their paths', () => {
    const outline = outlineOf(
      file('[{"id": 1, "data": {"text": "{\\"no\\": [1]}"}, "x": [{"y": "z"}, 2]}, {"w": null}]'),
    )
    expect(outline).toMatchObject({ isArray: true, records: 2 })
    for (const path of ['id', 'data', 'data.text', 'x', 'x[].y', 'w'])
      expect(outline?.has(path), path).toBe(true)
    for (const path of ['no', 'data.no', 'y', 'z']) expect(outline?.has(path), path).toBe(false)
    expect(outline?.values('x[].y')).toEqual(['z'])
  })

  it('is the same of lines', () => {
    const outline = outlineOf(file('{"@context": ["a", {}, "b"]}\n{"w": []}'))
    expect(outline).toMatchObject({ isArray: false, records: 2 })
    expect(outline?.values('@context[]')).toEqual(['a', 'b'])
    expect(outline?.has('w')).toBe(true)
  })

  it('is told quickly of a text of 50 MB before the field that tells', () => {
    const long = file(`{"text": ${JSON.stringify('so "quick" \\ it is '.repeat(2_500_000))}, "spans": []}`)
    const before = performance.now()
    expect(outlineOf(long)?.has('spans')).toBe(true)
    expect(performance.now() - before).toBeLessThan(4000)
  })

  it('is none of what is no JSON', () => {
    for (const text of ['', '<a>', 'T1\tCue 1 2\tit', '"text"', '12'])
      expect(outlineOf(file(text))).toBeNull()
  })
})

describe('times of other programs', () => {
  it.each([
    ['2026-01-02T09:00:00.000000+00:00', '2026-01-02T09:00:00.000Z'],
    ['2026-01-02T09:00:00+01:00', '2026-01-02T08:00:00.000Z'],
    ['2026-01-02T09:00:00', '2026-01-02T09:00:00.000Z'],
    ['2026-01-02 09:00:00', '2026-01-02T09:00:00.000Z'],
    ['2026-13-45T09:00:00Z', null],
    ['yesterday', null],
    [12, null],
  ])('%s', (written, read) => expect(timeOf(written)).toBe(read))
})
