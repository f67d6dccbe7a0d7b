import { lstat, readdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, sep } from 'node:path'
import { fileProblem } from '../../errors.ts'

/** The kinds of files that are articles, by extension in lower case. */
export const IMPORTED_EXTENSIONS = [
  '.txt',
  '.md',
  '.markdown',
  '.html',
  '.htm',
  '.xhtml',
  '.mhtml',
  '.mht',
  '.pdf',
  '.docx',
  '.epub',
] as const

/** In bytes; beyond it nothing is an article, and reading it would make the machine stand still. */
export const LARGEST_FILE = 256 * 1024 * 1024
/** In bytes, of a file that is no article but may hold annotations. */
export const LARGEST_OTHER = 512 * 1024 * 1024
/** A folder with more is no folder of articles (somebody's whole disk, perhaps). */
const MOST_FILES = 20_000

export interface Gathered {
  files: string[]
  /** Files of the other kinds that were asked for. */
  others: string[]
  /** What each file is called from where it was picked, parts joined by "/": "story.txt", "polnear/dev/story.txt". */
  names: Map<string, string>
  failed: { file: string; why: string }[]
  /** Files in folders that are of no kind that is read. */
  skipped: number
}

/**
 * The files that paths stand for, in order: a file is itself, of whatever kind; of a folder those of a kind that is read,
 * and of its folders. What systems hide, links within folders, and what browsers save beside a page are passed over.
 *
 * @param kinds other kinds that are asked for, by extension with the dot, in small letters
 */
export async function gather(
  paths: readonly string[],
  kinds: ReadonlySet<string> = new Set(),
): Promise<Gathered> {
  const gathered: Gathered = { files: [], others: [], names: new Map(), failed: [], skipped: 0 }
  for (const path of paths) {
    try {
      const found = await stat(path)
      if (found.isDirectory()) await enter(path, gathered, kinds, dirname(path))
      else if (!found.isFile()) refuse(gathered, path, 'it is not an ordinary file')
      else if (isOther(path, kinds)) put(path, found.size, gathered, 'others', basename(path))
      else put(path, found.size, gathered, 'files', basename(path))
    } catch (error) {
      refuse(gathered, path, fileProblem(error).why)
    }
  }
  return { ...gathered, files: [...new Set(gathered.files)], others: [...new Set(gathered.others)] }
}

function put(path: string, size: number, gathered: Gathered, as: 'files' | 'others', name: string): void {
  const most = as === 'files' ? LARGEST_FILE : LARGEST_OTHER
  if (size > most) return refuse(gathered, path, `it is larger than ${most / 1024 / 1024} MB`)
  if (gathered.files.length + gathered.others.length >= MOST_FILES)
    return refuse(
      gathered,
      path,
      `more than ${MOST_FILES.toLocaleString('en')} files are not taken in at once`,
    )
  gathered[as].push(path)
  gathered.names.set(path, name)
}

function refuse({ failed }: Gathered, path: string, why: string): void {
  failed.push({ file: basename(path), why })
}

/** What a browser calls the folder that it saves beside page.html. */
const BESIDE = /^(.+?)(?:_files|-Dateien|_fichiers|_archivos|_bestanden|\.files)$/

async function enter(
  folder: string,
  gathered: Gathered,
  kinds: ReadonlySet<string>,
  root: string,
): Promise<void> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort(byName)
  const pages = new Set(
    names.filter((name) => /\.x?html?$/i.test(name)).map((name) => name.replace(/\.\w+$/, '')),
  )
  for (const name of names) {
    const path = join(folder, name)
    try {
      // A link may lead back up, or out.
      const found = await lstat(path)
      if (found.isDirectory()) {
        if (!pages.has(BESIDE.exec(name)?.[1] ?? '')) await enter(path, gathered, kinds, root)
        continue
      }
      const as = isArticle(name) ? 'files' : isOther(name, kinds) ? 'others' : null
      if (!found.isFile() || as === null) gathered.skipped++
      else put(path, found.size, gathered, as, relative(root, path).split(sep).join('/'))
    } catch (error) {
      refuse(gathered, path, fileProblem(error).why)
    }
  }
}

const collator = new Intl.Collator('en', { numeric: true })
const byName = (a: string, b: string): number => collator.compare(a, b)

function isOther(path: string, kinds: ReadonlySet<string>): boolean {
  return !isArticle(path) && kinds.has(extname(path).toLowerCase())
}

function isArticle(name: string): boolean {
  return (IMPORTED_EXTENSIONS as readonly string[]).includes(extname(name).toLowerCase())
}
