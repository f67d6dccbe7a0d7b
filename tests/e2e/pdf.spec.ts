import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readPdf } from '../../main/articles/import/pdf.ts'
import { expect, test } from './app.ts'
import { exportAs, find, openArticle, press, ready, seedsOf, selectByMouse, storedAs } from './person.ts'

test('a report is printed as PDF, with its words and marks, and leaves no window behind', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const seeds = await seedsOf(folder, ['c22-undo.txt'])
  const postil = await launchApp({ seeds })
  await ready(postil)
  const text = await openArticle(postil.page, 'Two statements')
  await selectByMouse(postil.page, find(text, 'the bridge was safe'))
  await press(postil.page, 'h')
  await storedAs(postil, (it) => it.annotations.length, 'c22-undo.txt').toBe(1)

  const path = join(folder, 'report.pdf')
  await exportAs(postil, /PDF/, path)
  const bytes = await readFile(path)
  const read = await readPdf({ name: 'report.pdf', bytes: new Uint8Array(bytes) })
  if (!read.ok) throw new Error(read.why)
  const words = read.imported.text.replace(/\s+/g, ' ')
  expect(words).toContain('Two statements')
  for (const block of text.split(/\n\s*\n/)) {
    // The number of the mark stands between the words and what follows them.
    const [before = '', after = ''] = block.split('the bridge was safe')
    expect(words).toContain(before.replace(/\s+/g, ' ').trim())
    expect(words).toContain(after.replace(/\s+/g, ' ').trim())
  }
  expect(words).toContain('H1')
  expect(words).toContain('Highlights and notes')
  expect(words.split('the bridge was safe').length).toBe(3)
  const windows = await postil.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  expect(windows).toBe(1)
})
