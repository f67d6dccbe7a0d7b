import { createHash } from 'node:crypto'
import { readFile, readdir, realpath, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { Notice } from '../../preload/contract.ts'
import type { Article } from '../../preload/model.ts'
import { fileProblem } from '../errors.ts'
import { buildArticle, EXTENSIONS, type Extension } from './build.ts'

export interface Seed {
  article: Article
  bytes: Uint8Array
  extension: Extension
}
export interface Seeds {
  /** By path, so that which of two files with the same text comes first is the same on every machine. */
  seeds: Seed[]
  notices: Notice[]
}

/** A seed's id: the same on every machine, however its file system spells and parts the path. */
export function seedId(path: string): string {
  const key = path.replaceAll('\\', '/').normalize('NFC')
  return `seed-${createHash('sha256').update(key, 'utf8').digest('hex').slice(0, 16)}`
}

const notLoaded = (file: string, why: string): Notice => ({
  level: 'warning',
  file,
  message: `${file} was not loaded: ${why}.`,
})

interface Found {
  path: string
  full: string
}

/** All files of the known types under a folder, by path. Folders that links lead to are entered once. */
async function filesUnder(root: string, notices: Notice[]): Promise<Found[]> {
  const found: Found[] = []
  const entered = new Set<string>()
  const enter = async (folder: string, prefix: string): Promise<void> => {
    const real = await realpath(folder)
    if (entered.has(real)) return
    entered.add(real)
    for (const name of await readdir(folder)) {
      if (name.startsWith('.')) continue
      const full = join(folder, name)
      const path = `${prefix}${name}`.normalize('NFC')
      const wanted = (EXTENSIONS as readonly string[]).includes(extname(name).toLowerCase())
      try {
        if (!(await stat(full)).isDirectory()) {
          if (wanted) found.push({ path, full })
        } else if (wanted) notices.push(notLoaded(path, 'it is a folder'))
        else await enter(full, `${path}/`)
      } catch (error) {
        notices.push(notLoaded(path, fileProblem(error).why))
      }
    }
  }
  await enter(root, '')
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function loadSeed({ path, full }: Found): Promise<Seed | Notice> {
  try {
    // A pipe or a device would never end, or never answer.
    if (!(await stat(full)).isFile()) return notLoaded(path, 'it is not an ordinary file')
    const bytes = await readFile(full)
    const extension = extname(path).toLowerCase() as Extension
    const name = basename(path, extname(path))
    const built = buildArticle({ id: seedId(path), origin: 'seed', path, name, extension, bytes })
    return built.ok ? { article: built.article, bytes, extension } : notLoaded(path, built.why)
  } catch (error) {
    return notLoaded(path, fileProblem(error).why)
  }
}

/**
 * Loads every .txt and .md file in a folder and the folders below it. A file that is empty, not UTF-8 or not readable
 * yields a notice that names it and the reason; the rest loads. Never throws: a missing folder is a notice too.
 */
export async function loadSeeds(folder: string): Promise<Seeds> {
  const notices: Notice[] = []
  let files: Found[] = []
  try {
    files = await filesUnder(folder, notices)
  } catch (error) {
    const message = `The folder of seeds ${folder} was not loaded: ${fileProblem(error).why}.`
    notices.push({ level: 'warning', file: folder, message })
  }
  const seeds: Seed[] = []
  for (const file of files) {
    const loaded = await loadSeed(file)
    if ('message' in loaded) notices.push(loaded)
    else seeds.push(loaded)
  }
  return { seeds, notices }
}
