/**
 * What Electron runs: it sorts out what this start is for, and starts the app. Nothing here waits at the top level, since
 * Electron is not ready before this module has run to its end.
 */
import { join } from 'node:path'
import { app } from 'electron'
import { devServerOf } from './app/addresses.ts'
import { parseArguments } from './app/arguments.ts'
import { HOME } from './app/assets.ts'
import { failToStart } from './app/dialogs.ts'
import { claimInstance, welcomeSecond } from './app/instance.ts'
import { declareScheme } from './app/protocol.ts'
import { run } from './app/run.ts'
import { secureContents, shutOffNames } from './app/security.ts'
import { hearSystem } from './app/system-opens.ts'
import { wantedOf } from './app/wanted.ts'
import { runProcess } from './cli/process.ts'
import { PostilError } from './errors.ts'
import { Opened, type Wanted } from './opened.ts'

const given = parseArguments({
  argv: process.argv,
  defaultApp: process.defaultApp === true,
  cwd: process.cwd(),
})
const out = join(import.meta.dirname, '..')
const devServer = devServerOf(app.isPackaged, process.env)

for (const unknown of given.unknown) console.error(`Postil does not know ${unknown}.`)
declareScheme()
shutOffNames(devServer)

const opened = new Opened()
const wanted = wantedOf(given.words, process.cwd())
// What arrives before there is a window waits for the one that is about to open.
let forward: () => void = () => undefined
/** Something was opened while the app runs, or is about to. */
function arrive(more: Wanted): void {
  opened.add(more)
  forward()
}

// The packed app runs nothing as Node, so its command line is the app without a window.
if (given.command !== null) {
  void runProcess(given.command, out).then((code) => app.exit(code))
} else if (!claimInstance(given.library === null, wanted)) {
  app.quit()
} else {
  hearSystem(arrive)
  welcomeSecond(arrive)
  opened.add(wanted)
  app.on('web-contents-created', (_event, contents) => secureContents(contents))
  app
    .whenReady()
    .then(() =>
      run(
        { given, wanted, opened, arrive, out, devServer, home: devServer ?? HOME },
        (bring) => (forward = bring),
      ),
    )
    .catch(fail)
}

function fail(error: unknown): void {
  if (!(error instanceof PostilError)) console.error('Postil cannot start:', error)
  failToStart(error instanceof Error ? error.message : String(error))
}
