/** What an export says, to be looked through: the text of all its files, those that are packed too. */
import { strFromU8, unzipSync } from 'fflate'
import { isZip } from '../../../main/formats/common/unpack.ts'
import type { OutFile } from '../../../main/formats/common/format.ts'

/** Throws where a file is not UTF-8 throughout. */
export function wordsOf({ files }: { files: readonly Pick<OutFile, 'bytes'>[] }): string {
  return files.map(({ bytes }) => textOf(bytes)).join('\n')
}

function textOf(bytes: Uint8Array): string {
  if (isZip(bytes)) return Object.values(unzipSync(bytes)).map(textOf).join('\n')
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

/** Files of a zip as text, by their paths. */
export function filesIn(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, each]) => [path, strFromU8(each)]))
}
