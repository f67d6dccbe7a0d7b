// @ts-check
/** What a Linux desktop is told of the app, from the same words of package.json that electron-builder reads. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** package.json */
export const APP = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'))
const { linux, protocols } = APP.build

/**
 * The desktop entry.
 * @param {string} name as menus show it
 */
export function desktopEntry(name) {
  const types = [
    ...linux.mimeTypes,
    ...linux.fileAssociations.map((/** @type {{ mimeType: string }} */ { mimeType }) => mimeType),
    ...protocols.flatMap((/** @type {{ schemes: string[] }} */ { schemes }) =>
      schemes.map((scheme) => `x-scheme-handler/${scheme}`),
    ),
  ]
  const fields = {
    Name: name,
    Comment: linux.synopsis,
    Exec: `${linux.executableName} %U`,
    Icon: linux.executableName,
    Terminal: 'false',
    Type: 'Application',
    StartupWMClass: APP.desktopName.replace(/\.desktop$/, ''),
    ...linux.desktop.entry,
    MimeType: `${types.join(';')};`,
    Categories: `${linux.category};`,
  }
  const lines = Object.entries(fields).map(([key, value]) => `${key}=${value}`)
  return `[Desktop Entry]\n${lines.join('\n')}\n`
}

/** What .postil files are, for the shared MIME database. */
export function mimeInfo() {
  const types = linux.fileAssociations.map(
    (/** @type {{ ext: string, mimeType: string, description: string }} */ { ext, mimeType, description }) =>
      `  <mime-type type="${mimeType}">
    <comment>${description}</comment>
    <sub-class-of type="application/zip"/>
    <glob pattern="*.${ext}"/>
    <icon name="${linux.executableName}"/>
  </mime-type>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
${types.join('\n')}
</mime-info>
`
}
