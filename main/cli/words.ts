/** What the command line understands, and how it says so. */
import { parseArgs, type ParseArgsConfig } from 'node:util'

export const EXIT = {
  fine: 0,
  /** Something in the data was wrong, or did not come in: it is said. */
  faults: 1,
  usage: 2,
  /** The library cannot be opened, or a file cannot be read or written. */
  failed: 3,
} as const

export const COMMANDS = ['export', 'import', 'list', 'check'] as const
export type Command = (typeof COMMANDS)[number]

const OPTIONS = {
  library: { type: 'string' },
  format: { type: 'string' },
  article: { type: 'string', multiple: true },
  filter: { type: 'string', multiple: true },
  out: { type: 'string' },
  url: { type: 'string' },
  unit: { type: 'string' },
  author: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options']
export type Options = {
  [K in keyof typeof OPTIONS]?: (typeof OPTIONS)[K] extends { multiple: true }
    ? string[]
    : (typeof OPTIONS)[K] extends { type: 'boolean' }
      ? boolean
      : string
}

/** Which options each command takes, beside --library, --json and --help. */
const TAKES: Readonly<Record<Command, readonly (keyof Options)[]>> = {
  export: ['format', 'article', 'filter', 'out', 'url'],
  import: ['format', 'article', 'unit', 'author', 'dry-run'],
  list: [],
  check: [],
}
const ALWAYS: readonly (keyof Options)[] = ['library', 'json', 'help', 'version']

export interface Asked {
  command: Command | null
  options: Options
  /** What is neither a command nor an option: paths to import. */
  rest: string[]
}

/** A request that makes no sense; its message says what would. */
export class Usage extends Error {}

/** Reads the words after the program's name. @throws Usage */
export function readWords(words: readonly string[]): Asked {
  const { values, positionals } = parsed(words)
  const [word, ...rest] = positionals
  if (word === undefined) return { command: null, options: values, rest }
  const command = COMMANDS.find((each) => each === word)
  if (!command) throw new Usage(`There is no command ${word}. There are: ${COMMANDS.join(', ')}.`)
  const odd = (Object.keys(values) as (keyof Options)[]).find(
    (name) => !ALWAYS.includes(name) && !TAKES[command].includes(name),
  )
  if (odd !== undefined) throw new Usage(`postil ${command} takes no --${odd}.`)
  return { command, options: values, rest }
}

function parsed(words: readonly string[]): { values: Options; positionals: string[] } {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true, strict: true })
  } catch (error) {
    // Node says which word it is, and then how to quote it, which is of no use here.
    const [said = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
    throw new Usage(`${said.replace(/\.$/, '')}.`)
  }
}
