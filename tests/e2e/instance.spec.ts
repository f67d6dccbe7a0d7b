import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, ROOT, test } from './app.ts'

/** Starts the app once more, as a person would, and tells how that ended. */
function startAgain(...args: string[]): Promise<{ code: number | null; stderr: string }> {
  const electron = createRequire(import.meta.url)('electron') as string
  const child = spawn(electron, [ROOT, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  let stderr = ''
  child.stderr.setEncoding('utf8')
  return new Promise((done, failed) => {
    child.stderr.on('data', (chunk: string) => {
      stderr += chunk
      // Electron's own box waits for a click that no test makes.
      if (/Postil cannot open/.test(stderr)) child.kill()
    })
    child.once('error', failed)
    child.once('exit', (code) => done({ code, stderr }))
  })
}

test('a second start brings the first window forward and ends', async ({ launchApp }) => {
  const { app, userData, page } = await launchApp({ library: null })
  const called = app.evaluate(
    (electron) => new Promise((done) => electron.app.once('second-instance', () => done('called'))),
  )
  expect(await startAgain(`--user-data-dir=${userData}`)).toMatchObject({ code: 0 })
  expect(await called).toBe('called')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a library belongs to one process, whoever asks', async ({ launchApp, folder }) => {
  const { library, page } = await launchApp()
  const second = await startAgain(`--user-data-dir=${join(folder, 'other')}`, `--library=${library}`)
  expect(second.stderr).toMatch(/Postil cannot open.*This library is open already/s)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
