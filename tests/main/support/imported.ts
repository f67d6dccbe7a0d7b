import type { Imported } from '../../../main/articles/import/imported.ts'
import { readDocument } from '../../../main/articles/import/read-file.ts'
import type { Shown } from '../../fixtures/import-page-cases.ts'

/** What a file gives; throws with the reason where it is refused. */
export async function imported(name: string, content: string | Uint8Array): Promise<Imported> {
  const result = await readDocument({ name, bytes: bytesOf(content) })
  if (!result.ok) throw new Error(`${name}: ${result.why}`)
  return result.imported
}

/** Why a file is refused; throws where it is not. */
export async function refusal(name: string, content: string | Uint8Array): Promise<string> {
  const result = await readDocument({ name, bytes: bytesOf(content) })
  if (result.ok) throw new Error(`${name} was read: ${result.imported.text.slice(0, 100)}`)
  return result.why
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

/** Kind and words of each block. */
export const shown = ({ text, blocks }: Imported): Shown[] =>
  blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)])
