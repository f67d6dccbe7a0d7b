/** Roles of events that are attributions, as PARC 3.0 and PolNeAR call them; Content2 is another part of the content. */
import { ROLES, type Role } from '../standoff/marks.ts'
import type { LineOf } from './lines.ts'

export function roleOf(name: string): Role | null {
  const base = name.replace(/\d+$/, '')
  return (Object.keys(ROLES) as Role[]).find((role) => ROLES[role] === base) ?? null
}

export const isTagRole = (name: string): boolean => /^Tag\d*$/.test(name)

/** Whether an event ascribes something to somebody: it is called so, or all its arguments are of such roles. */
export function isAttribution({ type, args }: LineOf<'event'>): boolean {
  return (
    /^Attribution(-no-source)?$/i.test(type) ||
    (args.length > 0 && args.every(({ role }) => roleOf(role) !== null))
  )
}

/** Whether an event says that the text names no source. */
export function isNoSource(type: string, hasSource: boolean): boolean {
  return /no-source/i.test(type) && !hasSource
}
