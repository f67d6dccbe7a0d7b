import type { CommandId } from '../../preload/commands.ts'

/** What a command does here and now. */
export interface Binding {
  run(): void | Promise<void>
  /** Whether it has anything to act on; without it, always. */
  enabled?(): boolean
  checked?(): boolean
}

/** Every command of the table is bound: one without a binding does not compile. */
export type Bindings = Record<CommandId, Binding>
