#!/usr/bin/env node
// @ts-check
/**
 * `npm run fuzz [-- MINUTES [FILTER...]]`: goes over the properties with new seeds until one fails or the time is over (10 minutes).
 * The seed is said before each round; POSTIL_SEED=N npx vitest run FILE tries it again.
 */
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const [minutes = '10', ...filters] = process.argv.slice(2)
if (!(Number(minutes) > 0)) {
  console.error(`Not a number of minutes: ${minutes}`)
  process.exit(2)
}
const properties = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' }).filter(
  (file) =>
    file.endsWith('.test.ts') &&
    /from 'fast-check'|arbitrary/.test(readFileSync(join(root, 'tests', file), 'utf8')) &&
    (filters.length === 0 || filters.some((each) => file.includes(each))),
)
if (properties.length === 0) {
  console.error(`No test of properties is called ${filters.join(' or ')}`)
  process.exit(2)
}

const end = Date.now() + Number(minutes) * 60_000
while (Date.now() < end) {
  const seed = String(randomInt(2 ** 31))
  console.log(`POSTIL_SEED=${seed}`)
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=dot', ...properties],
    { cwd: root, stdio: 'inherit', env: { ...process.env, POSTIL_SEED: seed } },
  )
  if (status !== 0) process.exit(status ?? 1)
}
