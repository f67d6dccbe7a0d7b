import { resolve } from 'node:path'

/** What the app was started with. */
export interface Arguments {
  /** --library=DIR: the library to open instead of the person's own. */
  library: string | null
  /** --seeds=DIR: the folder of articles to load instead of those that come with the app. */
  seeds: string | null
  /** The words that are no switches: files and links to open. */
  words: string[]
  /** A word of the command line and all that follows it; null where there is none. */
  command: string[] | null
  /** Switches that nobody knows, for a warning: a misspelt --libary must not open the person's own in silence. */
  unknown: string[]
}

export interface Start {
  /** process.argv, with the executable. */
  argv: readonly string[]
  /** process.defaultApp: the app's own path stands in argv too. */
  defaultApp: boolean
  cwd: string
}

/** Words of the command line: what follows one is its own affair and passes whole. */
const CLI_WORDS = new Set(['export', 'import', 'list', 'check'])

/** Switches of Chromium, Electron and Node that stay in argv: they say how the window runs, not what it opens. */
const CHROMIUM_SWITCHES = new Set([
  'allow-natives-syntax',
  'class',
  'disable',
  'experimental',
  'headless',
  'high-dpi-support',
  'host-rules',
  'inspect',
  'js-flags',
  'lang',
  'log-file',
  'log-level',
  'log-net-log',
  'name',
  'no-first-run',
  'no-sandbox',
  'no-zygote',
  'original-process-start-time',
  'password-store',
  'proxy-server',
  'squirrel-firstrun',
  'test-type',
  'user-data-dir',
  'v',
  'vmodule',
])
/** Families of such switches: --disable-gpu, --inspect-brk, --remote-debugging-port and their like. */
const CHROMIUM_FAMILY = /^(disable|enable|force|gtk|inspect|ozone|remote|trace|use|wayland|net-log|unsafely)-/

/** Reads argv. It holds more than the person typed: the app's path, and switches that Playwright and Chromium leave. */
export function parseArguments({ argv, defaultApp, cwd }: Start): Arguments {
  const parsed: Arguments = { library: null, seeds: null, words: [], command: null, unknown: [] }
  const items = argv.slice(1)
  let appPathSeen = !defaultApp
  let onlyWords = false
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!
    if (onlyWords) {
      parsed.words.push(item)
    } else if (item === '--') {
      // Behind it stands what somebody else chose (a link of a page): neither a switch nor a word of the command line.
      onlyWords = true
    } else if (item === '-r' || item === '--require') {
      i++
    } else if (!item.startsWith('-') || item === '-') {
      if (!appPathSeen) appPathSeen = true
      else if (CLI_WORDS.has(item)) return { ...parsed, words: [], command: items.slice(i) }
      else parsed.words.push(item)
    } else {
      readSwitch(item, parsed, cwd)
    }
  }
  return parsed
}

function readSwitch(item: string, parsed: Arguments, cwd: string): void {
  const [, name = '', value] = /^--?([^=]*)(?:=(.*))?$/s.exec(item) ?? []
  if ((name === 'library' || name === 'seeds') && value) parsed[name] = resolve(cwd, value)
  else if (!CHROMIUM_SWITCHES.has(name) && !CHROMIUM_FAMILY.test(name) && !name.startsWith('psn_'))
    parsed.unknown.push(item)
}
