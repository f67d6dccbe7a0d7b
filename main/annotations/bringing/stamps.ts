/** What every record has, as a file says it: an id that may be taken, and times in any form. */
import { z } from 'zod'
import type { Stamp } from '../reading.ts'

const Timestamp = z.iso.datetime()
const FIT = /^[\w-]{1,80}$/

/** A time as it is stored; null where a file's says nothing that is one. */
function timeOf(said: string | null): string | null {
  if (said === null || Timestamp.safeParse(said).success) return said
  const time = new Date(said)
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
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
    const id =
      wanted !== null && FIT.test(wanted) && !this.#given.has(wanted) && !this.isTaken(wanted)
        ? wanted
        : this.stamp.newId()
    this.#given.add(id)
    return id
  }
}
