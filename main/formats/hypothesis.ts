import type { Content } from '../library.ts'
import { jsonFile } from './common/json.ts'
import type { Format } from './common/format.ts'
import { readHypothesis, recognisesHypothesis } from './hypothesis/read.ts'
import { exportOf } from './hypothesis/write.ts'
import { verifyHypothesis } from './hypothesis/verify.ts'
import { ALL_HELD } from './standoff/holds.ts'

/**
 * What the Hypothesis client exports and imports (https://h.readthedocs.io/en/latest/api-reference/; positions are UTF-16 code
 * units). Its own fields hold passages, notes and tags; the client passes over everything else.
 */
export const hypothesis: Format = {
  id: 'hypothesis',
  name: 'Hypothesis JSON',
  extension: 'json',
  mediaType: 'application/json',
  about: 'Annotations for the Hypothesis client, which imports them on the page that they are of.',
  asks: [],
  makes: 'file',
  positions: 'UTF-16',
  holds: ALL_HELD,
  write: (content) => [{ path: '', bytes: jsonFile(exportOf(content)) }],
  verify: ([file], content) => (file ? verifyHypothesis(file.bytes, content) : []),
  losses: lossesIn,
  reader: { recognises: recognisesHypothesis, read: readHypothesis },
}

function lossesIn({ articles }: Content): string[] {
  const annotations = articles.flatMap((each) => each.annotations)
  const split = annotations.filter(({ target }) => target.spans.length > 1).length
  const claims = annotations.some(({ kind }) => kind === 'appearance')
  const homeless = articles.filter(({ article }) => article.url === null).length
  return [
    ...(split > 0
      ? [
          `Hypothesis shows the first piece of a passage in several pieces (${split} here); all of them are written.`,
        ]
      : []),
    ...(claims
      ? [
          'Hypothesis shows sources, cues, verdicts and relations as words of the note; as data they are Postil’s own.',
        ]
      : []),
    ...(homeless > 0
      ? [
          `Hypothesis finds a page by its address, and ${homeless === 1 ? 'one article has' : `${homeless} articles have`} none.`,
        ]
      : []),
  ]
}
