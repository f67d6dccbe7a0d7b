/**
 * The built app in a folder of its own, for flows: `import { test, expect } from './app.ts'`, then
 * `const postil = await launchApp()`. Whatever goes wrong on the way (an error in the page or in main, a preload that
 * failed, a request for the network) fails the test, unless it said `postil.expectProblem(...)`.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from 'playwright/test'
import { SCHEMA_VERSION } from '../../preload/model.ts'
import type {} from '../../renderer/bridge.ts'
import { collectProblems, type Problems } from './problems.ts'

export { expect } from 'playwright/test'

/** The unpackaged app: `npm run build` comes before. */
export const ROOT = resolve(import.meta.dirname, '../..')

export interface LaunchOptions {
  /** A folder of articles instead of those that come with the app. */
  seeds?: string
  /** A library that is there already; else a new one. null is the person's own, in userData. */
  library?: string | null
  /** The folder of settings and of Chromium's own files; else a new one. null is the person's own, as it is. */
  userData?: string | null
  /** Lets the app begin with the first steps, as it does for somebody new. */
  firstSteps?: boolean
  /** Passed through to the app's command line. */
  args?: readonly string[]
  /** A packed app instead of the built one. */
  executable?: string
  /** Where it is started from. */
  cwd?: string
}

export interface Postil {
  app: ElectronApplication
  page: Page
  /** The exit code, when the app has ended. */
  ended: Promise<number | null>
  library: string
  userData: string
  /** Quits as a person does, and waits for the process to end. */
  close(): Promise<void>
  /** Quits, and starts again on the same library and settings. */
  restart(): Promise<Postil>
  /** Takes problems that match out of those that fail the test; there must be at least one when it ends. */
  expectProblem(pattern: RegExp): void
}

interface Fixtures {
  /** A folder of this test's own, with a space and a letter beyond ASCII in its path. */
  folder: string
  launchApp: (options?: LaunchOptions) => Promise<Postil>
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'postil flow ü '))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },

  launchApp: async ({ folder }, use) => {
    const running = new Set<Postil>()
    const problems = collectProblems()
    let count = 0
    await use((options = {}) => {
      const n = ++count
      return launch(
        {
          library: join(folder, `library ${n}`),
          userData: join(folder, `user ${n}`),
          ...options,
        },
        problems,
        running,
      )
    })
    for (const postil of running) await postil.close()
    problems.check()
  },
})

type Where = LaunchOptions & { library: string | null; userData: string | null }

async function launch(where: Where, problems: Problems, running: Set<Postil>): Promise<Postil> {
  const { library, seeds, executable, cwd = ROOT, args = [] } = where
  if (where.firstSteps !== true && where.userData !== null) await endFirstSteps(where.userData)
  const app = await _electron.launch({
    cwd,
    // The theme is the app's to choose; Playwright would say that the system is light.
    colorScheme: null,
    ...(executable === undefined ? {} : { executablePath: executable }),
    args: [
      ...(executable === undefined ? [ROOT] : []),
      ...(where.userData === null ? [] : [`--user-data-dir=${where.userData}`]),
      ...(library === null ? [] : [`--library=${library}`]),
      ...(seeds === undefined ? [] : [`--seeds=${seeds}`]),
      ...args,
    ],
  })
  problems.watch(app)
  const page = await app.firstWindow()
  // A window begins with an empty page, and goes from there to ours.
  await page.locator('#app').waitFor({ state: 'attached' })
  await page.waitForLoadState()
  const child = app.process()
  const userData = where.userData ?? (await app.evaluate((electron) => electron.app.getPath('userData')))
  const postil: Postil = {
    app,
    page,
    ended: new Promise((done) => child.once('exit', done)),
    library: library ?? join(userData, 'library'),
    userData,
    async close() {
      if (!running.delete(postil)) return
      await app.close()
      const code = await postil.ended
      if (code !== 0) problems.add(`the app ended with code ${code}`)
    },
    async restart() {
      await postil.close()
      return launch(where, problems, running)
    },
    expectProblem: (pattern) => problems.expect(pattern),
  }
  running.add(postil)
  return postil
}

/** Whoever begins a flow knows the app already, unless the flow is about those who do not. */
async function endFirstSteps(userData: string): Promise<void> {
  const firstSteps = { state: 'ended', began: '', library: '', article: '', passed: [] }
  await mkdir(userData, { recursive: true })
  const settings = JSON.stringify({ version: SCHEMA_VERSION, firstSteps })
  await writeFile(join(userData, 'settings.json'), settings, { flag: 'wx' }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  })
}

/** Selects a word of the article as a mouse does. */
export async function selectWord({ page }: Pick<Postil, 'page'>, paragraph = 0): Promise<void> {
  const block = page.locator('[data-pane="text"] p:not(.dateline)').nth(paragraph)
  await block.dblclick({ position: { x: 60, y: 14 } })
}
