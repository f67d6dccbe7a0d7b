import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { ROOT } from './app.ts'

/** Starts the app once more, as a person or the system would, and tells how that ended. */
export function startAgain(
  args: readonly string[],
  cwd = ROOT,
): Promise<{ code: number | null; stderr: string }> {
  const electron = createRequire(import.meta.url)('electron') as string
  const child = spawn(electron, [ROOT, ...args], { stdio: ['ignore', 'ignore', 'pipe'], cwd })
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
