import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Licence } from '../../preload/about.ts'
import { expect, ROOT, test } from './app.ts'
import { article, menu, press, ready } from './person.ts'

test('About Postil says what it is, where the library is, and under which licences', async ({
  launchApp,
}) => {
  const postil = await launchApp()
  const { page, app } = postil
  await ready(postil)
  const shown = await app.evaluateHandle(({ shell }) => {
    const paths: string[] = []
    shell.showItemInFolder = (path) => void paths.push(path)
    return paths
  })
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const licences = JSON.parse(await readFile(join(ROOT, 'out/licences.json'), 'utf8')) as Licence[]

  await menu(postil, 'about')
  const dialog = page.getByRole('dialog', { name: 'About Postil' })
  await expect(dialog).toContainText(`Version ${version}`)
  await expect(dialog).toContainText(/Electron \d+\.\d+\.\d+, Chromium \d+\.[\d.]+, Node \d+\.\d+\.\d+/)
  await expect(dialog).toContainText(postil.library)
  const options = dialog.getByRole('option')
  await expect(options).toHaveCount(licences.length)

  await test.step('a licence, by keys', async () => {
    await expect(dialog.getByRole('combobox', { name: 'Find a package' })).toBeFocused()
    await page.keyboard.type('literata')
    await expect(options).toHaveCount(1)
    await press(page, 'Enter')
    const text = dialog.getByRole('region', { name: 'Licence of @fontsource-variable/literata' })
    await expect(text).toBeFocused()
    await expect(text).toContainText('SIL OPEN FONT LICENSE Version 1.1')
  })

  await test.step('the library and the licences in their folders', async () => {
    await dialog.getByRole('button', { name: 'Show in folder: the library' }).press('Enter')
    await dialog.getByRole('button', { name: 'All of them as one file' }).press('Enter')
    await expect
      .poll(() => shown.jsonValue())
      .toEqual([postil.library, join(ROOT, 'out/THIRD-PARTY-LICENSES.txt')])
  })

  await press(page, 'Escape')
  await expect(dialog).toHaveCount(0)
  await expect(article(page)).toBeFocused()
})
