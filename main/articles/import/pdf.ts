import type { ImportFile, ImportResult } from './imported.ts'

/** Refuses: the reader of PDF comes with its own change. */
export function readPdf(_file: ImportFile): Promise<ImportResult> {
  return Promise.resolve({ ok: false, why: 'PDF is not read yet' })
}
