/**
 * Which packages the bundles hold: read from the module graph of each build, so that nothing has to be listed by hand.
 * Runs while the app is built (electron.vite.config.ts), never in it.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { asText } from './licence-text.ts'
import { licencesOf } from './licences.ts'

/** Modules that a bundler adds of its own are its package's. */
const OF_BUNDLERS: readonly (readonly [prefix: string, name: string])[] = [
  ['\0rolldown/', 'rolldown'],
  ['\0vite/', 'vite'],
]

/** Gathers them over the builds of one run. */
export class Bundled {
  readonly #root: string
  readonly #folders = new Set<string>()

  /** `root` is the project's folder; `beside` are packages that ship without being bundled. */
  constructor(root: string, beside: readonly string[]) {
    this.#root = root
    for (const name of beside) this.#folders.add(join(root, 'node_modules', name))
  }

  /** Notes what a bundle holds: code, styles, fonts. */
  note(): Plugin {
    // Modules are named in full, what they were read from as assets by the way from the build's own root.
    let base = this.#root
    const add = (id: string): void => {
      const folder = packageFolder(id, this.#root, base)
      if (folder !== null) this.#folders.add(folder)
    }
    return {
      name: 'postil-bundled',
      apply: 'build',
      configResolved({ root }) {
        base = root
      },
      generateBundle(_options, bundle) {
        for (const item of Object.values(bundle))
          (item.type === 'chunk' ? item.moduleIds : item.originalFileNames).forEach(add)
        // A style leaves no code in its chunk, so that it may be missing there.
        for (const id of this.getModuleIds()) if (/\.css($|\?)/.test(id)) add(id)
      },
    }
  }

  /** Writes what was noted until now into a folder: as data for the app, and as a text to go beside it. */
  write(folder: string): Plugin {
    return {
      name: 'postil-licences',
      apply: 'build',
      closeBundle: () => {
        const licences = licencesOf(this.#folders)
        mkdirSync(folder, { recursive: true })
        writeFileSync(join(folder, 'licences.json'), JSON.stringify(licences))
        writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), asText(licences))
      },
    }
  }
}

/** The folder of the package that a module is of; null for our own. */
function packageFolder(id: string, root: string, base: string): string | null {
  const bundler = OF_BUNDLERS.find(([prefix]) => id.startsWith(prefix))
  if (bundler) return join(root, 'node_modules', bundler[1])
  const file = id.replace(/^\0/, '').replace(/\?.*$/, '').replaceAll('\\', '/')
  const [, before, name] = /^(.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file) ?? []
  return name === undefined ? null : resolve(base, `${before ?? ''}node_modules`, name)
}
