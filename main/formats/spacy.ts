import type { Content } from '../library.ts'
import { jsonLines } from './common/json.ts'
import type { Format } from './common/format.ts'
import { nothing } from './common/own.ts'
import { viewOf } from './common/view.ts'
import { claimTies } from './standoff/entities.ts'
import { ALL_HELD, apartSentence } from './standoff/holds.ts'
import { readSpacy, recognisesSpacy } from './spacy/read.ts'
import { verifySpacy } from './spacy/verify.ts'
import { tasksOf } from './spacy/write.ts'

/**
 * Prodigy's JSON lines (https://prodi.gy/docs/api-interfaces), which spaCy's corpora are made of: a text with its tokens,
 * spans and relations. Offsets are Python's: code points.
 */
export const spacy: Format = {
  id: 'spacy',
  name: 'spaCy and Prodigy JSONL',
  extension: 'jsonl',
  mediaType: 'application/jsonl',
  about: 'Texts with tokens, spans and relations, for Prodigy and for training with spaCy.',
  asks: [],
  makes: 'file',
  positions: 'code points',
  holds: ALL_HELD,
  write(content) {
    const tasks = tasksOf(content).map(({ task }) => task)
    return [{ path: '', bytes: jsonLines(tasks.length === 0 ? [nothing('spacy')] : tasks) }]
  },
  verify: ([file], content) => (file ? verifySpacy(file.bytes, content) : []),
  losses: lossesIn,
  reader: { recognises: recognisesSpacy, read: readSpacy },
}

function lossesIn(content: Content): string[] {
  const off = tasksOf(content).reduce((sum, each) => sum + each.off, 0)
  const which = off === 1 ? 'One span does not begin and end' : `${off} spans do not begin and end`
  return [
    ...(off === 0
      ? []
      : [`${which} with a token: written by its characters alone, which training with spaCy passes over.`]),
    ...apartSentence(claimTies(viewOf(content)).apart),
  ]
}
