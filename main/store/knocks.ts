/**
 * How a process that finds a library in use hands what it was to open to the one that has it. Each library has a folder
 * for this, outside of it: a library may be shared with people who are not to say what this person's app opens.
 */
import { createHash, randomUUID } from 'node:crypto'
import { watch } from 'node:fs'
import { lstat, mkdir, readdir, readFile, realpath, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** How long somebody is waited for who may not answer, in milliseconds, and how often one looks. */
const PATIENCE = 3000
const LOOK = 25
/** In bytes; nobody opens more paths than fit. */
const LARGEST = 32 * 1024 * 1024

/** A folder that is this person's alone; null where there is none. */
async function privateFolder(): Promise<string | null> {
  const { uid, username } = userInfo()
  const base = process.env['XDG_RUNTIME_DIR'] || tmpdir()
  const folder = join(base, `postil-${uid < 0 ? username : uid}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await lstat(folder)
  const isOwn = process.platform === 'win32' || (found.uid === uid && (found.mode & 0o077) === 0)
  return found.isDirectory() && isOwn ? folder : null
}

async function folderOf(library: string): Promise<string | null> {
  const base = await privateFolder()
  if (base === null) return null
  const name = createHash('sha256')
    .update(await realpath(library))
    .digest('hex')
    .slice(0, 32)
  return join(base, name)
}

/**
 * Hands `message` to whoever has the library open. False where nobody takes it: its owner is no app with a window, runs
 * on another machine, or hangs.
 */
export async function knock(library: string, message: unknown): Promise<boolean> {
  const folder = await folderOf(library).catch(() => null)
  if (folder === null) return false
  const path = join(folder, `${randomUUID()}.json`)
  try {
    await writeFile(`${path}.part`, JSON.stringify(message), { mode: 0o600 })
    await rename(`${path}.part`, path)
    for (let waited = 0; waited < PATIENCE; waited += LOOK) {
      await pause(LOOK)
      const isThere = await lstat(path).catch(() => null)
      if (isThere === null) return true
    }
    // Whoever takes the file away has it.
    await unlink(path)
    return false
  } catch (error) {
    return (
      (error as NodeJS.ErrnoException).code === 'ENOENT' && (await lstat(folder).catch(() => null)) !== null
    )
  }
}

/**
 * Listens for those that knock; the returned function ends it. Only whoever holds the library's lock may listen. Where
 * no folder can be had for it, nobody is heard.
 */
export async function answerKnocks(
  library: string,
  onKnock: (message: unknown) => void,
): Promise<() => Promise<void>> {
  const folder = await folderOf(library).catch(() => null)
  if (folder === null) return () => Promise.resolve()
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { mode: 0o700 })
  const watcher = watch(folder, { persistent: false }, () => void take(folder, onKnock))
  watcher.on('error', () => watcher.close())
  await take(folder, onKnock)
  return async () => {
    watcher.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function take(folder: string, onKnock: (message: unknown) => void): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith('.json')) continue
    const path = join(folder, name)
    try {
      const { size } = await lstat(path)
      const text = size > LARGEST ? 'null' : await readFile(path, 'utf8')
      // Two looks may see the same file; it is his who takes it away.
      await unlink(path)
      onKnock(JSON.parse(text) as unknown)
    } catch {
      // Taken by another look, or nothing that can be read.
    }
  }
}
