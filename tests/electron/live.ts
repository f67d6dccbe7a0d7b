/** The probe, open and driven as a person would, for one test file. */
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { afterAll, beforeAll } from 'vitest'
import { buildStandIn } from './launch/build.mjs'
import { PROBE, SLOW } from './support.ts'

/** The open probe. */
export interface Live {
  app: ElectronApplication
  page: Page
  /** Clicks of the probe's menu so far; empties the list. */
  clicks(): Promise<string[]>
  /** A turn of main after everything that the page has told it. */
  settled(): Promise<unknown>
}

/** Opens it before the file's tests, through Playwright's unmodified launcher, and closes it after them. */
export function useProbe(): Live {
  const live = {
    clicks: () => live.app.evaluate(() => (globalThis as unknown as { clicks: string[] }).clicks.splice(0)),
    settled: () => live.page.evaluate(`probe.invoke('look', 0)`),
  } as Live
  beforeAll(async () => {
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] = await buildStandIn()
    const env = { ...process.env, PROBE_STAY: '1', DISPLAY: '', WAYLAND_DISPLAY: '' } as Record<
      string,
      string
    >
    live.app = await _electron.launch({ args: [PROBE], env, timeout: SLOW })
    live.page = await live.app.firstWindow()
    await live.page.locator('#text').waitFor()
    await live.page.waitForLoadState()
  }, SLOW)
  afterAll(() => live.app?.close(), SLOW)
  return live
}
