/** The fuses in the executable, where @electron/fuses and electron-builder write them: after a sentinel, in a comment. */
import { readFileSync } from 'node:fs'

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const ON = '1'
const ORDER = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'asarIntegrity',
  'onlyLoadAppFromAsar',
] as const

/** Which of the fuses that the stand-in obeys are on. */
export type Fuses = Record<(typeof ORDER)[number], boolean>

/** Reads the fuses of an executable. */
export function readFuses(executable: string): Fuses {
  const bytes = readFileSync(executable)
  const at = bytes.indexOf(SENTINEL)
  const wire = bytes.subarray(at + SENTINEL.length + 2).toString('latin1')
  return Object.fromEntries(ORDER.map((name, i) => [name, at < 0 || wire[i] === ON])) as Fuses
}
