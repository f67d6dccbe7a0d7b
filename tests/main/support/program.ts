/** A process of its own that uses a library: what is killed, locked out, or runs out of disk. */
import { openLibrary } from '../../../main/store/open.ts'
import { toFailure } from '../../../main/errors.ts'

const [mode, folder = '', seeds = '', size = '10'] = process.argv.slice(2)

// A file that may not grow any more is to fail as a full disk does, not to end the process.
process.on('SIGXFSZ', () => undefined)

/** One line a word to whoever started this, written before the next step is taken. */
function say(word: unknown): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${JSON.stringify(word)}\n`, () => resolve()))
}

try {
  const library = await openLibrary({ folder, seeds, author: () => 'Ada' })
  await say('open')
  if (mode === 'hold') process.stdin.resume()
  else {
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
} catch (error) {
  await say(toFailure(error))
  process.exit(0)
}
