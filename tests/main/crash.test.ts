import { cp, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Library } from '../../main/library.ts'
import { readJournal } from '../../main/store/journal-read.ts'
import { start } from './support/child.ts'
import {
  dataOf,
  onlyArticle,
  open,
  rangeOf,
  SEEDS,
  steadyStamps,
  temporaryFolder,
} from './support/library.ts'

type Said = { annotation: string; note: string }

async function notesOf(library: Library): Promise<Map<string, string>> {
  const { annotations } = await library.open(onlyArticle(library))
  return new Map(annotations.map(({ id, note }) => [id, note]))
}

/** A library with three edits, closed, and the data files as they were after the first of them. */
async function threeEdits(): Promise<{ folder: string; early: string; end: Record<string, string> }> {
  const folder = await temporaryFolder()
  const first = await open(folder, SEEDS, steadyStamps())
  const article = onlyArticle(first)
  const ranges = [await rangeOf(first, article, 'a threat')]
  await first.do({ do: 'annotate', article, kind: 'highlight', ranges, tag: { path: 'one' } })
  await first.close()
  const early = await temporaryFolder()
  await cp(folder, early, { recursive: true })
  const second = await open(folder, SEEDS, steadyStamps('second'))
  await second.do({ do: 'annotate', article, kind: 'highlight', ranges, tag: { path: 'two' } })
  await second.do({ do: 'annotate', article, kind: 'note', ranges })
  await second.close()
  return { folder, early, end: await dataOf(folder) }
}

describe('after a crash', () => {
  it('every acknowledged edit is there (killed amid edits)', async () => {
    const folder = await temporaryFolder()
    let acknowledged = new Map<string, string>()
    for (const kills of [1, 12, 40]) {
      const child = await start('edit', folder, SEEDS)
      expect((await child.words.next()).value).toBe('open')
      for (let i = 0; i < kills; i++) {
        const { annotation, note } = (await child.words.next()).value as Said
        acknowledged.set(annotation, note)
      }
      await child.kill()
      for (let next = await child.words.next(); !next.done; next = await child.words.next()) {
        const { annotation, note } = next.value as Said
        acknowledged.set(annotation, note)
      }
      const library = await open(folder, SEEDS)
      const notes = await notesOf(library)
      for (const [annotation, note] of acknowledged) expect(notes.get(annotation)).toBe(note)
      expect(notes.size - acknowledged.size).toBeLessThanOrEqual(1)
      expect(library.view().notices).toEqual([])
      acknowledged = notes
      await library.close()
    }
  })

  it('the journal’s tail is played into files that lack it, to the same bytes', async () => {
    const { folder, early, end } = await threeEdits()
    for (const files of [['annotations'], ['library.json'], ['annotations', 'library.json']]) {
      for (const file of files) await cp(join(early, file), join(folder, file), { recursive: true })
      const library = await open(folder, SEEDS)
      expect(library.view().notices).toEqual([])
      await library.close()
      expect(await dataOf(folder)).toEqual(end)
    }
  })

  it('half a last line is cut off, and the next edit has its place', async () => {
    const { folder, end } = await threeEdits()
    const path = join(folder, 'journal.jsonl')
    const whole = await readFile(path)
    const lastLine = whole.subarray(0, -1).lastIndexOf(10) + 1
    for (const half of [
      whole.subarray(lastLine, -1),
      whole.subarray(lastLine, lastLine + 1),
      Buffer.alloc(3),
      Buffer.from('é').subarray(0, 1),
    ]) {
      await writeFile(path, Buffer.concat([whole, half]))
      const library = await open(folder, SEEDS)
      expect(library.view()).toMatchObject({ notices: [], history: { undo: 'add note' } })
      await library.close()
      expect(await dataOf(folder)).toEqual(end)
    }
    const again = await open(folder, SEEDS)
    const article = onlyArticle(again)
    await again.do({ do: 'annotate', article, kind: 'note', ranges: [] })
    await again.close()
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
    expect(() => lines.map((line) => JSON.parse(line) as unknown)).not.toThrow()
    expect((await open(folder, SEEDS)).view().notices).toEqual([])
  })

  it('an edit that reached no data file at all can be undone', async () => {
    const { folder, early } = await threeEdits()
    const start = await dataOf(early)
    await cp(join(early, 'annotations'), join(folder, 'annotations'), { recursive: true })
    const library = await open(folder, SEEDS)
    await library.undo()
    await library.undo()
    await library.close()
    expect(await dataOf(folder)).toEqual(start)
  })

  it('files left half written are cleared away', async () => {
    const { folder, end } = await threeEdits()
    const left = join(
      folder,
      'annotations',
      `${
        Object.keys(end)
          .find((path) => path.startsWith('annotations'))
          ?.slice(12) ?? ''
      }.1234567`,
    )
    await writeFile(left, '{"version":1,')
    expect((await open(folder, SEEDS)).view().notices).toEqual([])
    await expect(stat(left)).rejects.toThrow('ENOENT')
  })
})

describe('a disk that takes no more', () => {
  it('refuses the edit in words, and keeps all that was acknowledged', async () => {
    const folder = await temporaryFolder()
    const child = await start('edit', folder, SEEDS, { limit: 256 * 1024, size: 5000 })
    const acknowledged = new Map<string, string>()
    let failure: unknown = null
    for (let next = await child.words.next(); !next.done; next = await child.words.next()) {
      const word = next.value as Said | { code: string } | 'open'
      if (word === 'open') continue
      if ('code' in word) failure = word
      else acknowledged.set(word.annotation, word.note)
    }
    await child.gone
    expect(failure).toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('Nothing was changed') as string,
    })
    expect(acknowledged.size).toBeGreaterThan(5)
    const library = await open(folder, SEEDS)
    const notes = await notesOf(library)
    for (const [annotation, note] of acknowledged) expect(notes.get(annotation)).toBe(note)
    expect(library.view().notices).toEqual([])
  })

  it('leaves the journal as it was, so that a shorter line can follow', async () => {
    const folder = await temporaryFolder()
    const child = await start('journal', folder, SEEDS, { limit: 64 * 1024, size: 5000 })
    expect((await child.words.next()).value).toMatchObject({ code: 'disk-full' })
    const { appended } = (await child.words.next()).value as { appended: number }
    await child.gone
    const read = await readJournal(join(folder, 'journal.jsonl'))
    expect(read).toMatchObject({ broken: null, goodBytes: (await stat(join(folder, 'journal.jsonl'))).size })
    expect(read.lines.at(-1)).toEqual({ n: appended, undo: 1 })
    expect(read.lines).toHaveLength(appended)
  })
})
