import { join } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { build, type Plugin } from 'vite'
import { Bundled } from './main/app/package/bundled.ts'

const root = import.meta.dirname
const bundled = new Bundled(root, ['electron'])
/** No word of where a file lay on the machine that built it. */
const PLAIN = { experimental: { attachDebugInfo: 'none' } } as const
// The renderer is built last; then all is known. Whatever is built alone says what it knows.
const licences = () => [bundled.note(), bundled.write(join(root, 'out'))]

// electron-vite's defaults look under src/, so every input is named. What main uses is bundled with it:
// the packed app carries out/ and seeds/ and no node_modules.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      rolldownOptions: {
        ...PLAIN,
        input: { index: 'main/index.ts', cli: 'main/cli.ts' },
        output: { format: 'es' },
      },
    },
    plugins: [workers(), ...licences()],
  },
  preload: {
    plugins: licences(),
    build: {
      outDir: 'out/preload',
      // A sandboxed preload is one CommonJS file and may require electron alone.
      externalizeDeps: false,
      rolldownOptions: { ...PLAIN, input: { index: 'preload/index.ts' }, output: { format: 'cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [svelte(), ...licences()],
    build: {
      outDir: 'out/renderer',
      emptyOutDir: true,
      // Fonts stay files: the content security policy allows no data: for them.
      assetsInlineLimit: 0,
      // The dev server takes the input from the renderer's root, the build from the project's.
      rolldownOptions: { ...PLAIN, input: { index: join(root, 'renderer/index.html') } },
    },
  },
})

const WORKERS = [
  ['read-worker', 'main/articles/import/worker.ts'],
  ['search-worker', 'main/search/worker.ts'],
  ['format-worker', 'main/formats/worker.ts'],
] as const

/**
 * Workers are built as one CommonJS file each: out of an archive, only such are known to start in Electron
 * (asar-spec.ts). What they import is bundled with them.
 */
function workers(): Plugin {
  return {
    name: 'postil-workers',
    apply: 'build',
    async closeBundle() {
      for (const [name, entry] of WORKERS)
        await build({
          configFile: false,
          logLevel: 'warn',
          plugins: [bundled.note()],
          build: {
            outDir: 'out/main',
            emptyOutDir: false,
            target: 'node20',
            ssr: true,
            rolldownOptions: {
              ...PLAIN,
              input: { [name]: entry },
              output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
            },
          },
          ssr: { noExternal: true, target: 'node' },
        })
    },
  }
}
