import type { Format } from './common/format.ts'
import { forbiddenLosses } from './common/losses.ts'
import { casesOf, typesOf } from './uima/article.ts'
import { readXmi, recognisesXmi } from './xmi/read.ts'
import { typeSystemXml } from './xmi/typesystem.ts'
import { verifyXmi } from './xmi/verify.ts'
import { xmiOf } from './xmi/write.ts'

/**
 * UIMA CAS XMI (Apache UIMA references, chapter 7): one .xmi an article and one TypeSystem.xml for all, as INCEpTION, WebAnno
 * and DKPro Core export and import them. Positions are UTF-16 code units, as Java counts. Everything is said in features of
 * layers (uima/types.ts), so that what is edited in INCEpTION comes back edited.
 */
export const xmi: Format = {
  id: 'xmi',
  name: 'UIMA CAS XMI',
  extension: 'zip',
  mediaType: 'application/zip',
  about: 'For INCEpTION, WebAnno and programs on Apache UIMA: layers over the texts.',
  asks: [],
  makes: 'folder',
  positions: 'UTF-16',
  holds: {
    texts: true,
    details: true,
    spans: true,
    fragments: true,
    wholeArticle: true,
    unplaced: true,
    kinds: true,
    tags: true,
    notes: true,
    attributions: true,
    quoting: true,
    claims: true,
    speakers: true,
    verdicts: true,
    evidence: true,
    relations: true,
    joins: true,
    people: true,
    tagColours: true,
    entries: true,
    authors: true,
    ids: true,
    foreign: true,
  },
  write(content) {
    const encoder = new TextEncoder()
    const files = [{ path: 'TypeSystem.xml', bytes: encoder.encode(typeSystemXml(typesOf(content))) }]
    for (const { name, cas } of casesOf(content))
      files.push({ path: `${name}.xmi`, bytes: encoder.encode(xmiOf(cas)) })
    return files
  },
  verify: verifyXmi,
  losses: forbiddenLosses,
  reader: { recognises: recognisesXmi, read: readXmi },
}
