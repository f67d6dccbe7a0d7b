import { resolve } from 'node:path'
import { runInThisContext } from 'node:vm'
import { build } from 'vite'
import type { reanchor } from '../../../main/anchoring/reanchor.ts'

const DOOR = resolve(import.meta.dirname, '../../../main/anchoring/reanchor.ts')

/**
 * `reanchor` bundled alone, as it is in the app: the runner that reads the benchmarks' sources puts a property between each
 * module and what it imports, which would be most of what is measured.
 */
export async function bundled(): Promise<typeof reanchor> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'node20',
      lib: { entry: DOOR, formats: ['iife'], name: 'door' },
    },
  })
  const [bundle] = Array.isArray(built) ? built : [built]
  if (!bundle || !('output' in bundle)) throw new Error('nothing was bundled')
  const { code } = bundle.output[0]
  const door: unknown = runInThisContext(`${code}\ndoor`)
  return (door as { reanchor: typeof reanchor }).reanchor
}
