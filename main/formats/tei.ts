import type { Format } from './common/format.ts'
import { forbiddenLosses } from './common/losses.ts'
import { readTei, recognisesTei } from './tei/read.ts'
import { verifyTei } from './tei/verify.ts'
import { teiFiles } from './tei/write.ts'
import { xmi } from './xmi.ts'

/**
 * TEI P5 (https://tei-c.org/guidelines/p5/): one document an article, its text in text/body to the last space, and all that is said of
 * it in standOff. Positions are code points, in string-range() pointers over the text.
 */
export const tei: Format = {
  id: 'tei',
  name: 'TEI P5',
  extension: 'zip',
  mediaType: 'application/zip',
  about:
    'For editions and corpora in the humanities: each article as a TEI document with its annotations beside the text.',
  asks: [],
  makes: 'folder',
  positions: 'code points',
  holds: xmi.holds,
  write: teiFiles,
  verify: verifyTei,
  losses: forbiddenLosses,
  reader: { recognises: recognisesTei, read: readTei },
}
