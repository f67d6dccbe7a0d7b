import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, ROOT, test } from './app.ts'

/** Electron's own folder, or that of its stand-in. */
const ELECTRON_DIST = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(ROOT, 'node_modules/electron/dist')

/** Where electron-builder puts the app below its output folder, and the executable in there. */
const PLACES = {
  linux: { folder: /^linux.*-unpacked$/, executable: 'postil' },
  win32: { folder: /^win.*-unpacked$/, executable: 'Postil.exe' },
  darwin: { folder: /^mac/, executable: 'Postil.app/Contents/MacOS/Postil' },
} as const

async function pack(output: string): Promise<string> {
  await promisify(execFile)(
    process.execPath,
    [
      join(ROOT, 'node_modules/electron-builder/cli.js'),
      '--dir',
      `-c.electronDist=${ELECTRON_DIST}`,
      `-c.directories.output=${output}`,
      // Playwright steers the app through the inspector, which the app that ships has shut off.
      '-c.electronFuses.enableNodeCliInspectArguments=true',
    ],
    { cwd: ROOT },
  )
  const place = PLACES[process.platform as keyof typeof PLACES]
  const folder = (await readdir(output)).find((name) => place.folder.test(name))
  return join(output, folder ?? 'nothing was packed', place.executable)
}

test('the packed app opens from anywhere and shows its seed article', async ({ launchApp, folder }) => {
  const executable = await pack(join(folder, 'dist'))
  const seeds = join(ROOT, 'seeds')
  const [seed] = (await readdir(seeds)).filter((name) => name.endsWith('.txt')).sort()
  const lines = (await readFile(join(seeds, seed!), 'utf8')).split('\n').filter((line) => line.trim() !== '')

  const { app, page } = await launchApp({ executable, cwd: folder })
  expect(await app.evaluate((electron) => electron.app.isPackaged)).toBe(true)
  // The first line is the date's, the second the title.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(lines[1]!.trim())
})
