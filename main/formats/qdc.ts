import { PostilError } from '../errors.ts'
import { childrenNamed, firstNamed, parseXml } from '../articles/import/tree.ts'
import type { Content } from '../library.ts'
import { CodebookProblem } from './codebook/entry.ts'
import { readQdc, writeQdc } from './codebook/qdc.ts'
import type { Format, Problem } from './common/format.ts'
import { hasForbidden, REPLACED_IN_XML } from './common/xml.ts'
import { emptyReading, type InFile, type Reading } from './reading/reading.ts'
import { codeGuid } from './refi/codes.ts'

/**
 * The codebook of REFI-QDA, which programs for qualitative analysis exchange by itself: the tags of the library and what they
 * are for, and nothing of what is tagged with them. Of keys and entries the description of a code says what the schema has no
 * place for, for people to read.
 */
export const qdc: Format = {
  id: 'qdc',
  name: 'REFI-QDA codebook',
  extension: 'qdc',
  mediaType: 'application/x-refi-qda-codebook+xml',
  about: 'The tags alone, with their definitions, for programs for qualitative analysis.',
  asks: [],
  makes: 'file',
  positions: 'none',
  holds: {
    texts: false,
    details: false,
    spans: false,
    fragments: false,
    wholeArticle: false,
    unplaced: false,
    kinds: false,
    tags: true,
    notes: false,
    attributions: false,
    quoting: false,
    claims: false,
    speakers: false,
    verdicts: false,
    evidence: false,
    relations: false,
    joins: false,
    people: false,
    tagColours: true,
    entries: true,
    authors: false,
    ids: false,
    foreign: false,
  },
  write: ({ tags }) => [{ path: '', bytes: writeQdc(tags) }],
  verify: ([file], content) => (file ? verifyQdc(file.bytes, content) : [problem('it has no file')]),
  losses: ({ tags }) =>
    tags.some(({ path, definition, use, avoid, examples }) =>
      [path, definition, use, avoid, ...examples.map(({ quote }) => quote)].some(hasForbidden),
    )
      ? [REPLACED_IN_XML]
      : [],
  reader: {
    recognises: (files) => files.some(isCodebook),
    read,
  },
}

/** By its name, or by its root: some programs call it .xml. */
function isCodebook({ path, bytes }: InFile): boolean {
  if (/\.qdc$/i.test(path)) return true
  return new TextDecoder('latin1').decode(bytes.subarray(0, 2000)).includes('urn:QDA-XML:codebook:')
}

function read(files: readonly InFile[]): Reading {
  const reading = emptyReading(null)
  for (const { path, bytes } of files.filter(isCodebook))
    try {
      const { tags, sets, whole } = readQdc(bytes)
      reading.tags.push(...tags)
      if (!whole)
        reading.problems.push({
          file: path,
          what: 'The file is cut off: what comes after its end is missing.',
        })
      if (sets.length > 0)
        reading.problems.push({
          file: path,
          what: `Left out, since Postil has no place for them: sets of codes (${sets.map((name) => `“${name}”`).join(', ')}).`,
        })
    } catch (error) {
      if (!(error instanceof CodebookProblem)) throw error
      const message = `${path} could not be read as a codebook (${error.message}). Nothing was changed.`
      throw new PostilError('unreadable', message, { cause: error })
    }
  return reading
}

/** Reads a codebook back as XML: each tag must be there once, with its colour, below the codes that its path names. */
function verifyQdc(bytes: Uint8Array, { tags }: Content): Problem[] {
  const root = firstNamed(parseXml(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), 'Codes')
  if (!root) return [problem('it has no codes')]
  const found = new Map<string | undefined, { colour: string | undefined; depth: number }>()
  let count = 0
  const open = childrenNamed(root, 'Code').map((code) => ({ code, depth: 1 }))
  for (let next = open.pop(); next; next = open.pop()) {
    const { code, depth } = next
    const { guid, color, isCodable } = code.attribs
    if (isCodable === 'true') {
      found.set(guid, { colour: color, depth })
      count++
    }
    for (const child of childrenNamed(code, 'Code')) open.push({ code: child, depth: depth + 1 })
  }
  if (count !== tags.length) return [problem(`it has ${count} codes for ${tags.length} tags`)]
  const wrong = tags.find((tag) => {
    const code = found.get(codeGuid(tag))
    return code?.colour !== tag.colour || code.depth !== tag.path.split('/').length
  })
  return wrong ? [problem(`the tag “${wrong.path}” is not in it as it should be`)] : []
}

const problem = (what: string): Problem => ({ article: null, annotation: null, what })
