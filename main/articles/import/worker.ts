/** Where files are read, off the main thread: it may be ended at any moment, and nobody but it pays for a bad file. */
import { parentPort } from 'node:worker_threads'
import type { ImportFile, ImportResult } from './imported.ts'
import { readDocument } from './read-file.ts'
import { readPasted } from './pasted.ts'

/** What the reader asks: one at a time. */
export type Task = { file: ImportFile } | { pasted: { text: string; html: string | null } }

parentPort?.on('message', (task: Task) => {
  const reading = 'file' in task ? readDocument(task.file) : readPasted(task.pasted)
  void Promise.resolve(reading)
    .catch((error: unknown): ImportResult => ({ ok: false, why: `it could not be read (${reason(error)})` }))
    .then((result) => parentPort?.postMessage(result))
})

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
