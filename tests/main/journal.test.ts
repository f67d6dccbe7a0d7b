import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { History } from '../../main/store/history.ts'
import { readJournal } from '../../main/store/journal-read.ts'
import { Journal } from '../../main/store/journal.ts'
import type { Line, StoredEdit } from '../../main/store/lines.ts'
import { stepsOf } from '../../main/store/lines.ts'
import { missingSteps } from '../../main/store/replay.ts'
import {
  dataOf,
  folderInMemory,
  onlyArticle,
  open,
  SEEDS,
  steadyStamps,
  temporaryFolder,
} from './support/library.ts'

const edit = (label: string, before = 0, file = 'library.json'): StoredEdit => ({
  at: '2026-01-02T03:04:05.000Z',
  label,
  where: null,
  files: [{ file, before }],
  changes: [],
})

describe('the journal', () => {
  it('numbers its lines, and gives them back', async () => {
    const path = join(await temporaryFolder(), 'journal.jsonl')
    const journal = await Journal.open(path, 0, 1)
    expect(await journal.append({ edit: edit('one') })).toBe(1)
    expect(await journal.append({ undo: 1 })).toBe(2)
    await journal.close()
    const read = await readJournal(path)
    expect(read).toMatchObject({ broken: null, unbroken: 0, lines: [{ n: 1 }, { n: 2, undo: 1 }] })
    const again = await Journal.open(path, read.goodBytes, 3)
    expect(await again.append({ redo: 1 })).toBe(3)
    await again.close()
    expect((await readJournal(path)).lines).toHaveLength(3)
  })

  it('keeps half characters in notes, in ASCII', async () => {
    const path = join(await temporaryFolder(), 'journal.jsonl')
    const journal = await Journal.open(path, 0, 1)
    await journal.append({ edit: edit('\ud83d __proto__ \u2028') })
    await journal.close()
    expect(await readFile(path, 'utf8')).toContain('\\ud83d')
    expect((await readJournal(path)).lines).toMatchObject([{ edit: { label: '\ud83d __proto__ \u2028' } }])
  })

  it('takes numbers that go back for damage', async () => {
    const path = join(await temporaryFolder(), 'journal.jsonl')
    const lines = [{ version: 1 }, { n: 5, checkpoint: 1 }, { n: 4, undo: 3 }, { n: 6, checkpoint: 5 }]
    await writeFile(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    expect(await readJournal(path)).toMatchObject({
      broken: 'line 3 could not be read',
      unbroken: 1,
      lines: [{ n: 5 }, { n: 6 }],
    })
  })
})

describe('the history', () => {
  const lines: Line[] = [
    { n: 1, edit: edit('one') },
    { n: 2, edit: edit('two') },
    { n: 3, edit: edit('three') },
    { n: 4, undo: 3 },
    { n: 5, undo: 2 },
  ]

  it('is what the lines leave behind, and makes the fewest lines that leave the same', () => {
    const history = History.from([...lines, { n: 6, redo: 2 }, { n: 7, undo: 2 }, { n: 8, checkpoint: 7 }])
    expect(history.labels).toEqual({ undo: 'one', redo: 'two' })
    const fewest = history.toLines(9)
    expect(fewest.map(({ n }) => n)).toEqual([1, 2, 3, 9, 10])
    const again = History.from(fewest)
    expect(again.toLines(9)).toEqual(fewest)
  })

  it('drops what was undone when a new edit is made', () => {
    const history = History.from([...lines, { n: 6, edit: edit('four') }])
    expect(history.labels).toEqual({ undo: 'four', redo: null })
    expect(history.toLines(7).map(({ n }) => n)).toEqual([1, 6])
  })

  it('is bounded', () => {
    const many = Array.from({ length: 7 }, (_, index): Line => ({ n: index + 1, edit: edit(`${index}`) }))
    expect(
      History.from(many, 3)
        .toLines(8)
        .map(({ n }) => n),
    ).toEqual([5, 6, 7])
  })

  it('is given up where a line is about another edit than the last', () => {
    expect(History.from([...lines, { n: 6, undo: 3 }]).labels).toEqual({ undo: null, redo: null })
  })
})

describe('what a file lacks', () => {
  const steps = stepsOf([
    { n: 10, edit: edit('ten', 7) },
    { n: 11, edit: edit('eleven', 10) },
    { n: 12, undo: 11 },
    { n: 13, edit: edit('thirteen', 10) },
  ])
  it.each([
    ['all, where it is as it was before them', 7, [10, 11, 11, 13]],
    ['all, where it is older than the journal reaches', 3, [10, 11, 11, 13]],
    ['what follows the last mention of its number', 10, [13]],
    ['the undoing too, where it has what was undone', 11, [11, 13]],
    ['nothing, where it is at the end', 13, []],
    ['nothing that the journal knows, where it is newer', 20, []],
  ])('is %s', (_, number, lacks) => {
    expect(missingSteps('library.json', number, steps).map((step) => step.edit.n)).toEqual(lacks)
  })
})

it('a long journal is made shorter when the library is opened, and undo still reaches as far', async () => {
  const folder = await folderInMemory()
  const library = await open(folder, SEEDS, steadyStamps())
  const article = onlyArticle(library)
  const made = await library.do({ do: 'annotate', article, kind: 'note', ranges: [] })
  const annotation = made.where?.annotation ?? ''
  for (let i = 0; i < 600; i++) {
    await library.do({ do: 'note', article, annotation, note: `dropped ${i}` })
    await library.undo()
  }
  await library.do({ do: 'note', article, annotation, note: 'last' })
  await library.undo()
  await library.close()
  const end = await dataOf(folder)
  const path = join(folder, 'journal.jsonl')
  expect((await readFile(path, 'utf8')).split('\n').length).toBeGreaterThan(1200)
  const again = await open(folder, SEEDS)
  expect((await readFile(path, 'utf8')).split('\n').length).toBeLessThan(6)
  expect(again.view()).toMatchObject({ notices: [], history: { undo: 'add note', redo: 'write note' } })
  await again.redo()
  expect((await again.open(article)).annotations[0]?.note).toBe('last')
  await again.undo()
  await again.close()
  expect(await dataOf(folder)).toEqual(end)
  const third = await open(folder, SEEDS)
  await third.undo()
  expect((await third.open(article)).annotations).toEqual([])
})
