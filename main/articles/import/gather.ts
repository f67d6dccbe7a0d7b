import { lstat, readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
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
/** A folder with more is no folder of articles (somebody's whole disk, perhaps). */
const MOST_FILES = 20_000

export interface Gathered {
  files: string[]
  failed: { file: string; why: string }[]
  /** Files in folders that are of no kind that is read. */
  skipped: number
}

/**
 * The files that paths stand for, in order: a file is itself, of whatever kind; of a folder those of a kind that is read,
 * and of its folders. What systems hide, links within folders, and what browsers save beside a page are passed over.
 */
export async function gather(paths: readonly string[]): Promise<Gathered> {
  const gathered: Gathered = { files: [], failed: [], skipped: 0 }
  for (const path of paths) {
    try {
      const found = await stat(path)
      if (found.isDirectory()) await enter(path, gathered)
      else if (!found.isFile()) refuse(gathered, path, 'it is not an ordinary file')
      else if (found.size > LARGEST_FILE) refuse(gathered, path, tooLarge())
      else gathered.files.push(path)
    } catch (error) {
      refuse(gathered, path, fileProblem(error).why)
    }
  }
  return { ...gathered, files: [...new Set(gathered.files)] }
}

const tooLarge = (): string => `it is larger than ${LARGEST_FILE / 1024 / 1024} MB`

function refuse({ failed }: Gathered, path: string, why: string): void {
  failed.push({ file: basename(path), why })
}

/** What a browser calls the folder that it saves beside page.html. */
const BESIDE = /^(.+?)(?:_files|-Dateien|_fichiers|_archivos|_bestanden|\.files)$/

async function enter(folder: string, gathered: Gathered): Promise<void> {
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
        if (!pages.has(BESIDE.exec(name)?.[1] ?? '')) await enter(path, gathered)
      } else if (!found.isFile() || !isArticle(name)) gathered.skipped++
      else if (found.size > LARGEST_FILE) refuse(gathered, path, tooLarge())
      else if (gathered.files.length < MOST_FILES) gathered.files.push(path)
      else
        refuse(gathered, path, `more than ${MOST_FILES.toLocaleString('en')} files are not taken in at once`)
    } catch (error) {
      refuse(gathered, path, fileProblem(error).why)
    }
  }
}

const collator = new Intl.Collator('en', { numeric: true })
const byName = (a: string, b: string): number => collator.compare(a, b)

function isArticle(name: string): boolean {
  return (IMPORTED_EXTENSIONS as readonly string[]).includes(extname(name).toLowerCase())
}
