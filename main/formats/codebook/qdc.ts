/** The codebook of REFI-QDA (.qdc, schema Codebook.xsd 1.0): codes in a tree, each with a name, a colour and a description. */
import type { Element } from 'domhandler'
import type { Tag } from '../../../preload/model.ts'
import { Refusal } from '../../articles/import/refusal.ts'
import { childrenNamed } from '../../articles/import/tree.ts'
import { attributes } from '../common/xml.ts'
import type { ReadTag } from '../reading/reading.ts'
import { codesOf, codesXml } from '../refi/codes.ts'
import { codesIn, readCodes, tagsOf } from '../refi/read-codes.ts'
import { rootOf } from '../refi/xml.ts'
import { checkEntries, CodebookProblem, type CodebookEntry } from './entry.ts'

const NAMESPACE = 'urn:QDA-XML:codebook:1.0'
const SCHEMA = 'http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd'

/**
 * Tags as a codebook. The schema wants at least one code: where there is no tag the list is empty all the same, which
 * programs read.
 */
export function writeQdc(tags: readonly Tag[]): Uint8Array {
  const said = {
    origin: 'Postil',
    xmlns: NAMESPACE,
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${NAMESPACE} ${SCHEMA}`,
  }
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<CodeBook${attributes(said)}>\n  <Codes>\n`,
    codesXml(codesOf(tags), 2),
    '  </Codes>\n</CodeBook>\n',
  ]
  return new TextEncoder().encode(xml.join(''))
}

export interface ReadQdc {
  tags: ReadTag[]
  /** Names of sets of codes, which Postil has no place for. */
  sets: string[]
  /** False where the file is cut off. */
  whole: boolean
}

/** What a codebook says, of whatever version. Throws CodebookProblem. */
export function readQdc(bytes: Uint8Array): ReadQdc {
  const { root, whole } = openQdc(bytes)
  const list = codesIn(root)
  if (!list) throw new CodebookProblem('it has no list of codes')
  const sets = childrenNamed(root, 'Sets').flatMap((each) => childrenNamed(each, 'Set'))
  return { tags: tagsOf(readCodes(list)), sets: sets.map(({ attribs }) => attribs.name ?? ''), whole }
}

/** Its entries, for the codebook alone. Throws CodebookProblem. */
export function readQdcEntries(bytes: Uint8Array): CodebookEntry[] {
  const { tags, whole } = readQdc(bytes)
  if (!whole) throw new CodebookProblem('it is cut off')
  const entries = tags.map(({ id: _id, ...entry }) => entry)
  return checkEntries(entries, (index) => `code ${index + 1}`)
}

function openQdc(bytes: Uint8Array): { root: Element; whole: boolean } {
  try {
    return rootOf(bytes, 'CodeBook')
  } catch (error) {
    if (error instanceof Refusal) throw new CodebookProblem(error.why)
    throw error
  }
}
