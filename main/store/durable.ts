import { mkdir, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import writeFileAtomic from 'write-file-atomic'

/** Makes what happened in a folder (files made, renamed, deleted) survive a power cut. Windows has no such call. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes a folder and those above it; one that is there already is left alone. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (first !== undefined) await syncFolder(dirname(first))
}

/**
 * Writes a file whole or not at all, and returns when that will survive a power cut. Throws file errors (ENOSPC, EACCES).
 */
export async function writeDurable(path: string, data: string | Uint8Array): Promise<void> {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : Buffer.from(data)
  await writeFileAtomic(path, bytes)
  // write-file-atomic writes once and does not look at how much was taken: on a disk that is nearly full, less is.
  if ((await stat(path)).size !== bytes.length)
    throw Object.assign(new Error(`${path} was written in part`), { code: 'ENOSPC' })
  await syncFolder(dirname(path))
}

/** Whether a file's name is one that write-file-atomic gives to its temporary file for `name`. */
export function isTemporaryOf(name: string): RegExpExecArray | null {
  return /^(.+\.(?:json|jsonl|txt|md))\.\d+$/.exec(name)
}

/** So many files are read or written at a time where there are many. */
export const AT_ONCE = 16

/** Runs `work` over all items, at most `limit` at a time, and gives the results in the items' order. */
export async function mapLimited<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index] as T)
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker))
  return results
}
