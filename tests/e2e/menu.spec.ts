import type { CommandId } from '../../preload/commands.ts'
import type { ViewKeyId } from '../../preload/views.ts'
import { expect, selectWord, test, type Postil } from './app.ts'

/** What the menu shows of a command. */
function item({ app }: Postil, id: CommandId) {
  return app.evaluate(({ Menu }, wanted) => {
    const { label, enabled, checked } = Menu.getApplicationMenu()!.getMenuItemById(wanted)!
    return { label, enabled, checked }
  }, id)
}

/** Clicks as the person does: Electron flips a checkbox first. */
function click({ app }: Postil, id: CommandId) {
  return app.evaluate(({ Menu }, wanted) => {
    const clicked = Menu.getApplicationMenu()!.getMenuItemById(wanted)!
    ;(clicked.click as () => void)()
  }, id)
}

async function highlight(postil: Postil, paragraph: number): Promise<void> {
  await selectWord(postil, paragraph)
  await postil.page.keyboard.press('h')
}

test('a click in the menu runs the command, and the menu shows what is so', async ({ launchApp }) => {
  const postil = await launchApp()
  const pane = postil.page.locator('[data-pane="library"]')
  await expect(pane).toBeVisible()
  await expect.poll(() => item(postil, 'pane.library')).toMatchObject({ checked: true, enabled: true })

  await click(postil, 'pane.library')
  await expect(pane).toBeHidden()
  await expect.poll(() => item(postil, 'pane.library')).toMatchObject({ checked: false })
  await click(postil, 'pane.library')
  await expect(pane).toBeVisible()
  await expect.poll(() => item(postil, 'pane.library')).toMatchObject({ checked: true })

  // Chosen again, a theme stays chosen.
  for (const _time of [1, 2]) {
    await click(postil, 'theme.dark')
    await expect.poll(() => item(postil, 'theme.dark')).toMatchObject({ checked: true })
    await expect.poll(() => item(postil, 'theme.system')).toMatchObject({ checked: false })
  }
})

test('what can be done in a view is in the menu and the palette while it is shown', async ({ launchApp }) => {
  const postil = await launchApp()
  const { page } = postil
  const inMenu = (...keys: ViewKeyId[]) =>
    postil.app.evaluate(({ Menu }, ids) => {
      const of = (id: string) => Menu.getApplicationMenu()!.getMenuItemById(id)!
      return [of('in.codebook').visible, ...ids.map((id) => of(`in.codebook.${id}`).enabled)]
    }, keys)
  expect(await inMenu('new', 'merge')).toEqual([false, false, false])
  await page.keyboard.press('Control+6')
  await expect.poll(() => inMenu('new', 'merge')).toEqual([true, true, false])
  await postil.app.evaluate(({ Menu }) => {
    ;(Menu.getApplicationMenu()!.getMenuItemById('in.codebook.new')!.click as () => void)()
  })
  // The menu tells the page, and the page shows the field.
  await expect(page.getByRole('main').locator('input:focus')).toBeVisible()
  await page.keyboard.type('deal')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('treeitem', { name: /^deal/ })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('new')
  await expect(
    page.getByRole('group', { name: 'In this view' }).getByRole('option', { name: 'New' }),
  ).toHaveCount(1)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+1')
  await expect.poll(() => inMenu('new')).toEqual([false, false])
})

test('undo says what it takes back, also after a restart', async ({ launchApp }) => {
  let postil = await launchApp()
  await expect.poll(() => item(postil, 'undo')).toMatchObject({ label: 'Undo' })
  await highlight(postil, 0)
  await expect.poll(() => item(postil, 'undo')).toMatchObject({ label: 'Undo highlight' })

  postil = await postil.restart()
  await expect.poll(() => item(postil, 'undo')).toMatchObject({ label: 'Undo highlight' })
  await click(postil, 'undo')
  await expect.poll(() => item(postil, 'undo')).toMatchObject({ label: 'Undo' })
  await expect.poll(() => item(postil, 'redo')).toMatchObject({ label: 'Redo highlight' })
})

test('a key that the page and the menu both know acts once', async ({ launchApp }) => {
  const postil = await launchApp()
  const edits = () =>
    postil.page.evaluate(async () => {
      const loaded = await window.postil.request('library:load')
      return loaded.ok ? loaded.value.articles[0]!.counts.highlights : null
    })
  await highlight(postil, 0)
  await highlight(postil, 1)
  await expect.poll(edits).toBe(2)
  await postil.page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => item(postil, 'redo')).toMatchObject({ label: 'Redo highlight' })
  expect(await edits()).toBe(1)
})
