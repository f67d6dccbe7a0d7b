/**
 * The fewest presses for each attribution of PolNeAR's dev split, with the app's own motions, defaults and commands.
 * The caret begins where the sentence begins in which the attribution does; a chord counts once; every span must be
 * exactly right. Motion by line depends on the layout and is not used.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { segmentText } from '../../../main/articles/segments.ts'
import { COMMANDS } from '../../../preload/commands.ts'
import { readSplit } from './corpus.ts'
import { movesOf } from './moves.ts'
import { Searcher, type Way } from './search.ts'

const shared = resolve(import.meta.dirname, '../../../../shared/corpora/polnear')

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

/** `--split=train` reads another split, `--every=N` each Nth text, `--without=UNIT` leaves a motion out, `--worst` lists. */
export function run(words: readonly string[]): void {
  const option = (name: string) => words.find((word) => word.startsWith(`--${name}=`))?.split('=')[1]
  const folder = join(shared, option('split') ?? 'dev')
  if (!existsSync(folder)) {
    console.log(`keys: nothing measured, the corpus is not here (${folder})`)
    return
  }
  const without = (option('without') ?? '').split(',')
  const bound = COMMANDS.filter((command) => command.keys !== undefined || command.chord !== undefined)
  const ids = bound
    .map((command) => command.id as string)
    .filter((id) => !without.includes(id.split('.')[1] ?? ''))
  const moves = movesOf(ids)
  const every = Number(option('every') ?? 1)
  const presses: number[] = []
  const ways: [string, string, Way][] = []
  let unreachable = 0
  for (const [at, article] of readSplit(folder).entries()) {
    if (at % every !== 0) continue
    const page = { ...article, segments: segmentText(article.text, article.blocks, 'en') }
    const searcher = new Searcher(page, moves)
    for (const attribution of article.attributions) {
      const way = searcher.fewest(attribution)
      if (way === null) {
        unreachable++
        if (words.includes('--worst')) console.log('NONE', attribution.id, JSON.stringify(attribution))
      }
      presses.push(way?.presses ?? Infinity)
      if (way === null) continue
      const shown = (['source', 'cue', 'content'] as const).map((role) =>
        attribution[role].map((span) => article.text.slice(span.start, span.end)).join(' … '),
      )
      ways.push([attribution.id, shown.join(' | '), way])
    }
  }
  if (words.includes('--worst')) list(ways, Number(option('from') ?? 10))
  report(ways)
  presses.sort((a, b) => a - b)
  if (unreachable > 0) console.log(`${unreachable} cannot be had`)
  console.log(`mean ${(presses.reduce((sum, each) => sum + each, 0) / presses.length).toFixed(2)}`)
  console.log(`keys: median ${quantile(presses, 0.5)}, p90 ${quantile(presses, 0.9)}, n ${presses.length}`)
}

/** What each place cost on average, and how it was taken. */
function report(ways: readonly [string, string, Way][]): void {
  for (const role of ['source', 'cue', 'content'] as const) {
    const steps = ways.flatMap(([, , way]) => way.steps.filter((step) => step.role === role))
    const how = new Map<string, number>()
    for (const step of steps) {
      const key = `${step.moved > 0 ? 'moved ' : ''}${step.how === 'selected' ? 'selected' : `press ${step.how + 1}`}`
      how.set(key, (how.get(key) ?? 0) + 1)
    }
    const cost = steps.reduce((sum, step) => sum + step.presses, 0) / Math.max(1, steps.length)
    const parts = [...how]
      .sort((a, b) => b[1] - a[1])
      .map(([key, count]) => `${key} ${Math.round((count / steps.length) * 100)} %`)
    console.log(`${role}: ${cost.toFixed(2)} presses a piece; ${parts.slice(0, 9).join(', ')}`)
  }
}

function list(ways: readonly [string, string, Way][], from: number): void {
  for (const [id, shown, way] of ways) {
    if (way.presses < from) continue
    console.log(
      id,
      way.presses,
      way.steps.map((step) => `${step.role}:${step.moved}+${step.how}=${step.presses}`).join(' '),
      '\n   ',
      shown.replace(/\s+/g, ' ').slice(0, 400),
    )
  }
}
