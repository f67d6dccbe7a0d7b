import { readFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { kindOf, MOVED } from './files.ts'

const Note = z.object({ to: z.string().refine(isAbsolute) })

/** Where a note that a move left in a folder says that the library is; null where there is none. */
export async function movedTo(folder: string): Promise<string | null> {
  try {
    return Note.parse(JSON.parse(await readFile(join(folder, MOVED), 'utf8'))).to
  } catch {
    return null
  }
}

/** Which library a start opens: the one that the settings name, else the usual folder, or where that was moved to. */
export async function libraryFolder(chosen: string | null, usual: string): Promise<string> {
  if (chosen !== null) return chosen
  // The settings may have been lost since; the library is not to begin anew beside the one that is there.
  const isHere = (await kindOf(usual).catch(() => 'other')) === 'library'
  return (isHere ? null : await movedTo(usual)) ?? usual
}

/** Whether a library is where it is said to be. A drive that is not plugged in leaves nothing, or an empty folder. */
export async function isThere(folder: string): Promise<boolean> {
  return (await kindOf(folder).catch(() => 'missing')) === 'library'
}
