import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const ROOT = resolve(import.meta.dirname, '../../..')

/**
 * A module of main as the app's build makes it, one file: read source by source, each call from one module to another
 * goes through Vite's runner, and a loop that should be measured spends most of its time there.
 */
export async function bundled<T>(path: string): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'postil bench '))
  try {
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: join(ROOT, path),
        outDir: folder,
        rolldownOptions: { output: { format: 'cjs', entryFileNames: 'made.cjs' } },
      },
    })
    // The runner that reads this file is closed by now and imports nothing more.
    return createRequire(import.meta.url)(join(folder, 'made.cjs')) as T
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
