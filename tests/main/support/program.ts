/** A process of its own that uses a library: what is killed, locked out, or runs out of disk. */
import { join } from 'node:path'
import { toFailure } from '../../../main/errors.ts'
import type { Library } from '../../../main/library.ts'
import { JOURNAL_FILE } from '../../../main/store/journal-read.ts'
import { Journal } from '../../../main/store/journal.ts'
import { openLibrary } from '../../../main/store/open.ts'

const [mode, folder = '', seeds = '', size = '10'] = process.argv.slice(2)

// A file that may not grow any more is to fail as a full disk does, not to end the process.
process.on('SIGXFSZ', () => undefined)

/** One line a word to whoever started this, written before the next step is taken. */
function say(word: unknown): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${JSON.stringify(word)}\n`, () => resolve()))
}

/** Fills a journal until the disk takes no more, then says what a short line does. */
async function fillJournal(): Promise<void> {
  const journal = await Journal.open(join(folder, JOURNAL_FILE), 0, 1)
  const edit = { at: '', where: null, files: [], changes: [], label: 'x'.repeat(Number(size)) }
  try {
    for (;;) await journal.append({ edit })
  } catch (error) {
    await say(toFailure(error))
  }
  await say({ appended: await journal.append({ undo: 1 }) })
  await journal.close()
}

async function edit(library: Library): Promise<void> {
  const [row] = library.view().articles
  const article = row?.id ?? ''
  for (let i = 0; ; i++) {
    const made = await library.do({ do: 'annotate', article, kind: 'note', ranges: [] })
    const annotation = made.where?.annotation ?? ''
    const note = `${i} ${'x'.repeat(Number(size))}`
    await library.do({ do: 'note', article, annotation, note })
    await say({ annotation, note })
  }
}

try {
  if (mode === 'journal') await fillJournal()
  else {
    const library = await openLibrary({ folder, seeds, author: () => 'Ada' })
    await say('open')
    if (mode === 'hold') process.stdin.resume()
    else await edit(library)
  }
} catch (error) {
  await say(toFailure(error))
  process.exit(0)
}
