import { randomUUID } from 'node:crypto'
import { loadSeeds } from '../articles/seeds.ts'
import { fileProblem, PostilError } from '../errors.ts'
import type { OpeningStep } from '../../preload/contract.ts'
import type { ReadFile } from './article-files.ts'
import { Behind } from './behind.ts'
import { DataFiles } from './data-files.ts'
import { makeFolder } from './durable.ts'
import { OpenLibrary } from './library.ts'
import { takeLock } from './lock.ts'
import { notCopied, Opening } from './opening.ts'
import { openArticleData } from './reopen.ts'
import { findStrangers } from './strangers.ts'
import { finishGoingBack } from './whole/going-back.ts'

export interface OpenOptions {
  /** The library's folder; it is made where it is missing. */
  folder: string
  /** The folder of seeds; null where there are none to load. */
  seeds: string | null
  /** Whose name new annotations carry; asked anew for each edit. */
  author: () => string
  now?: () => Date
  newId?: () => string
  /** Reads files that are imported; where it is missing they are refused. */
  readFile?: ReadFile
  /** Called when the library is this process's own: it will be opened, or cannot be. */
  held?: () => void
  /** Told how many of its articles have been read. */
  onStep?: (step: OpeningStep) => void
  /** Calls the opening off, as long as nothing was changed. */
  signal?: AbortSignal
  /** Told what a person would not understand: what failed, with its error. */
  log?: (message: string, error: unknown) => void
}

const cannotRead: ReadFile = () => Promise.resolve({ ok: false, why: 'there is nothing here that reads it' })

async function prepare(folder: string): Promise<void> {
  try {
    await makeFolder(folder)
  } catch (error) {
    const { code, why } = fileProblem(error)
    throw new PostilError(code, `The library in ${folder} cannot be opened: ${why}.`, { cause: error })
  }
}

/**
 * Opens a library, made where it is missing, and makes this process its owner. What a crash or an accident left is put
 * right first, and the view's notices say what was done. Throws PostilError: library-in-use, newer-version (nothing was
 * touched), or what the disk said; or the signal's reason, where it was called off.
 */
export async function openLibrary(options: OpenOptions): Promise<OpenLibrary> {
  const {
    folder,
    author,
    now = () => new Date(),
    newId = randomUUID,
    readFile = cannotRead,
    log = () => undefined,
    held = () => undefined,
    onStep = () => undefined,
    signal,
  } = options
  await prepare(folder)
  const lock = await takeLock(folder)
  try {
    held()
    const wentBack = await finishGoingBack(folder)
    const opening = await Opening.inspect(folder, now, readFile, (step) => {
      signal?.throwIfAborted()
      onStep(step)
    })
    await opening.recover()
    const loaded = options.seeds === null ? { seeds: [], notices: [] } : await loadSeeds(options.seeds)
    await opening.sync(loaded.seeds)
    const journal = await opening.finish()
    const { articles, counts, index, history, fresh } = opening
    const isKnown = (article: string): boolean =>
      opening.library.tables.article.has(article) || opening.emptied.has(article)
    const notices = [
      ...(wentBack === null ? [] : [wentBack]),
      ...opening.notices,
      ...loaded.notices,
      ...(await findStrangers(folder, isKnown)),
    ]
    const files = new DataFiles(
      folder,
      opening.library,
      (article) => openArticleData(folder, article, now),
      (notice) => notices.push(notice),
      () => {
        library.flush().catch((error: unknown) => log('writing the data files', error))
      },
    )
    const behind = new Behind(folder, opening.backups, opening.toCopy, (error) =>
      notices.push(notCopied(error)),
    )
    const parts = {
      ...{ folder, lock, behind, journal, history, files, articles, counts, index, notices },
      ...{ author, now, newId, fresh },
    }
    const library = new OpenLibrary(parts)
    return library
  } catch (error) {
    await lock.release()
    if (error instanceof PostilError || signal?.aborted === true) throw error
    log(`opening ${folder}`, error)
    const { code, why } = fileProblem(error)
    throw new PostilError(code, `The library in ${folder} cannot be opened: ${why}.`, { cause: error })
  }
}
