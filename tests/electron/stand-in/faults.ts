/**
 * What a test must not pass over in silence: a request for the network, an uncaught error in main, a dialog that
 * nobody can answer. Each is said on stderr, kept for tests to read, and makes the exit code 70.
 */

/** Begins each line on stderr that names a fault. */
export const FAULT = '[stand-in] fault:'

/** The exit code of a run that had a fault and would else have ended well. */
export const FAULT_EXIT = 70

const found: string[] = []

/** Notes a fault. */
export function fault(what: string): void {
  found.push(what)
  process.stderr.write(`${FAULT} ${what}\n`)
}

/** The faults so far. */
export const faults = (): readonly string[] => found

/** Where a test's electronApp.evaluate finds them. */
export const FAULTS_GLOBAL = Symbol.for('postil.stand-in.faults')
Object.defineProperty(globalThis, FAULTS_GLOBAL, { value: found })
