import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ImportPreview, Unit } from '../../preload/interchange.ts'
import { UNITS } from '../../preload/interchange.ts'
import { findAnnotations, OTHER_KINDS } from '../annotation-files.ts'
import { gather } from '../articles/import/gather.ts'
import type { Reader } from '../articles/import/reader.ts'
import { fileProblem, PostilError } from '../errors.ts'
import { FormatHost, type FoundFiles } from '../formats/host.ts'
import { expand } from '../formats/reading/expand.ts'
import type { InFile, Reading } from '../formats/reading/reading.ts'
import { formatOf } from '../formats/registry.ts'
import { importPaths } from '../importing.ts'
import type { ReadingPlan } from '../library.ts'
import type { OpenLibrary } from '../store/library.ts'
import { openLibrary } from '../store/open.ts'
import { articleOf } from './export.ts'
import { reading } from './readable.ts'
import type { Say } from './say.ts'
import { EXIT, Usage, type Options } from './words.ts'

interface Came {
  plan: ReadingPlan | null
  articles: { article: string; title: string }[]
  failed: { file: string; why: string }[]
}

/** Brings files and folders in. */
export async function importFiles(
  folder: string,
  options: Options,
  paths: readonly string[],
  reader: Pick<Reader, 'read'>,
  say: Say,
): Promise<number> {
  if (paths.length === 0) throw new Usage('postil import needs files or folders to read.')
  const unit = unitOf(options.unit)
  const given = options.format === undefined ? null : await readAs(options.format, paths)
  const work = (library: OpenLibrary): Promise<Came> => bring(library, paths, given, unit, options, reader)
  const came =
    options['dry-run'] === true
      ? await reading(folder, work)
      : await writing(folder, options.author ?? '', work)
  const { plan, articles, failed } = came
  say.result(plan ? { ...plan, imported: articles, failed } : { imported: articles, failed }, () => {
    if (plan) for (const line of linesOf(plan)) say.line(line)
    for (const { title, article } of articles) say.line(`${article}\t${title}`)
  })
  for (const { file, what } of plan?.problems ?? []) say.remark(file === null ? what : `${file}: ${what}`)
  for (const { file, why } of failed) say.remark(`${file} did not come in: ${why}.`)
  const isNothing = plan === null && articles.length === 0 && failed.length === 0
  if (isNothing) say.remark(nothingIn(paths))
  const isWhole =
    !isNothing && failed.length === 0 && (plan?.problems.every(({ lost }) => lost !== true) ?? true)
  return isWhole ? EXIT.fine : EXIT.faults
}

async function writing<T>(
  folder: string,
  author: string,
  work: (library: OpenLibrary) => Promise<T>,
): Promise<T> {
  const library = await openLibrary({ folder, seeds: null, author: () => author })
  try {
    return await work(library)
  } finally {
    await library.close()
  }
}

function unitOf(said: string | undefined): Unit | null {
  if (said === undefined) return null
  const wanted = said.toLowerCase().replace(/[-_\s]/g, '')
  const unit = UNITS.find((each) => each.toLowerCase().replace(/[-\s]/g, '') === wanted)
  if (!unit) throw new Usage('--unit is utf-16 or code-points.')
  return unit
}

async function bring(
  library: OpenLibrary,
  paths: readonly string[],
  given: Reading | null,
  unit: Unit | null,
  options: Options,
  reader: Pick<Reader, 'read'>,
): Promise<Came> {
  const isDry = options['dry-run'] === true
  const [article = null] = (options.article ?? []).map((said) => articleOf(said, library.view().articles))
  const choice = { unit, article }
  const planned = async (found: Reading): Promise<ReadingPlan> =>
    isDry ? library.planReading(found, choice) : (await library.bringReading(found, choice)).plan
  if (given) return { plan: await planned(given), articles: [], failed: [] }
  const never = new AbortController().signal
  const gathered = await gather(paths, OTHER_KINDS)
  const found = await findAnnotations(gathered, { read: readHere, onFile: () => undefined }, never)
  const plan = found.found ? await planned(found.found.reading) : null
  const texts = gathered.files.filter((path) => !found.taken.has(path))
  const failed = [...gathered.failed, ...found.failed]
  if (texts.length === 0) return { plan, articles: [], failed }
  if (isDry) return { plan, articles: texts.map((path) => ({ article: '', title: basename(path) })), failed }
  const report = await importPaths(
    texts,
    {
      library,
      read: (task, signal) => reader.read(task, signal),
      readAnnotations: () => Promise.resolve({ found: null, others: [], left: [], failed: [] }),
      waiting: { hold: () => Promise.reject(new Error('nothing waits')) },
      onProgress: () => undefined,
    },
    never,
  )
  const articles = [...report.came, ...report.known, ...report.newer].map(({ article: id, title }) => ({
    article: id,
    title,
  }))
  return { plan, articles, failed: [...failed, ...report.failed] }
}

function readHere(files: InFile[]): Promise<FoundFiles> {
  const answer = new FormatHost().ask({ do: 'read', files })
  if (answer.ok) return Promise.resolve(answer.value as FoundFiles)
  return Promise.reject(new Error(answer.missing ? 'nothing was read' : answer.message))
}

/** The files of a format that was named, whatever they look like. A folder's are all of its files; a zip that is none of the format is opened. */
async function readAs(id: string, paths: readonly string[]): Promise<Reading> {
  const format = formatFor(id)
  if (!format.reader) throw new Usage(`${id} is written and not read.`)
  const kinds = new Set([...OTHER_KINDS, '.ann', '.conf', '.xml', '.json', '.jsonl', '.csv', '.zip'])
  const { files, others, names, failed } = await gather(paths, kinds)
  const [refused] = failed
  if (refused) throw new PostilError('unreadable', `${refused.file} could not be read: ${refused.why}.`)
  const read: InFile[] = []
  for (const path of [...files, ...others]) {
    const name = names.get(path) ?? basename(path)
    try {
      read.push({ path: name, bytes: await readFile(path) })
    } catch (error) {
      throw new PostilError('unreadable', `${path} could not be read: ${fileProblem(error).why}.`, {
        cause: error,
      })
    }
  }
  if (read.length === 0) throw new PostilError('unreadable', nothingIn(paths))
  if (format.makes === 'folder' && format.reader.recognises(read)) return format.reader.read(read)
  // What stands beside an export (a labelling configuration) is no part of it.
  const { reader } = format
  const own = read.filter((file) => reader.recognises([file]))
  return reader.read(own.length > 0 ? own : read.flatMap((file) => expand(file) ?? [file]))
}

const nothingIn = (paths: readonly string[]): string => `There is nothing to read in ${paths.join(', ')}.`

function formatFor(id: string): ReturnType<typeof formatOf> {
  try {
    return formatOf(id)
  } catch (error) {
    throw new Usage(error instanceof Error ? error.message : String(error))
  }
}

function linesOf(plan: Omit<ImportPreview, 'format' | 'formatName' | 'files'>): string[] {
  const articles = (fate: string): number => plan.articles.filter((each) => each.fate === fate).length
  const tally = (name: string, { new: made, known, changed }: ImportPreview['claims']): string =>
    `${name}\t${made} new\t${known} known\t${changed} changed`
  const { atPlace, byQuote, notFound } = plan.anchored
  return [
    `articles\t${articles('new')} new\t${articles('known')} known\t${articles('homeless')} without a text`,
    tally('annotations', plan.annotations),
    tally('claims', plan.claims),
    tally('relations', plan.relations),
    tally('people', plan.people),
    tally('tags', plan.tags),
    `passages\t${atPlace} at their place\t${byQuote} by their words\t${notFound} not found`,
    ...(plan.unit ? [`positions\t${plan.unit.used}`] : []),
  ]
}
