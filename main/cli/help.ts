/** What --help says, made from the formats that there are. */
import { FORMATS } from '../formats/registry.ts'
import type { Command } from './words.ts'

const USAGE: Readonly<Record<Command, string>> = {
  export: `postil export --library DIR --format ID [--article ID]... [--filter WHAT]... [--out PATH] [--url URL] [--json]

Writes a library, or some of its articles, in a format. Every position is read back before anything is written.
The library is not changed, and may be open in the app.

  --article ID    this article alone; its id or the name of its file, as postil list says them. May be given again.
  --filter WHAT   claims alone, with the passages where they are made: tag:PATH, by:NAME, verdict:NAME, type:TYPE,
                  relation:KIND, the name of a filter saved in the app, or words. Given again, all must hold.
  --out PATH      a file, or a folder for formats that make one; a name that ends in .zip packs the folder.
                  Left out, one file goes to the standard output.
  --url URL       the address at which a ClaimReview is published.`,
  import: `postil import --library DIR [--format ID] [--unit UNIT] [--article ID] [--author NAME] [--dry-run] [--json] PATH...

Brings files or folders in as one edit, which the app can undo: annotations in a format that is read, or articles. Makes
the library where there is none. The library must not be open in the app.

  --format ID     what the files are; left out, it is told by what is in them.
  --unit UNIT     what positions count, where the file's quotes do not tell: utf-16 or code-points.
  --article ID    the article that annotations without a text belong to.
  --author NAME   whose name new annotations carry that have none.
  --dry-run       says what it would do, and does nothing.`,
  list: `postil list --library DIR [--json]

Names the articles of a library, with what they hold. The library is not changed, and may be open in the app.`,
  check: `postil check --library DIR [--json]

Reads a whole library and says what is wrong with it: damaged files, passages that are not where they should be, records that
lead nowhere, files that are no part of it. Nothing is changed. Exits with 1 where something is wrong.`,
}

export function helpFor(command: Command | null): string {
  if (command !== null) {
    const formats = FORMATS.filter(({ reads }) => command === 'export' || (command === 'import' && reads))
    if (command === 'list' || command === 'check') return USAGE[command]
    const width = Math.max(...formats.map(({ id }) => id.length))
    return `${USAGE[command]}\n\nFormats:\n${formats
      .map(({ id, name, about }) => `  ${id.padEnd(width)}  ${name}. ${about}`)
      .join('\n')}`
  }
  return `postil COMMAND --library DIR [options]

  export   write a library in a format
  import   bring annotations or articles in
  list     name the articles
  check    say what is wrong with a library

postil COMMAND --help says more. Exit codes: 0 all is well, 1 something was wrong with the data and is said, 2 the
command makes no sense, 3 the library or a file cannot be opened, read or written.`
}
