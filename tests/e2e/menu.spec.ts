import type { CommandId } from '../../preload/commands.ts'
import { expect, test, type Postil } from './app.ts'

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

async function highlight({ page }: Postil): Promise<void> {
  await page.locator('[data-pane="text"] p').first().dblclick()
  await page.keyboard.press('h')
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

test('undo says what it takes back, also after a restart', async ({ launchApp }) => {
  let postil = await launchApp()
  await expect.poll(() => item(postil, 'undo')).toMatchObject({ label: 'Undo', enabled: false })
  await highlight(postil)
  await expect.poll(() => item(postil, 'undo')).toMatchObject({ label: 'Undo highlight', enabled: true })

  postil = await postil.restart()
  await expect.poll(() => item(postil, 'undo')).toMatchObject({ label: 'Undo highlight', enabled: true })
  await click(postil, 'undo')
  await expect.poll(() => item(postil, 'undo')).toMatchObject({ label: 'Undo', enabled: false })
  await expect.poll(() => item(postil, 'redo')).toMatchObject({ label: 'Redo highlight', enabled: true })
})

test('a key of the menu acts once', async ({ launchApp }) => {
  const postil = await launchApp()
  await highlight(postil)
  await highlight(postil)
  await expect.poll(() => item(postil, 'redo')).toMatchObject({ enabled: false })
  await postil.page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => item(postil, 'redo')).toMatchObject({ enabled: true })
  // One of the two edits is still there to undo.
  await expect.poll(() => item(postil, 'undo')).toMatchObject({ label: 'Undo highlight', enabled: true })
})
