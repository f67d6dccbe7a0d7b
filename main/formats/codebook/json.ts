import type { Tag } from '../../../preload/model.ts'
import { checkEntries, CodebookProblem, textOf, type CodebookEntry } from './entry.ts'

const FORMAT = 'postil-codebook'
const VERSION = 1

/** A codebook as JSON: all that its entries say, without their ids, in the order of their paths. */
export function writeCodebookJson(tags: readonly Tag[]): Uint8Array {
  const entries = tags.map(({ id: _id, ...entry }) => entry)
  const file = { format: FORMAT, version: VERSION, tags: entries }
  return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`)
}

/** The entries of a JSON codebook: Postil's own, or a bare list of entries. Throws CodebookProblem. */
export function readCodebookJson(bytes: Uint8Array): CodebookEntry[] {
  let raw: unknown
  const text = textOf(bytes)
  try {
    raw = JSON.parse(text)
  } catch (error) {
    throw new CodebookProblem(`it is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  return checkEntries(listIn(raw), (index) => `entry ${index + 1}`)
}

function listIn(raw: unknown): readonly unknown[] {
  if (Array.isArray(raw)) return raw
  const file = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>
  if (!Array.isArray(file['tags'])) throw new CodebookProblem('it has no list of tags')
  const { version } = file
  if (file['format'] === FORMAT && typeof version === 'number' && version > VERSION)
    throw new CodebookProblem('it was written by a newer version of Postil')
  return file['tags'] as unknown[]
}
