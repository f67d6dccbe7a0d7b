/**
 * The ledger over 30,000 claims, in the app itself: how long it takes from a key or a click until the page has painted
 * what it asks for. Beside it, in the same page, a table with a row for each claim in the document, as one would write it
 * without virtual rows. `npm run build` comes before.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron } from 'playwright'
import { makeLibrary } from './library.ts'
import { fullTable } from './full-table.ts'
import { measure, type Times } from './measure.ts'

const ROOT = resolve(import.meta.dirname, '../../..')

/** `--claims=N` for another number of claims, `--times=N` for more repetitions. */
export async function run(words: readonly string[]): Promise<void> {
  const option = (name: string, otherwise: number) =>
    Number(words.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
  const claims = option('claims', 30_000)
  const times = option('times', 7)
  const folder = await mkdtemp(join(tmpdir(), 'postil bench '))
  try {
    const { seeds, library } = await makeLibrary(folder, { claims, articles: Math.ceil(claims / 100) })
    const started = performance.now()
    const app = await _electron.launch({
      cwd: ROOT,
      colorScheme: null,
      args: [ROOT, `--user-data-dir=${join(folder, 'user')}`, `--library=${library}`, `--seeds=${seeds}`],
      timeout: 120_000,
    })
    try {
      const page = await app.firstWindow()
      await page.locator('[data-pane="text"] [role="document"]').waitFor({ timeout: 120_000 })
      console.log(
        `start with ${claims} claims: ${Math.round(performance.now() - started)} ms until an article`,
      )
      // The claims of the library come after the article.
      await page.waitForTimeout(4000)
      await page.setViewportSize({ width: 1320, height: 820 })
      print('ledger', await measure(page, times))
      print('plain table', await fullTable(page, 1))
    } finally {
      await app.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The first and the median of each, in milliseconds. */
function print(what: string, all: Readonly<Record<string, Times>>): void {
  for (const [name, times] of Object.entries(all)) {
    const sorted = [...times].sort((a, b) => a - b)
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0
    const worst = sorted.at(-1) ?? 0
    console.log(
      `${what}, ${name}: first ${ms(times[0] ?? 0)}, median ${ms(median)}, worst ${ms(worst)} (n ${times.length})`,
    )
  }
}
const ms = (time: number) => `${time.toFixed(time < 20 ? 1 : 0)} ms`
