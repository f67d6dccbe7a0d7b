/** What the app says of itself. */

/** The licence of a package that ships with the app. */
export interface Licence {
  name: string
  version: string
  /** As the package says it: an SPDX expression. */
  licence: string
  home: string | null
  /** Its licence, and its notice where it has one, word for word. */
  text: string
}

export interface About {
  version: string
  electron: string
  chromium: string
  node: string
  /** By name; what the build found in the bundles. */
  licences: Licence[]
  /** What can be shown in its folder. Chromium's own licences are a file of Electron's, which not every build has. */
  shows: AboutPlace[]
}

export const ABOUT_PLACES = ['library', 'licences', 'chromium'] as const
export type AboutPlace = (typeof ABOUT_PLACES)[number]
