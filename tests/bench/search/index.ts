/**
 * Search as one types over 10,000 articles of 400 words: what each key takes, for each start of a query as it is typed,
 * beside minisearch as its README uses it. Times are of the search alone, in one process.
 */
import MiniSearch from 'minisearch'
import type * as Made from '../../../main/search/search-index.ts'
import { bundled } from './bundled.ts'
import { makeCorpus, makeQueries } from './corpus.ts'

/**
 * `--articles=N` and `--words=N` for another library, `--queries=N` for more queries of each
 * kind, `--alone` without minisearch, which takes minutes.
 */
export async function run(given: readonly string[]): Promise<void> {
  const { SearchIndex } = await bundled<typeof Made>('main/search/search-index.ts')
  const option = (name: string, otherwise: number) =>
    Number(given.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
  const corpus = makeCorpus(option('articles', 10_000), option('words', 400))
  const queries = makeQueries(corpus, option('queries', 20))
  console.log(`${corpus.documents.length} articles, ${corpus.words.length} words to draw from`)

  const index = built('postil', () => new SearchIndex(corpus.documents))
  const saved = timed(() => index.save())
  console.log(`postil, saved: ${mb(saved.value.length)} in ${ms(saved.time)}`)
  const loaded = timed(() => SearchIndex.load(saved.value))
  if (loaded.value?.size !== index.size) throw new Error('what was saved is not what was loaded')
  console.log(`postil, loaded: ${ms(loaded.time)}`)
  const changed = timed(() => {
    for (const document of corpus.documents.slice(0, 100)) index.put({ ...document, hash: 'changed' })
  })
  console.log(`postil, an article changed: ${ms(changed.time / 100)}`)
  report('postil', queries, (typed) => index.search(typed))

  if (given.includes('--alone')) return
  const peer = built('minisearch', () => {
    const made = new MiniSearch({ fields: ['title', 'text'], storeFields: ['title'] })
    made.addAll(corpus.documents)
    return made
  })
  console.log(`minisearch, saved: ${mb(JSON.stringify(peer).length)}`)
  report('minisearch', queries, (typed) =>
    peer.search(typed, { prefix: true, fuzzy: 0.2, combineWith: 'AND', boost: { title: 2 } }).slice(0, 20),
  )
}

function built<T>(name: string, make: () => T): T {
  globalThis.gc?.()
  const before = memory()
  const { value, time } = timed(make)
  globalThis.gc?.()
  console.log(`${name}, built: ${ms(time)}, ${mb(memory() - before)} of memory beside the articles`)
  return value
}

function memory(): number {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

function timed<T>(work: () => T): { value: T; time: number } {
  const start = performance.now()
  return { value: work(), time: performance.now() - start }
}

/**
 * Every start of every query, as a person types it, each once, after a few to warm up: the time by the clock, and the time
 * of the processor, which other work on the machine does not lengthen.
 */
function report(
  name: string,
  queries: Readonly<Record<string, string[]>>,
  search: (typed: string) => unknown,
): void {
  const all: Taken[] = []
  for (const [kind, list] of Object.entries(queries)) {
    for (const typed of list.slice(0, 3)) for (const start of startsOf(typed)) search(start)
    const taken = list.flatMap((typed) => startsOf(typed).map((start) => measured(() => search(start))))
    all.push(...taken)
    console.log(`${name}, ${kind}: ${summary(taken)}`)
  }
  console.log(`${name}, all keys: ${summary(all)}`)
}

/** In milliseconds. */
interface Taken {
  clock: number
  processor: number
}

function measured(work: () => unknown): Taken {
  const before = process.cpuUsage()
  const { time } = timed(work)
  const { user, system } = process.cpuUsage(before)
  return { clock: time, processor: (user + system) / 1000 }
}

function startsOf(typed: string): string[] {
  return Array.from(typed, (_, index) => typed.slice(0, index + 1))
}

function summary(taken: readonly Taken[]): string {
  const parts = (['clock', 'processor'] as const).map((which) => {
    const sorted = taken.map((each) => each[which]).sort((a, b) => a - b)
    const part = (share: number) => ms(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0)
    return `${which} median ${part(0.5)}, p95 ${part(0.95)}, worst ${part(1)}`
  })
  return `${parts.join('; ')} (n ${taken.length})`
}

const ms = (time: number) => `${time.toFixed(time < 20 ? 2 : 0)} ms`
const mb = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`
