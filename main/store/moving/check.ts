import { access, constants, realpath, stat, statfs } from 'node:fs/promises'
import { dirname, isAbsolute, relative, sep } from 'node:path'
import { fileProblem, PostilError } from '../../errors.ts'
import { kindOf } from './files.ts'

/** File systems of other machines, as Linux numbers them (linux/magic.h): NFS, SMB, CIFS, SMB2, AFS, 9P, Ceph, Coda, NCP. */
const NETWORKS = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997, 0x00c36400, 0x73757245, 0x564c,
])
/** What is left free beside the copy, in bytes. */
const SPARE = 16 * 1024 * 1024

function refuse(why: string): never {
  throw new PostilError('refused', `${why} Nothing was changed.`)
}

/** Whether `inner` is `outer` or lies in it. */
function isWithin(outer: string, inner: string): boolean {
  const path = relative(outer, inner)
  return path === '' || (!isAbsolute(path) && path !== '..' && !path.startsWith(`..${sep}`))
}

/**
 * Says whether a library can go to a folder. It is made where it is missing; a folder that an interrupted move left is
 * taken again. Throws PostilError with what is wrong and what to do.
 */
export async function checkTarget(library: string, folder: string, size: number): Promise<void> {
  const kind = await kindOf(folder).catch((error: unknown) =>
    refuse(`${folder} cannot be used: ${fileProblem(error).why}.`),
  )
  const there = kind === 'missing' ? dirname(folder) : folder
  const [from, to] = [await realpath(library), await realpath(there).catch(() => there)]
  if (kind !== 'missing' && from === to) refuse('The library is in this folder already.')
  if (isWithin(from, to)) refuse('This folder lies in the library itself: choose one outside of it.')
  if (isWithin(to, from) && kind !== 'missing')
    refuse('The library lies in this folder: choose an empty one, or make a new one.')
  if (kind === 'library')
    refuse(`There is a library in ${folder} already. Use “Open another library…” to open it.`)
  if (kind === 'other') refuse(`${folder} is not empty: choose an empty folder, or make a new one.`)
  await checkDisk(folder, there, size)
}

async function checkDisk(folder: string, there: string, size: number): Promise<void> {
  // A share of Windows' has no drive of its own.
  if (folder.startsWith('\\\\')) refuse(onNetwork(folder))
  try {
    if (!(await stat(there)).isDirectory()) refuse(`${there} is not a folder.`)
    await access(there, constants.W_OK | constants.X_OK)
    const disk = await statfs(there)
    if (process.platform === 'linux' && NETWORKS.has(disk.type)) refuse(onNetwork(folder))
    const free = disk.bavail * disk.bsize
    if (free < size + SPARE) refuse(tooFull(folder, size, free))
  } catch (error) {
    if (error instanceof PostilError) throw error
    refuse(`Nothing can be written in ${folder}: ${fileProblem(error).why}.`)
  }
}

/** Says whether a disk has room for what is to be written. Throws PostilError disk-full where it has not. */
export async function checkRoom(folder: string, size: number): Promise<void> {
  const disk = await statfs(folder)
  const free = disk.bavail * disk.bsize
  if (free >= size + SPARE) return
  throw new PostilError(
    'disk-full',
    `The disk of ${folder} has ${megabytes(free)} left, and this takes ${megabytes(size)}. Make room there, or delete backups that you do not need, and try again. What was there is untouched.`,
  )
}

const onNetwork = (folder: string): string =>
  `${folder} is on another machine. A connection that breaks could damage the library, so choose a folder on a disk of this one.`

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024).toLocaleString('en')} MB`

const tooFull = (folder: string, size: number, free: number): string =>
  `The disk of ${folder} has ${megabytes(free)} left, and the library has ${megabytes(size)}.`
