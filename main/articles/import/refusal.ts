import type { ImportResult } from './imported.ts'

/** Why a file is not taken in, as the end of a sentence ("it is empty"). Readers throw it; the door turns it into a result. */
export class Refusal extends Error {
  override name = 'Refusal'
  constructor(readonly why: string) {
    super(why)
  }
}

/** What an error in a reader comes to. What is no Refusal is a fault of a library over a strange file, and said to be one. */
export function refused(error: unknown): ImportResult {
  if (error instanceof Refusal) return { ok: false, why: error.why }
  const why = error instanceof Error ? error.message : String(error)
  return { ok: false, why: `it could not be read (${why})` }
}
