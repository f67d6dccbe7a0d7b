import { join } from 'node:path'
import { Backups } from './backups.ts'
import { annotationsFile, articleCodec, type ArticleData } from './codec.ts'
import { JOURNAL_FILE, readJournal } from './journal-read.ts'
import { stepsOf } from './lines.ts'
import { inspect, recover, type Recovered } from './recovery.ts'
import { stepsByFile } from './replay.ts'

/** Reads an article's annotations while the library is open, and mends the file where that is needed since. */
export async function openArticleData(
  folder: string,
  id: string,
  now: () => Date,
): Promise<Recovered<ArticleData>> {
  const file = annotationsFile(id)
  const codec = articleCodec(id)
  const found = await inspect(folder, file, codec)
  if (found.state === 'good') return { data: found.data, stale: false, notices: [] }
  const steps = stepsOf((await readJournal(join(folder, JOURNAL_FILE))).lines)
  const backups = await Backups.list(folder)
  return recover(file, codec, found, {
    library: folder,
    backups,
    steps: stepsByFile(steps).get(file) ?? [],
    now,
  })
}
