import { randomUUID } from 'node:crypto'
import { link, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { PostilError } from '../errors.ts'

export const LOCK_FILE = 'lock.json'

const Owner = z.object({ pid: z.int(), host: z.string(), started: z.string().nullable(), token: z.string() })
type Owner = z.infer<typeof Owner>

/** Folders whose lock this process holds or is about to take. */
const held = new Set<string>()

export interface Lock {
  release(): Promise<void>
}

/**
 * When a process started, in a form that tells it from a later one with the same pid; null where that is not known. One
 * that has ended and is only still listed has no start.
 */
async function startOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    // The name of the program is in brackets and may hold anything, brackets too.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? '' : `${boot.trim()} ${fields[19] ?? ''}`
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function readOwner(path: string): Promise<{ text: string; owner: Owner | null } | null> {
  try {
    const text = await readFile(path, 'utf8')
    try {
      return { text, owner: Owner.parse(JSON.parse(text)) }
    } catch {
      return { text, owner: null }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * Whether the owner of a lock still runs. One on another machine cannot be asked, and counts as running. Our own pid,
 * where we do not hold the lock, is that of a process before a restart.
 */
async function isHeld(owner: Owner): Promise<boolean> {
  if (owner.host !== hostname()) return true
  if (owner.pid === process.pid) return false
  if (!isAlive(owner.pid)) return false
  const started = await startOf(owner.pid)
  return started === null || owner.started === null || started === owner.started
}

function inUse(owner: Owner, path: string): PostilError {
  const elsewhere = owner.host !== hostname()
  const who = `process ${owner.pid}${elsewhere ? ` on ${owner.host}` : ''}`
  const way = elsewhere ? ` If nothing runs there any more, delete ${path}.` : ' Close it there first.'
  return new PostilError('library-in-use', `This library is open already, in ${who}.${way}`)
}

/** Makes the lock file with its content at once, and says whether that went well: false where there is one already. */
async function claimPath(path: string, text: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, text, { flag: 'wx' })
  try {
    await link(draft, path)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    // File systems without hard links.
    return await writeFile(path, text, { flag: 'wx' }).then(
      () => true,
      (failed: NodeJS.ErrnoException) => {
        if (failed.code === 'EEXIST') return false
        throw failed
      },
    )
  } finally {
    await rm(draft, { force: true })
  }
}

/** Takes a lock away whose owner is gone. Someone may have done so first: what is moved must be what was read. */
async function clearStale(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`
  try {
    await rename(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if ((await readFile(aside, 'utf8')) !== text) await link(aside, path).catch(() => undefined)
  await rm(aside, { force: true })
}

/**
 * Makes this process the owner of a library. A lock that a crash left is taken over. Throws PostilError library-in-use,
 * with the owner's pid, where another process (or this one) has the library open.
 */
export async function takeLock(folder: string): Promise<Lock> {
  const real = await realpath(folder)
  const path = join(real, LOCK_FILE)
  const mine: Owner = {
    pid: process.pid,
    host: hostname(),
    started: await startOf(process.pid),
    token: randomUUID(),
  }
  const text = `${JSON.stringify(mine)}\n`
  if (held.has(real)) throw inUse(mine, path)
  held.add(real)
  try {
    while (!(await claimPath(path, text))) {
      const found = await readOwner(path)
      if (found?.owner && (await isHeld(found.owner))) throw inUse(found.owner, path)
      if (found) await clearStale(path, found.text)
    }
  } catch (error) {
    held.delete(real)
    throw error
  }
  return {
    async release() {
      held.delete(real)
      const found = await readOwner(path)
      if (found?.owner?.token === mine.token) await rm(path, { force: true })
    },
  }
}
