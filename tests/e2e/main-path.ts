import { readFile } from 'node:fs/promises'
import { expect, type Postil } from './app.ts'
import {
  appearances,
  article,
  exportAs,
  find,
  inspector,
  live,
  press,
  ready,
  selectByKeys,
  storedAs,
  wordsOf,
} from './person.ts'

const SOURCE = 'Lavrov'
const CUE = 'had said'
const CONTENT = 'he and Kerry had agreed on the need to return to the February 21 deal'

/** What Postil is for, in the article that comes with it, by keys alone: a claim with source, cue and content, exported. */
export async function makeAndExport(postil: Postil, csv: string): Promise<void> {
  const { page } = postil
  const text = await ready(postil)
  const [from] = find(text, `${SOURCE} ${CUE}`)
  await selectByKeys(page, [from, from + SOURCE.length])
  await press(page, 's')
  await selectByKeys(page, [from + SOURCE.length + 1, from + SOURCE.length + 1 + CUE.length])
  await press(page, 'q')
  await selectByKeys(page, find(text, CONTENT))
  await press(page, 'c')
  await expect(live(page)).toHaveText(`Claim: ${CONTENT}`)
  await storedAs(postil, (it) => appearances(it).map(wordsOf)).toEqual([
    { source: [SOURCE], cue: [CUE], content: [CONTENT] },
  ])
  await exportAs(postil, /CSV/, csv)
  const table = await readFile(csv, 'utf8')
  for (const words of [SOURCE, CUE, CONTENT]) expect(table).toContain(words)
}

/** The claim of `makeAndExport` is in the library, and is shown. */
export async function expectStillThere(postil: Postil): Promise<void> {
  const { page } = postil
  await ready(postil)
  await storedAs(postil, (it) => appearances(it).map(wordsOf)).toEqual([
    { source: [SOURCE], cue: [CUE], content: [CONTENT] },
  ])
  await press(page, 'Control+Home', 'j')
  await expect(inspector(page).getByRole('textbox', { name: 'Statement' })).toHaveValue(CONTENT)
  await expect(article(page)).toBeFocused()
}
