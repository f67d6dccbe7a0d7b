/**
 * For flows: what the stand-in found that a test must not pass over (a request for the network, an uncaught error in
 * main, a dialog nobody replaced). Empty on Electron's own binary, which looks for none of it.
 */
import type { ElectronApplication } from 'playwright'

/** The faults of a running app so far. Read them before it closes. */
export const faultsOf = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(() => [
    ...((globalThis as unknown as Record<symbol, string[]>)[Symbol.for('postil.stand-in.faults')] ?? []),
  ])
