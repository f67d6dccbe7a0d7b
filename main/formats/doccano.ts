import type { Content } from '../library.ts'
import { jsonLines } from './common/json.ts'
import type { Format } from './common/format.ts'
import { nothing } from './common/own.ts'
import { viewOf } from './common/view.ts'
import { readDoccano, recognisesDoccano } from './doccano/read.ts'
import { verifyDoccano } from './doccano/verify.ts'
import { recordsOf } from './doccano/write.ts'
import { claimTies } from './standoff/entities.ts'
import { ALL_HELD, apartSentence } from './standoff/holds.ts'

/**
 * JSON lines of doccano's project for sequence labelling with relations (its data_export and data_import pipelines): entities
 * with ids, relations between them, comments. Offsets are Python's: code points.
 */
export const doccano: Format = {
  id: 'doccano',
  name: 'doccano JSONL',
  extension: 'jsonl',
  mediaType: 'application/jsonl',
  about: 'Texts with labelled spans and relations, for doccano and for training models.',
  asks: [],
  makes: 'file',
  positions: 'code points',
  holds: ALL_HELD,
  write: (content) => [{ path: '', bytes: bytesOf(content) }],
  verify: ([file], content) => (file ? verifyDoccano(file.bytes, content) : []),
  losses: (content) => apartSentence(claimTies(viewOf(content)).apart),
  reader: { recognises: recognisesDoccano, read: readDoccano },
}

function bytesOf(content: Content): Uint8Array {
  const records = recordsOf(content)
  return jsonLines(records.length === 0 ? [nothing('doccano')] : records)
}
