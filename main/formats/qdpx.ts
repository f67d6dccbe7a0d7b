import type { Content } from '../library.ts'
import type { Format } from './common/format.ts'
import { zipOf } from './common/pack.ts'
import { viewOf } from './common/view.ts'
import { hasForbidden, REPLACED_IN_XML } from './common/xml.ts'
import { isProject } from './qdpx/open.ts'
import { readProject } from './qdpx/read.ts'
import { verifyProject } from './qdpx/verify.ts'
import { projectFiles } from './qdpx/write.ts'

/**
 * A project of REFI-QDA 1.5 (https://www.qdasoftware.org): what programs for qualitative analysis exchange. Positions are code
 * points, the end that of what comes after the passage, as QualCoder, ATLAS.ti, MAXQDA and NVivo count them.
 *
 * Articles are TextSources, tags codes in a tree, passages PlainTextSelections coded with them, notes the descriptions of
 * passages (which QualCoder, ATLAS.ti and MAXQDA show) and Notes of sources. What a claim says is coded Content, who says it
 * Source and Speakers/NAME, the words between them Cue; a claim is a Case that has all its passages, with its type and
 * verdict as variables, since cases are what these programs count and compare. Relations are Links between passages, which
 * ATLAS.ti has under the same names; pieces of one passage are tied by its "continued by".
 */
export const qdpx: Format = {
  id: 'qdpx',
  name: 'REFI-QDA project',
  extension: 'qdpx',
  mediaType: 'application/x-refi-qda-project+zip',
  about: 'For qualitative analysis in QualCoder, MAXQDA, ATLAS.ti and NVivo.',
  asks: [],
  makes: 'file',
  positions: 'code points',
  holds: {
    texts: true,
    details: true,
    spans: true,
    fragments: true,
    wholeArticle: true,
    unplaced: false,
    kinds: true,
    tags: true,
    notes: true,
    attributions: true,
    quoting: false,
    claims: true,
    speakers: true,
    verdicts: true,
    evidence: false,
    relations: true,
    joins: true,
    people: false,
    tagColours: true,
    entries: true,
    authors: true,
    ids: false,
    foreign: true,
  },
  write: (content) => [{ path: '', bytes: zipOf(projectFiles(content)) }],
  verify: ([file], content) =>
    file ? verifyProject(file.bytes, content) : [{ article: null, annotation: null, what: 'it has no file' }],
  losses: (content) => [...(isReplaced(content) ? [REPLACED_IN_XML] : []), ...leadingOut(content)],
  reader: {
    recognises: (files) => files.some(isProject),
    read(files) {
      const [project, ...others] = files.filter(isProject)
      if (!project) throw new Error('none of the files is a project')
      const reading = readProject(project, files)
      const what = 'Projects are imported one at a time: this file was left out.'
      reading.problems.push(...others.map(({ path }) => ({ file: path, what })))
      return reading
    },
  },
}

/** Texts have a file of their own, which takes any character; all else is XML. */
function isReplaced({ articles, people, tags }: Content): boolean {
  const found = (value: unknown): boolean =>
    typeof value === 'string'
      ? hasForbidden(value)
      : typeof value === 'object' && value !== null && Object.values(value).some(found)
  return (
    found([people, tags]) ||
    articles.some(({ article: { text: _text, ...article }, ...rest }) => found([article, rest]))
  )
}

function leadingOut(content: Content): string[] {
  const away = new Set(content.elsewhere.claims.map(({ claim }) => claim.id))
  const count = viewOf(content).relations.filter(
    ({ from, to }) => away.has(from.id) || away.has(to.id),
  ).length
  return count === 0
    ? []
    : [
        `${count === 1 ? 'One relation leads' : `${count} relations lead`} to claims of other articles and cannot be in it.`,
      ]
}
