/**
 * The installed app, started by the command of its desktop entry, on the person's own library.
 * POSTIL_INSTALLED is the executable; POSTIL_VISIT says whether it is the first visit or a later one.
 */
import { join } from 'node:path'
import { expect, test } from '../app.ts'
import { expectStillThere, makeAndExport } from '../main-path.ts'

const executable = process.env['POSTIL_INSTALLED'] ?? 'POSTIL_INSTALLED names no executable'
const first = process.env['POSTIL_VISIT'] === 'first'

test(first ? 'does what it is for' : 'has what was made before', async ({ launchApp, folder }) => {
  const postil = await launchApp({ executable, cwd: folder, library: null, userData: null })
  expect(await postil.app.evaluate((electron) => electron.app.isPackaged)).toBe(true)
  if (first) {
    const steps = postil.page.getByRole('complementary', { name: 'First steps' })
    await expect(steps).toContainText('1 of 5')
    await postil.page.keyboard.press('Escape')
    await expect(steps).toHaveCount(0)
    await makeAndExport(postil, join(folder, 'claims.csv'))
  }
  await expectStillThere(postil)
  await expectStillThere(await postil.restart())
})
