/** What every record has, as a file says it: an id that may be taken, and times in any form. */
import { z } from 'zod'
import type { Stamp } from '../reading.ts'

const Timestamp = z.iso.datetime()
const FIT = /^[\w-]{1,80}$/

/** A time as it is stored; null where a file's says nothing that is one. */
function timeOf(said: string | null): string | null {
  if (said === null || Timestamp.safeParse(said).success) return said
  const time = new Date(said)
  if (Number.isNaN(time.getTime())) return null
  // Years beyond 9999 are written with a sign, which no record may have.
  const written = time.toISOString()
  return Timestamp.safeParse(written).success ? written : null
}

/** Whether a time is after another: as text they compare only where both are as precise. */
export function isLater(a: string, b: string): boolean {
  return Date.parse(a) > Date.parse(b)
}

/** Times of a record: what the file says, or now. */
export function timesOf(
  { created, modified }: { created: string | null; modified: string | null },
  { now }: Stamp,
): { created: string; modified: string } {
  const made = timeOf(created) ?? timeOf(modified) ?? now
  return { created: made, modified: timeOf(modified) ?? made }
}

/** Gives out ids: the file's own, where it is fit for one and nobody has it, or else a new one. */
export class Ids {
  readonly #given = new Set<string>()

  constructor(
    readonly stamp: Stamp,
    readonly isTaken: (id: string) => boolean,
  ) {}

  give(wanted: string | null): string {
    const id = wanted !== null && this.isFree(wanted) ? wanted : this.stamp.newId()
    this.#given.add(id)
    return id
  }

  /** Whether a file's own id can be had here. */
  isFree(wanted: string): boolean {
    return FIT.test(wanted) && !this.#given.has(wanted) && !this.isTaken(wanted)
  }
}
