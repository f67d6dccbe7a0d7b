import { extname } from 'node:path'

const LONGEST = 80
/** What no file system of ours takes, or what hides a file or ends its name: controls and <>:"/\|?*. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g
/** Names that Windows keeps for devices, with any extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A file name made of a title, fit for Windows, macOS and Linux. */
export function fileName(title: string, extension: string): string {
  const clean = title.replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim()
  // Cut at a whole grapheme: half of an astral character is no name.
  let short = ''
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(clean)) {
    if (short.length + segment.length > LONGEST) break
    short += segment
  }
  const stem = short.replace(/^[. ]+|[. ]+$/g, '')
  return `${stem === '' || DEVICE.test(stem) ? `Postil ${stem}`.trim() : stem}.${extension}`
}

/** Adds the extension where a path has another or none: not every dialog on Linux does. */
export function withExtension(path: string, extension: string): string {
  return extname(path).toLowerCase() === `.${extension.toLowerCase()}` ? path : `${path}.${extension}`
}
