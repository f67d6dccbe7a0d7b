#!/usr/bin/env node
// @ts-check
/**
 * Sees to it that an Electron is there, and runs what needs one.
 *   node tests/electron/launch/run.mjs start [-- ARGS]     builds the app and opens it; the tour where there is no display
 *   node tests/electron/launch/run.mjs dev [-- ARGS]       electron-vite dev
 *   node tests/electron/launch/run.mjs exec -- COMMAND     any command, with the environment set
 *   node tests/electron/launch/run.mjs env                 the environment, for a shell to evaluate
 */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { environment, NotHere, prepare } from './resolve.mjs'
import { say } from './say.mjs'
import { findXvfb, hasDisplay } from './system.mjs'

export { prepare, resolveElectron } from './resolve.mjs'

const root = join(import.meta.dirname, '../../..')

/**
 * Runs a command of the project to its end, and passes signals on.
 * @param {string[]} command
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} its exit code
 */
function run([name = '', ...args], env = {}) {
  const path = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter)
  const child = spawn(name, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env, PATH: path },
    shell: process.platform === 'win32',
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}

/** @param {string[]} args */
async function start(args) {
  if (!hasDisplay()) {
    say('there is no display, so the app cannot be opened: taking the tour instead (npm run tour)')
    return run(['npm', 'run', 'tour'])
  }
  const found = await prepare()
  const built = await run(['electron-vite', 'build', '--logLevel', 'warn'])
  if (built !== 0) return built
  const asRoot = found.kind === 'electron' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return run([found.exec, '.', ...asRoot, ...args], environment(found))
}

/** @param {string[]} command */
async function exec(command) {
  const found = await prepare()
  const needsScreen = found.kind === 'electron' && !hasDisplay()
  const xvfb = needsScreen ? findXvfb() : undefined
  if (needsScreen && !xvfb)
    throw new NotHere("Electron's own binary needs a display: apt-get install -y xvfb")
  return run(xvfb ? [xvfb, '-a', ...command] : command, environment(found))
}

/** @param {string[]} words @returns {Promise<number>} */
async function main([mode, ...words]) {
  const rest = words[0] === '--' ? words.slice(1) : words
  switch (mode) {
    case 'start':
      return start(rest)
    case 'dev':
      return exec(['electron-vite', 'dev', ...(rest.length ? ['--', ...rest] : [])])
    case 'exec':
      if (rest.length) return exec(rest)
      break
    case 'env':
      for (const [name, value] of Object.entries(environment(await prepare())))
        console.log(`export ${name}='${value}'`)
      return 0
  }
  say('usage: run.mjs start|dev|env|exec -- COMMAND')
  return 2
}

if (process.argv[1] === import.meta.filename) {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof NotHere)) throw error
    say(error.message)
    process.exitCode = 1
  }
}
