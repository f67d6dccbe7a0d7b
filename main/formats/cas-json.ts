import { casNode } from './cas-json/write.ts'
import { verifyCasJson } from './cas-json/verify.ts'
import type { Format } from './common/format.ts'
import { forbiddenLosses } from './common/losses.ts'
import { casesOf } from './uima/article.ts'
import { xmi } from './xmi.ts'

/**
 * UIMA CAS JSON 0.4: one file an article, each with its type system, for dkpro-cassis in Python and INCEpTION. The same CAS as in
 * XMI, with characters replaced where XMI must, so that a corpus may hold both. Positions are UTF-16 code units.
 */
export const casJson: Format = {
  id: 'cas-json',
  name: 'UIMA CAS JSON',
  extension: 'zip',
  mediaType: 'application/zip',
  about: 'For dkpro-cassis in Python, and INCEpTION: layers over the texts, with their types.',
  asks: [],
  makes: 'folder',
  positions: 'UTF-16',
  holds: xmi.holds,
  write(content) {
    const encoder = new TextEncoder()
    return [...casesOf(content)].map(({ name, cas }) => ({
      path: `${name}.json`,
      bytes: encoder.encode(`${JSON.stringify(casNode(cas), null, 1)}\n`),
    }))
  },
  verify: verifyCasJson,
  losses: forbiddenLosses,
}
