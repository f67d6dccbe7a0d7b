import { ALL } from '../registry.ts'

/** What comes with annotations, or holds them, beside what the formats themselves are saved as. */
const FURTHER = [
  'zip',
  'ann',
  'a1',
  'a2',
  'conf',
  'json',
  'jsonld',
  'jsonl',
  'ndjson',
  'csv',
  'tsv',
  'xml',
  'xmi',
]

/** The extensions, without the dot and in small letters, of files that may hold annotations. */
export const EXCHANGE_EXTENSIONS: readonly string[] = [
  ...new Set([...ALL.flatMap(({ reader, extension }) => (reader ? [extension] : [])), ...FURTHER]),
]
