import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, selectWord, test, type Postil } from './app.ts'

/** Marks a passage and types a note on it, so that the note is typed and not yet sent. */
async function typeNote(postil: Postil, words: string): Promise<void> {
  await selectWord(postil)
  await postil.page.keyboard.press('n')
  await expect(postil.page.locator(':focus')).toHaveRole('textbox')
  await postil.page.keyboard.type(words)
}

async function stored(library: string): Promise<string> {
  const folder = join(library, 'annotations')
  const files = await readdir(folder)
  return (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('\n')
}

test('what is being typed is saved when the window closes', async ({ launchApp }) => {
  const postil = await launchApp()
  await typeNote(postil, 'half a thought')
  await postil.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close())
  expect(await postil.ended).toBe(0)
  expect(await stored(postil.library)).toContain('half a thought')
})

test('what is being typed is saved when the app is told to quit, once', async ({ launchApp }) => {
  const postil = await launchApp()
  await typeNote(postil, 'quitting thought')
  await postil.close()
  expect(await stored(postil.library)).toContain('quitting thought')
})

test('what is being typed is saved on SIGTERM', async ({ launchApp }) => {
  test.skip(process.platform === 'win32', 'Windows has no such signal')
  const postil = await launchApp()
  await typeNote(postil, 'terminated thought')
  postil.app.process().kill('SIGTERM')
  expect(await postil.ended).toBe(0)
  expect(await stored(postil.library)).toContain('terminated thought')
})

test('a page that hangs does not keep the app open', async ({ launchApp }) => {
  const postil = await launchApp()
  await postil.page.getByRole('heading', { level: 1 }).waitFor()
  const hung = expect(
    postil.page.evaluate(() => {
      const forever = true
      while (forever);
    }),
  ).rejects.toThrow()
  await postil.app.evaluate(({ app }) => app.quit())
  expect(await postil.ended).toBe(0)
  await hung
})
