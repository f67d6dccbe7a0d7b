/** `node tests/bench/run.mjs NAME`: runs tests/bench/NAME/index.ts, sources and all, as the app's own build reads them. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'

const [name = '', ...words] = process.argv.slice(2)
const file = join(import.meta.dirname, name, 'index.ts')
if (name === '' || !existsSync(file)) {
  console.error(`No such benchmark: ${name || '(none named)'}`)
  process.exit(2)
}
const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' })
await module.run(words)
