/** Which text a file of annotations is over, by their names. */

/**
 * The text and the author in the name of a file of annotations, without its extension: NAME, or NAME_AUTHOR where there is a
 * text of that NAME; the longest one counts. Null where there is none.
 */
export function ownerOf(stem: string, names: ReadonlySet<string>): { name: string; author: string } | null {
  if (names.has(stem)) return { name: stem, author: '' }
  for (let at = stem.lastIndexOf('_'); at > 0; at = stem.lastIndexOf('_', at - 1)) {
    const name = stem.slice(0, at)
    if (names.has(name)) return { name, author: stem.slice(at + 1) }
  }
  return null
}
