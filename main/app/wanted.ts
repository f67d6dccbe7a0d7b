import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isLink } from '../../preload/link.ts'
import type { Wanted } from '../opened.ts'

/**
 * What the words that the app was started with ask for. Paths are taken from `cwd`, the folder of the process that was
 * given them; desktops that hand over addresses of files (Exec=postil %U) are understood too.
 */
export function wantedOf(words: readonly string[], cwd: string): Wanted {
  const links = words.filter(isLink)
  const paths = words.filter((word) => word !== '' && !isLink(word)).map((word) => resolve(cwd, pathOf(word)))
  return { paths, links }
}

function pathOf(word: string): string {
  if (!/^file:\/\//i.test(word)) return word
  try {
    return fileURLToPath(word)
  } catch {
    // One on another machine, or of a shape that is no path: it is named as not there.
    return word
  }
}
