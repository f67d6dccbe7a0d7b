/** A process of its own that uses a library: what is killed, locked out, or runs out of disk. */
import { join } from 'node:path'
import { Alone } from '../../../main/alone.ts'
import { BackingUp } from '../../../main/backing-up.ts'
import { toFailure } from '../../../main/errors.ts'
import type { Library } from '../../../main/library.ts'
import { JOURNAL_FILE } from '../../../main/store/journal-read.ts'
import { Journal } from '../../../main/store/journal.ts'
import { Place } from '../../../main/place.ts'
import { openSettings } from '../../../main/store/settings.ts'
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

/** Where a move is ended as in a crash: amid the files, before and behind the switch, and amid what is taken away. */
type MoveStep = 'copying' | 'copied' | 'set' | 'entered' | 'removing'

/** Moves a person's library, and ends at the step that `size` names. */
async function move(): Promise<void> {
  const step = (name: MoveStep): void => {
    if (name === size) process.kill(process.pid, 'SIGKILL')
  }
  const usual = join(folder, 'library')
  const settings = await openSettings(join(folder, 'settings.json'))
  let library = await openLibrary({ folder: usual, seeds, author: () => 'Ada' })
  const place = new Place({
    settings: {
      ...settings,
      async set(changes) {
        step('copied')
        const set = await settings.set(changes)
        step('set')
        return set
      },
    },
    named: false,
    usual,
    current: () => library,
    async enter(at) {
      library = await openLibrary({ folder: at, seeds, author: () => 'Ada' })
      step('entered')
      setTimeout(() => step('removing'), 2)
    },
    askFolder: () => Promise.resolve(join(folder, 'mine')),
    onProgress: ({ done }) => {
      if (done > 0) step('copying')
    },
  })
  await place.move()
  await library.close()
  await say('moved')
}

/** Makes a backup of a person's library, or goes back to the first one, and ends at the step that `size` names. */
async function backUp(): Promise<void> {
  const step = (name: string): void => {
    if (name === size) process.kill(process.pid, 'SIGKILL')
  }
  const usual = join(folder, 'library')
  const library = await openLibrary({ folder: usual, seeds, author: () => 'Ada' })
  const backups = new BackingUp(
    {
      settings: { get: () => ({ dailyBackups: 7 }) },
      current: () => library,
      async enter() {
        step('committed')
      },
      onStep(told) {
        if (told === null) return
        const at = told.done === told.total ? 'last' : 'first'
        step(mode === 'back' ? `${told.what} ${at}` : at)
      },
      now: () => new Date(),
      log: () => undefined,
      // Every step is told.
      often: 0,
    },
    new Alone(),
  )
  if (mode === 'backup') await backups.make()
  else await backups.goBack((await backups.list()).at(-1)?.id ?? '')
  await say('done')
}

try {
  if (mode === 'backup' || mode === 'back') await backUp()
  else if (mode === 'move') await move()
  else if (mode === 'journal') await fillJournal()
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
