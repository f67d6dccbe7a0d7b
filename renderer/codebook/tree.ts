/** The codebook as a tree of paths, and where a part of it may be moved. */
import type { Tag } from '../../preload/model.ts'

/** A tag, or a part of paths that is no tag of its own: the heading of those below it. */
export interface TreeRow {
  /** The tag's id, so that a row stays what it is under another name; for a heading "path:" and its path. */
  readonly key: string
  readonly path: string
  readonly name: string
  readonly depth: number
  readonly tag: Tag | null
  /** How many tags lie below it. */
  readonly below: number
  readonly folded: boolean
  /** Its place among those beside it, counted from 1, and how many they are. */
  readonly place: number
  readonly beside: number
}

/** The path of what a path lies in; '' at the top. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
/** A path's last part. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
/** Whether a path lies below another; everything lies below ''. */
export function isWithin(path: string, above: string): boolean {
  return above === '' ? path !== '' : path.startsWith(`${above}/`)
}
function joined(above: string, name: string): string {
  return above === '' ? name : `${above}/${name}`
}

/** The rows in the order in which they stand, each part after its whole; what lies below a folded one is left out. */
export function treeOf(tags: readonly Tag[], folded: ReadonlySet<string> = new Set()): TreeRow[] {
  const byPath = new Map(tags.map((tag) => [tag.path, tag]))
  const children = new Map<string, Set<string>>()
  for (const { path } of tags)
    for (let at = path; at !== ''; at = parentOf(at)) {
      const above = parentOf(at)
      children.set(above, (children.get(above) ?? new Set()).add(at))
    }
  const rows: TreeRow[] = []
  const walk = (above: string, depth: number): void => {
    const paths = [...(children.get(above) ?? [])].sort((a, b) => nameOf(a).localeCompare(nameOf(b)))
    paths.forEach((path, index) => {
      const tag = byPath.get(path) ?? null
      const below = tags.filter((each) => isWithin(each.path, path)).length
      rows.push({
        key: tag?.id ?? `path:${path}`,
        path,
        name: nameOf(path),
        depth,
        tag,
        below,
        folded: below > 0 && folded.has(path),
        place: index + 1,
        beside: paths.length,
      })
      if (!folded.has(path)) walk(path, depth + 1)
    })
  }
  walk('', 0)
  return rows
}

/** Where a row goes below the one before it that stands beside it; null where there is none. */
export function nestedPath(rows: readonly TreeRow[], row: TreeRow): string | null {
  const before = rows.find(
    ({ path, place }) => parentOf(path) === parentOf(row.path) && place === row.place - 1,
  )
  return before ? joined(before.path, row.name) : null
}

/** Where a row goes when it leaves what it lies in; null at the top. */
export function liftedPath(row: TreeRow): string | null {
  return row.depth === 0 ? null : joined(parentOf(parentOf(row.path)), row.name)
}

/**
 * Where a path goes when it is dropped onto another ('' is the top); null where it cannot go or is already: onto itself,
 * below itself, or where another tag has one of the new paths.
 */
export function droppedPath(tags: readonly Tag[], path: string, onto: string): string | null {
  if (onto === path || isWithin(onto, path) || parentOf(path) === onto) return null
  const to = joined(onto, nameOf(path))
  return clashOf(tags, path, to) === null ? to : null
}

/** The path that a tag has already where another would come to lie, if a part of the codebook moved; null where all is free. */
export function clashOf(tags: readonly Tag[], from: string, to: string): string | null {
  const moves = ({ path }: Tag): boolean => path === from || isWithin(path, from)
  const staying = new Set(tags.filter((tag) => !moves(tag)).map(({ path }) => path))
  const moved = tags.filter(moves).map(({ path }) => to + path.slice(from.length))
  return moved.find((path) => staying.has(path)) ?? null
}
