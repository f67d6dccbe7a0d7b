import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { BACKUP_REASONS, type Backup, type WholeBackup } from '../../../preload/backups.ts'
import { SCHEMA_VERSION } from '../../../preload/model.ts'
import { PostilError } from '../../errors.ts'
import { shortHash } from '../backups.ts'
import { LIBRARY_FILE } from '../codec.ts'
import { writeDurable } from '../durable.ts'
import { FILES_FOLDER } from '../evidence-files.ts'
import { JOURNAL_FILE } from '../journal-read.ts'

/** What a library is made of, and a backup of it holds. All else in its folder can be made again, or is nobody's. */
export const PARTS = [LIBRARY_FILE, JOURNAL_FILE, 'annotations', 'articles', FILES_FOLDER] as const
/** Files in these are written once and never changed in place: another file is renamed over them. */
const ONCE = ['articles/', `${FILES_FOLDER}/`]
export const isWrittenOnce = (path: string): boolean => ONCE.some((folder) => path.startsWith(folder))

/** The folder of backups in a library; each has one of its own in it, named by when it was made. */
export const WHOLE_FOLDER = 'backups/whole'
/** The library's files in a backup's folder: a library that can be opened where all else fails. */
export const COPY_FOLDER = 'library'
const MANIFEST = 'manifest.json'
const LIST = 'files.json'

const ID = /^(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2})-(\d{3})Z$/
/** A backup's id: its time in UTC, to the millisecond, as a folder may be called. */
export const BackupId = z.string().max(24).regex(ID, 'a backup is named by its time')

export const idOf = (at: Date): string => at.toISOString().replaceAll(/[:.]/g, '-')
const timeOf = (id: string): string => id.replace(ID, '$1:$2:$3.$4Z')

export const folderOf = (library: string, id: string): string => join(library, WHOLE_FOLDER, id)

/** A file of a backup, by its path in the library. */
const BackedUp = z.object({
  path: z.string().max(4096).refine(isInside, 'it is no file of a library'),
  size: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{16}$/),
  /** When the library's file was written last, in milliseconds. */
  written: z.number(),
})
export type BackedUp = z.infer<typeof BackedUp>

function isInside(path: string): boolean {
  const parts = path.split('/')
  const strange = process.platform === 'win32' ? /[\\:\0]/ : /\0/
  if (parts.some((part) => part === '' || part === '.' || part === '..' || strange.test(part))) return false
  return PARTS.some((part) => part === parts[0])
}

const List = z.array(BackedUp)
const Manifest = z.object({
  version: z.int().min(1),
  at: z.iso.datetime(),
  why: z.enum(BACKUP_REASONS),
  articles: z.int().min(0),
  annotations: z.int().min(0),
  size: z.int().min(0),
  added: z.int().min(0),
  /** Of the list of its files, which stands beside it: that may be long, and is read when it is needed. */
  list: z.string(),
})

/** Writes what makes a folder a backup, last of all. Throws file errors. */
export async function writeManifest(
  library: string,
  { id, at, why, articles, annotations, size, added }: WholeBackup,
  files: readonly BackedUp[],
): Promise<void> {
  const listed = files.map(({ path, size, hash, written }) => ({ path, size, hash, written }))
  const list = Buffer.from(`${JSON.stringify(listed)}\n`, 'utf8')
  await writeDurable(join(folderOf(library, id), LIST), list)
  const manifest: z.infer<typeof Manifest> = {
    ...{ version: SCHEMA_VERSION, at, why, articles, annotations, size, added },
    list: shortHash(list),
  }
  await writeDurable(join(folderOf(library, id), MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
}

export const manifestOf = (library: string, id: string): string => join(folderOf(library, id), MANIFEST)

/** Reads a backup's manifest; null where there is none: then the folder is no backup, but what is left of one. */
async function readManifest(library: string, id: string): Promise<(Backup & { list: string }) | null> {
  const lost = (problem: 'damaged' | 'newer') => ({ id, at: timeOf(id), problem, list: '' })
  let text: string
  try {
    text = await readFile(manifestOf(library, id), 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : lost('damaged')
  }
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return lost('damaged')
  }
  const version = z.object({ version: z.int() }).safeParse(raw)
  if (version.success && version.data.version > SCHEMA_VERSION) return lost('newer')
  const read = Manifest.safeParse(raw)
  if (!read.success) return lost('damaged')
  const { version: _version, ...manifest } = read.data
  return { id, problem: null, ...manifest }
}

/** The ids of all folders that could be backups, newest first. */
export async function idsIn(library: string): Promise<string[]> {
  const names = await readdir(join(library, WHOLE_FOLDER)).catch(() => [])
  return names.filter((name) => ID.test(name)).sort((a, b) => (a < b ? 1 : -1))
}

/** The backups of a library, newest first. */
export async function listBackups(library: string): Promise<Backup[]> {
  const found = await Promise.all((await idsIn(library)).map((id) => readManifest(library, id)))
  return found.filter((each) => each !== null).map(({ list: _list, ...backup }) => backup)
}

const NOT_THERE = 'That backup is not there any more. Nothing was changed.'

/** A backup with the list of its files. Throws PostilError: not-found, newer-version, and unreadable for what is damaged. */
export async function readBackup(
  library: string,
  id: string,
): Promise<{ backup: WholeBackup; files: BackedUp[] }> {
  const found = await readManifest(library, id)
  if (found === null) throw new PostilError('not-found', NOT_THERE)
  if (found.problem === 'damaged') throw damaged(MANIFEST)
  if (found.problem !== null)
    throw new PostilError(
      'newer-version',
      'That backup was made by a newer version of Postil. Nothing was changed: go back to it with that version.',
    )
  const { list, ...backup } = found
  try {
    const bytes = await readFile(join(folderOf(library, id), LIST))
    if (shortHash(bytes) !== list) throw damaged(LIST)
    return { backup, files: List.parse(JSON.parse(bytes.toString('utf8'))) }
  } catch (error) {
    throw error instanceof PostilError ? error : damaged(LIST, error)
  }
}

/** What is said of a backup that cannot be relied on. */
export function damaged(file: string, cause?: unknown): PostilError {
  return new PostilError(
    'unreadable',
    `That backup is damaged: ${file} in it is not as it was written. The library is as it was; try another backup.`,
    { cause },
  )
}
