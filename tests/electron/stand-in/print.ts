/** printToPDF's options in Chromium's words. */
import type { Protocol } from './devtools.ts'
import { notHere, onlyKnown } from './guard.ts'

const SIZES: Record<string, [width: number, height: number]> = {
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  Letter: [8.5, 11],
  Legal: [8.5, 14],
  Tabloid: [11, 17],
}
const SAME = [
  'landscape',
  'displayHeaderFooter',
  'printBackground',
  'scale',
  'pageRanges',
  'headerTemplate',
  'footerTemplate',
  'preferCSSPageSize',
  'generateTaggedPDF',
  'generateDocumentOutline',
] as const

/** Translates. */
export function printOptions(options: Electron.PrintToPDFOptions): Protocol.Page.printToPDFParameters {
  onlyKnown(options, [...SAME, 'pageSize', 'margins'], 'printToPDF')
  const { pageSize = 'Letter', margins } = options
  const size = typeof pageSize === 'string' ? SIZES[pageSize] : ([pageSize.width, pageSize.height] as const)
  if (!size) throw notHere(`pageSize '${String(pageSize)}'`)
  if (margins) onlyKnown(margins, ['top', 'bottom', 'left', 'right'], 'printToPDF margins')
  const { top = 0.4, bottom = 0.4, left = 0.4, right = 0.4 } = margins ?? {}
  const same = Object.fromEntries(
    SAME.flatMap((key) => (options[key] === undefined ? [] : [[key, options[key]]])),
  )
  return {
    // Electron's default; Chromium's headless one is to make them.
    generateTaggedPDF: false,
    generateDocumentOutline: false,
    ...same,
    paperWidth: size[0],
    paperHeight: size[1],
    marginTop: top,
    marginBottom: bottom,
    marginLeft: left,
    marginRight: right,
  }
}
