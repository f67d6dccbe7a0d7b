import type { BackupStep } from '../../../preload/backups.ts'

export interface StepMeans {
  onStep(step: BackupStep): void
  signal: AbortSignal
}

/** Tells how far the work is, and ends it where it is called off. */
export class Progress {
  done = 0
  total = 0
  constructor(
    readonly what: BackupStep['what'],
    readonly means: StepMeans,
  ) {}

  get signal(): AbortSignal {
    return this.means.signal
  }

  add(size: number): void {
    this.signal.throwIfAborted()
    // What is written again meanwhile counts again.
    this.done = Math.min(this.total, this.done + size)
    this.means.onStep({ what: this.what, done: this.done, total: this.total })
  }
}
