import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, exit, type Postil } from './app.ts'

/** Marks a passage and types a note on it, so that the note is typed and not yet sent. */
async function typeNote({ page }: Postil, words: string): Promise<void> {
  const view = await page.evaluate(async () => {
    const loaded = await window.postil.request('library:load')
    if (!loaded.ok) throw new Error(loaded.error.message)
    return loaded.value.articles[0]!
  })
  expect(view.title).not.toBe('')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.locator('[data-pane="text"] p').first().dblclick()
  await page.keyboard.press('n')
  const field = page.locator(':focus')
  await expect(field).toHaveRole('textbox')
  await page.keyboard.type(words)
}

async function stored(library: string): Promise<string> {
  const { readdir } = await import('node:fs/promises')
  const folder = join(library, 'annotations')
  const files = await readdir(folder)
  return (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('\n')
}

test('what is being typed is saved when the window closes', async ({ launchApp }) => {
  const postil = await launchApp()
  await typeNote(postil, 'half a thought')
  const ended = exit(postil.app)
  await postil.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close())
  expect(await ended).toBe(0)
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
  const ended = exit(postil.app)
  postil.app.process().kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(await stored(postil.library)).toContain('terminated thought')
})

test('a page that hangs does not keep the app open', async ({ launchApp }) => {
  const postil = await launchApp()
  const hung = postil.page.evaluate(() => {
    const forever = true
    while (forever);
  })
  const ended = exit(postil.app)
  await postil.app.evaluate(({ app }) => app.quit())
  expect(await ended).toBe(0)
  await expect(hung).rejects.toThrow()
})
