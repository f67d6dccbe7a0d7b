/** Entities as passages: pieces put together, and attributions made of what is tied. */
import { RELATIONS, type RelationKind } from '../../../preload/model.ts'
import type { ReadAnnotation, ReadSpan } from '../reading/reading.ts'
import { TIES } from './entities.ts'
import { ROLES, type Role } from './marks.ts'

export interface ReadEntity {
  /** Where the file gives ids that stay: another entity has another one. */
  id: string | null
  label: string
  span: ReadSpan
  more?: Partial<ReadAnnotation>
}

export interface ReadTie {
  /** Places in the list of entities. */
  from: number
  to: number
  type: string
}

/** Entities that are one passage. */
export interface Group {
  label: string
  role: Role | null
  members: number[]
  spans: ReadSpan[]
  more: Partial<ReadAnnotation>
  /** What it became. */
  annotation: ReadAnnotation | null
}

export interface Link {
  from: Group
  to: Group
  type: string
  /** The entity that it leads to. */
  at: number
}

/** Entities that a tie of fragments joins, in text order; those of one own annotation and role are joined already. */
export function groupsOf(
  entities: readonly ReadEntity[],
  ties: readonly ReadTie[],
  taken: ReadonlyMap<number, ReadAnnotation>,
): Group[] {
  const parent = entities.map((_, index) => index)
  const rootOf = (index: number): number => {
    let at = index
    for (let next = parent[at]; next !== undefined && next !== at; next = parent[at]) {
      parent[at] = parent[next] ?? next
      at = next
    }
    return at
  }
  for (const { from, to, type } of ties)
    if (type === TIES.fragment && entities[from]?.label === entities[to]?.label)
      parent[rootOf(to)] = rootOf(from)
  const groups = new Map<number, Group>()
  for (const [index, { label, span, more = {} }] of entities.entries()) {
    const annotation = taken.get(index) ?? null
    const root = rootOf(index)
    const group = groups.get(root)
    if (group) {
      group.members.push(index)
      group.spans.push(span)
    } else groups.set(root, { label, role: roleOf(label), members: [index], spans: [span], more, annotation })
  }
  for (const { spans } of groups.values()) spans.sort((a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0))
  return [...groups.values()]
}

function roleOf(label: string): Role | null {
  const roles = Object.keys(ROLES) as Role[]
  return roles.find((role) => ROLES[role].toLowerCase() === label.toLowerCase()) ?? null
}

/** Appearances of contents that are tied to a source or cue, or to another claim, and of sources that are tied to a cue alone. */
export function appearancesOf(
  groups: readonly Group[],
  links: readonly Link[],
): { made: ReadAnnotation[]; used: ReadonlySet<Link> } {
  const used = new Set<Link>()
  const neighbours = new Map<Group, Set<Group>>()
  const claims = new Set<Group>()
  const meet = (from: Group, to: Group): void =>
    void neighbours.set(from, (neighbours.get(from) ?? new Set()).add(to))
  for (const link of links) {
    const { from, to, type } = link
    if (from.role === null || to.role === null) continue
    if (from.role === to.role) {
      if (from.role === 'content' && (type === TIES.same || kindOf(type) !== null)) claims.add(from).add(to)
    } else if (!from.annotation && !to.annotation) {
      used.add(link)
      meet(from, to)
      meet(to, from)
    }
  }
  const near = (group: Group, role: Role): Group[] => {
    const own = [...(neighbours.get(group) ?? [])]
    const direct = own.filter((each) => each.role === role)
    // Where the source hangs on the cue, or the other way round.
    const through = own.flatMap((each) =>
      each.role === 'content' ? [] : [...(neighbours.get(each) ?? [])].filter((next) => next.role === role),
    )
    return [...new Set([...direct, ...through])]
  }
  const made: ReadAnnotation[] = []
  const build = (group: Group, content: boolean): void => {
    const [sources, cues] = [content ? near(group, 'source') : [group], near(group, 'cue')]
    const spansOf = (all: readonly Group[]): ReadSpan[] => all.flatMap(({ spans }) => spans)
    const annotation: ReadAnnotation = {
      ...{ id: null, kind: 'appearance', tags: [], note: '', author: '', created: null, modified: null },
      ...group.more,
      spans: content ? group.spans : [],
      appearance: {
        claim: null,
        source: { spans: spansOf(sources), person: null, none: false },
        cue: { spans: spansOf(cues) },
        quoted: null,
        said: null,
      },
    }
    group.annotation = annotation
    for (const each of [...sources, ...cues]) each.annotation ??= annotation
    made.push(annotation)
  }
  for (const group of groups)
    if (group.role === 'content' && !group.annotation && (neighbours.has(group) || claims.has(group)))
      build(group, true)
  for (const group of groups)
    if (group.role === 'source' && !group.annotation && near(group, 'cue').some((cue) => !cue.annotation))
      build(group, false)
  return { made, used }
}

export function kindOf(type: string): RelationKind | null {
  return RELATIONS.find((kind) => kind === type.toLowerCase()) ?? null
}
