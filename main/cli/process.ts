/** The command line in a process: its standard output, its folder, its version. */
import { readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Reader } from '../articles/import/reader.ts'
import { runWords } from './run.ts'

/** Whole, and before the process ends: what is piped is not written at once. */
function write(to: 1 | 2, words: string | Uint8Array): void {
  const bytes = typeof words === 'string' ? Buffer.from(words, 'utf8') : words
  for (let at = 0; at < bytes.length;)
    try {
      at += writeSync(to, bytes, at)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // Whoever reads has had enough, as head does.
      if (code === 'EPIPE') return
      if (code !== 'EAGAIN') throw error
    }
}

/**
 * Does what words say; gives the code to exit with.
 *
 * @param out the folder of what was built, with main/ in it
 */
export async function runProcess(words: readonly string[], out: string): Promise<number> {
  const { version } = JSON.parse(readFileSync(join(out, '../package.json'), 'utf8')) as { version: string }
  const reader = new Reader({ worker: join(out, 'main/read-worker.cjs') })
  try {
    return await runWords(words, {
      out: (said) => write(1, said),
      err: (said) => write(2, said),
      ...{ cwd: process.cwd(), version, reader },
    })
  } finally {
    reader.stop()
  }
}
