import { PostilError } from '../errors.ts'
import type { Draft } from './draft.ts'
import { readPath } from './tags.ts'

/** As TagPath has it, in code units. */
const LONGEST_PATH = 200

/** Whether a path lies below another: sanctions/visa below sanctions. */
export function isBelow(path: string, above: string): boolean {
  return path.startsWith(`${above}/`)
}

/** What a path becomes when the part of the codebook that it is in moves. */
export function movedPath(path: string, from: string, to: string): string {
  const moved = to + path.slice(from.length)
  if (moved.length > LONGEST_PATH)
    throw new PostilError(
      'refused',
      `“${moved.slice(0, 80)}…” would be longer than the ${LONGEST_PATH} characters of a tag.`,
    )
  return readPath(moved)
}

/**
 * Moves the tag with a path, if there is one, and all below it. Throws refused where it would lie below itself, or where
 * another tag has one of the new paths.
 */
export function moveBranch(draft: Draft, from: string, to: string): void {
  if (from === to) return
  const tags = draft.tags()
  const moving = tags.filter(({ path }) => path === from || isBelow(path, from))
  const below = moving.some(({ path }) => path !== from)
  if (below && isBelow(to, from))
    throw new PostilError('refused', `“${from}” has tags below it, so it cannot be moved to “${to}”.`)
  const staying = new Set(tags.filter((tag) => !moving.includes(tag)).map(({ path }) => path))
  for (const tag of moving) {
    const path = movedPath(tag.path, from, to)
    if (staying.has(path))
      throw new PostilError(
        'refused',
        `There is a tag “${path}” already. Merge the two, or choose another name.`,
      )
    draft.put('tag', tag, { ...tag, path })
  }
}
