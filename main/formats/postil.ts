import type { Content } from '../library.ts'
import type { Format } from './common/format.ts'
import { isZip } from './common/unpack.ts'
import { MEDIA_TYPE, MIMETYPE } from './postil/layout.ts'
import { readArchive } from './postil/read.ts'
import { readingOf } from './postil/reading.ts'
import type { InFile } from './reading/reading.ts'
import { verifyArchive } from './postil/verify.ts'
import { archiveOf } from './postil/write.ts'
import { ALL_HELD } from './standoff/holds.ts'

/** Where the name of a zip's first file stands, after its local header of 30 bytes (APPNOTE.TXT 4.3.7). */
const NAME_AT = 30

/**
 * Postil's own archive: everything of a library or of a part of it, without loss. postil/layout.ts says what lies where.
 * Positions are UTF-16 code units, as in the library.
 */
export const postil: Format = {
  id: 'postil',
  name: 'Postil archive',
  extension: 'postil',
  mediaType: MEDIA_TYPE,
  about: 'Everything, with articles, revisions and evidence, for another library of Postil or to be kept.',
  asks: [],
  makes: 'file',
  wants: 'depot',
  positions: 'UTF-16',
  holds: ALL_HELD,
  write: (content) => [{ path: '', bytes: archiveOf(content) }],
  verify: ([file], content) =>
    file ? verifyArchive(file.bytes, content) : [{ article: null, annotation: null, what: 'it has no file' }],
  losses: (content) => [...apart(content), ...(content.depot?.missing ?? [])],
  reader: {
    recognises: (files) => files.some(isArchive),
    read(files) {
      const [first, ...others] = files.filter(isArchive)
      if (!first) throw new Error('none of the files is an archive')
      const reading = readingOf(readArchive(first.bytes, first.path), first.path)
      const left = [...others, ...files.filter((file) => !isArchive(file))]
      const what = 'Archives are imported one at a time: this file was left out.'
      reading.problems.push(...left.map(({ path }) => ({ file: path, what })))
      return reading
    },
  },
}

/** By its name too, so that one that is damaged at its beginning is said to be so. */
function isArchive({ path, bytes }: InFile): boolean {
  if (path.toLowerCase().endsWith('.postil')) return true
  const begins = new TextDecoder('latin1').decode(bytes.subarray(NAME_AT, NAME_AT + 100))
  return isZip(bytes) && begins.startsWith(`${MIMETYPE}${MEDIA_TYPE}`)
}

/** What leads to claims of other articles cannot be followed from a part of a library. */
function apart({ articles }: Content): string[] {
  const here = new Set(articles.flatMap(({ claims }) => claims.map(({ id }) => id)))
  const isAway = (id: string | null): boolean => id !== null && !here.has(id)
  const relations = articles
    .flatMap((each) => each.relations)
    .filter(({ from, to }) => isAway(from) || isAway(to))
  const joined = articles.flatMap((each) => each.claims).filter(({ joinedTo }) => isAway(joinedTo))
  const count = relations.length + joined.length
  return count === 0
    ? []
    : [
        `${count} ${count === 1 ? 'relation leads' : 'relations lead'} to claims of articles that are not in this archive, and come in again only where those are: export the whole library to keep them.`,
      ]
}
