/** A library on its way to being open: who is told, and what is left where it is called off. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLibrary, type OpenOptions } from '../../main/store/open.ts'
import type { OpeningStep } from '../../preload/contract.ts'
import { onlyArticle, open, SEEDS, temporaryFolder } from './support/library.ts'
import { bytesBelow } from './support/whole.ts'

async function annotated(): Promise<string> {
  const folder = await temporaryFolder()
  const library = await open(folder, SEEDS)
  await library.do({ do: 'annotate', article: onlyArticle(library), kind: 'note', ranges: [] })
  await library.close()
  return folder
}

const opened = (folder: string, more: Partial<OpenOptions>) =>
  openLibrary({ folder, seeds: SEEDS, author: () => '', ...more })

describe('a library that is being opened', () => {
  it('is its process’s own before it is read, and tells how far it is to the end', async () => {
    const told: (OpeningStep | 'held')[] = []
    const library = await opened(await annotated(), {
      held: () => told.push('held'),
      onStep: (step) => told.push(step),
    })
    expect(told[0]).toBe('held')
    expect(told.at(-1)).toEqual({ done: 1, total: 1 })
    await library.close()
  })

  it('is nobody’s where somebody else has it: no window is asked for', async () => {
    const folder = await annotated()
    const library = await open(folder, SEEDS)
    let held = false
    await expect(opened(folder, { held: () => (held = true) })).rejects.toMatchObject({
      code: 'library-in-use',
    })
    expect(held).toBe(false)
    await library.close()
  })

  it('that is called off changes nothing, not even what a crash left, and is let go', async () => {
    const folder = await annotated()
    // Something to mend: the next opening would write it anew.
    await writeFile(join(folder, 'library.json'), '{')
    const before = await bytesBelow(folder)
    const off = new AbortController()
    const opening = opened(folder, { held: () => off.abort(), signal: off.signal })
    await expect(opening).rejects.toThrow('aborted')
    expect(await bytesBelow(folder)).toEqual(before)
    const library = await open(folder, SEEDS)
    expect(library.view().articles).toHaveLength(1)
    await library.close()
  })
})
