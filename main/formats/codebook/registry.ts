import type { CodebookFormat } from '../../../preload/contract.ts'
import type { Tag } from '../../../preload/model.ts'
import { CodebookProblem, notACodebook, type CodebookEntry } from './entry.ts'
import { readCodebookCsv, writeCodebookCsv } from './csv.ts'
import { readCodebookJson, writeCodebookJson } from './json.ts'
import { readQdcEntries, writeQdc } from './qdc.ts'

interface CodebookFile {
  readonly name: string
  write(tags: readonly Tag[]): Uint8Array
  read(bytes: Uint8Array): CodebookEntry[]
}

/** How codebooks are written and read, by the extension of their files. */
export const CODEBOOKS: Readonly<Record<CodebookFormat, CodebookFile>> = {
  json: { name: 'JSON', write: writeCodebookJson, read: readCodebookJson },
  csv: { name: 'CSV', write: writeCodebookCsv, read: readCodebookCsv },
  qdc: { name: 'REFI-QDA codebook', write: writeQdc, read: readQdcEntries },
}

/**
 * The entries of a codebook, read by the extension of its name (".json", ".csv", ".qdc").
 * @throws PostilError 'unreadable', which names the file and says why
 */
export function readCodebook(name: string, extension: string, bytes: Uint8Array): CodebookEntry[] {
  const format = extension.slice(1).toLowerCase()
  if (format !== 'json' && format !== 'csv' && format !== 'qdc')
    throw notACodebook(name, 'it is neither a .json, a .csv nor a .qdc file')
  try {
    return CODEBOOKS[format].read(bytes)
  } catch (error) {
    if (error instanceof CodebookProblem) throw notACodebook(name, error.message, error)
    throw error
  }
}
