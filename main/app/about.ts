import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import { ABOUT_PLACES, type About, type AboutPlace, type Licence } from '../../preload/about.ts'

type File = Exclude<AboutPlace, 'library'>

/**
 * What the app says of itself, from what the build has written into `out`.
 * @param resources the folder beside the packed app
 */
export function describeApp(out: string, resources: string) {
  // Electron's packages have the file beside the executable; on macOS the packager moves it into the app.
  const chromium = [dirname(process.execPath), resources].map((folder) =>
    join(folder, 'LICENSES.chromium.html'),
  )
  const files: Record<File, readonly string[]> = {
    licences: app.isPackaged
      ? [join(resources, 'THIRD-PARTY-LICENSES.txt')]
      : [join(out, 'THIRD-PARTY-LICENSES.txt')],
    chromium,
  }
  const find = (place: File): string | null => files[place].find((path) => existsSync(path)) ?? null

  return {
    find,
    async get(): Promise<About> {
      return {
        version: app.getVersion(),
        electron: process.versions['electron'] ?? '',
        chromium: process.versions['chrome'] ?? '',
        node: process.versions.node,
        // Our own build wrote it.
        licences: JSON.parse(await readFile(join(out, 'licences.json'), 'utf8')) as Licence[],
        shows: ABOUT_PLACES.filter((place) => place === 'library' || find(place) !== null),
      }
    },
  }
}
