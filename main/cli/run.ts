import { resolve } from 'node:path'
import type { Reader } from '../articles/import/reader.ts'
import { PostilError } from '../errors.ts'
import { check } from './check.ts'
import { exportLibrary } from './export.ts'
import { helpFor } from './help.ts'
import { importFiles } from './import.ts'
import { list } from './list.ts'
import { Say, type Output } from './say.ts'
import { EXIT, readWords, Usage, type Asked } from './words.ts'

export interface Means extends Output {
  cwd: string
  version: string
  /** Reads articles. */
  reader: Pick<Reader, 'read'>
}

/** Does what the words of a command line say; gives the code to exit with. Never throws. */
export async function runWords(words: readonly string[], means: Means): Promise<number> {
  const say = new Say(means, words.includes('--json'))
  try {
    const asked = readWords(words)
    if (asked.options.version === true) {
      say.line(means.version)
      return EXIT.fine
    }
    if (asked.options.help === true || asked.command === null) {
      means.out(`${helpFor(asked.command)}\n`)
      return asked.options.help === true ? EXIT.fine : EXIT.usage
    }
    return await run(asked, means, say)
  } catch (error) {
    if (error instanceof Usage) {
      say.remark(`${error.message} postil --help says more.`)
      return EXIT.usage
    }
    say.remark(
      error instanceof PostilError ? error.message : `Something went wrong inside Postil: ${String(error)}`,
    )
    if (!(error instanceof PostilError) && error instanceof Error && error.stack) say.remark(error.stack)
    return EXIT.failed
  }
}

function run({ command, options, rest }: Asked, { cwd, reader }: Means, say: Say): Promise<number> {
  if (options.library === undefined) throw new Usage(`postil ${command} needs --library.`)
  const folder = resolve(cwd, options.library)
  if (command !== 'import' && rest.length > 0) throw new Usage(`postil ${command} takes no ${rest[0]}.`)
  switch (command) {
    case 'export':
      return exportLibrary(folder, options, say)
    case 'import':
      return importFiles(
        folder,
        options,
        rest.map((path) => resolve(cwd, path)),
        reader,
        say,
      )
    case 'check':
      return check(folder, say)
    case 'list':
    case null:
      return list(folder, say)
  }
}
