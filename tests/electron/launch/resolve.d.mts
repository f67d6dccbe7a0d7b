export interface Resolved {
  kind: 'electron' | 'stand-in'
  dir: string
  exec: string
  line: string
}
export class NotHere extends Error {}
export function resolveElectron(): Promise<Resolved>
export function prepare(): Promise<Resolved>
export function environment(
  found: Resolved,
): Record<'ELECTRON_OVERRIDE_DIST_PATH' | 'ELECTRON_EXEC_PATH', string>
