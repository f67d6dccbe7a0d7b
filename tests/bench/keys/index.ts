/**
 * The fewest presses for each attribution of PolNeAR's dev split, with the app's own motions, defaults and commands.
 * The caret begins where the sentence begins in which the attribution does; a chord counts once; every span must be
 * exactly right. Motion by line depends on the layout and is not used.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { COMMANDS } from '../../../preload/commands.ts'
import { readSplit } from './corpus.ts'
import { movesOf } from './moves.ts'
import { describePlaces, describeWays, quantile, type Found } from './report.ts'
import { Searcher } from './search.ts'

const CORPUS = resolve(import.meta.dirname, '../../../../shared/corpora/polnear')

/** What filling a claim needs besides motions; a table without one of them cannot be measured. */
const CLAIMING = ['source', 'cue', 'content', 'source.add', 'content.add', 'noSource'].map(
  (each) => `claim.${each}`,
)

/** The ids of the commands that have a key or a chord. */
function boundIds(): string[] {
  const ids = COMMANDS.filter((command) => command.keys !== undefined || command.chord !== undefined).map(
    (command): string => command.id,
  )
  const missing = CLAIMING.filter((id) => !ids.includes(id))
  if (missing.length > 0) throw new Error(`no key for ${missing.join(', ')}`)
  return ids
}

/**
 * `--split=train` reads another split, `--every=N` each Nth text; `--without=name,clause.previous` leaves motions out;
 * `--from=N` lists what takes N presses or more.
 */
export function run(words: readonly string[]): void {
  const option = (name: string) => words.find((word) => word.startsWith(`--${name}=`))?.split('=')[1]
  const folder = join(CORPUS, option('split') ?? 'dev')
  if (!existsSync(folder)) {
    console.log(`keys: nothing measured, the corpus is not here (${folder})`)
    return
  }
  const without = (option('without') ?? '').split(',')
  const isLeftOut = (id: string) =>
    without.some((each) => each !== '' && `${id}.`.startsWith(`move.${each}.`))
  const moves = movesOf(boundIds().filter((id) => !isLeftOut(id)))
  const found: Found[] = []
  for (const article of readSplit(folder, Number(option('every') ?? 1))) {
    const searcher = new Searcher(article.page, moves)
    for (const attribution of article.attributions) {
      found.push({ attribution, text: article.page.text, way: searcher.fewest(attribution) })
    }
  }
  const from = option('from')
  if (from !== undefined) for (const line of describeWays(found, Number(from))) console.log(line)
  for (const line of describePlaces(found)) console.log(line)
  const presses = found.map(({ way }) => way?.presses ?? Infinity).sort((a, b) => a - b)
  console.log(`keys: median ${quantile(presses, 0.5)}, p90 ${quantile(presses, 0.9)}, n ${presses.length}`)
}
