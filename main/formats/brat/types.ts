/** Types as brat takes them: letters, digits, - and _ (projectconfig.py). */
import { UNTAGGED } from '../standoff/marks.ts'

export const isFit = (type: string): boolean => /^[A-Za-z0-9_-]+$/.test(type)

/** The nearest word that brat takes for a type, or for the value of an attribute. */
export function fitType(words: string): string {
  const fit = words
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9_-]+/g, '_')
    .slice(0, 100)
  return /[A-Za-z0-9]/.test(fit) ? fit : 'Tag'
}

/** A type of its own for each of several paths. The same paths in the same order have the same types. */
export function typesOf(paths: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(paths.filter(isFit))
  const types = new Map<string, string>()
  for (const path of paths) {
    if (types.has(path)) continue
    let type = path
    if (!isFit(path)) {
      const base = fitType(path)
      type = base
      for (let number = 2; taken.has(type); number++) type = `${base}-${number}`
      taken.add(type)
    }
    types.set(path, type)
  }
  return types
}

/** Whether a type alone says which tag is meant. */
export function saysAll(path: string, type: string): boolean {
  return path === type && path !== UNTAGGED.highlight && path !== UNTAGGED.note
}
