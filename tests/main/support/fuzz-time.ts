/** How long what is random is tried: a fixed number of runs in `npm test`, or for POSTIL_FUZZ minutes where that is set. */
const MINUTES = Number(process.env['POSTIL_FUZZ'] ?? 0)

/** For fast-check's assert. `runs` are those of `npm test`. */
export function fuzzing(runs: number): {
  numRuns: number
  interruptAfterTimeLimit?: number
  endOnFailure: boolean
} {
  return MINUTES > 0
    ? { numRuns: 1_000_000, interruptAfterTimeLimit: MINUTES * 60_000, endOnFailure: true }
    : { numRuns: runs, endOnFailure: true }
}

/** For vitest, in milliseconds: longer than the above takes, so that what hangs fails. */
export const FUZZ_PATIENCE = MINUTES * 60_000 + 120_000
