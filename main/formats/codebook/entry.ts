import { z } from 'zod'
import { Tag } from '../../../preload/model.ts'
import { PostilError } from '../../errors.ts'

/** One entry of a codebook in a file: a tag without its id, which is the library's own. What a file does not say is left out. */
export const CodebookEntry = z.object({
  path: Tag.shape.path,
  colour: Tag.shape.colour.optional(),
  key: Tag.shape.key.optional(),
  definition: z.string().max(100_000).optional(),
  use: z.string().max(100_000).optional(),
  avoid: z.string().max(100_000).optional(),
  examples: Tag.shape.examples.unwrap().optional(),
  foreign: Tag.shape.foreign,
})
export type CodebookEntry = z.infer<typeof CodebookEntry>

/** What is wrong with a file, as the end of a sentence. */
export class CodebookProblem extends Error {}

/** Makes entries of what a file holds; `where` names the place of one, for a message. Throws CodebookProblem. */
export function checkEntries(raw: readonly unknown[], where: (index: number) => string): CodebookEntry[] {
  const paths = new Set<string>()
  return raw.map((one, index) => {
    const read = CodebookEntry.safeParse(one)
    if (!read.success) {
      const [issue] = read.error.issues
      const field = issue?.path.join('.') ?? ''
      throw new CodebookProblem(`${where(index)}: ${field === '' ? '' : `${field}: `}${issue?.message ?? ''}`)
    }
    if (paths.has(read.data.path))
      throw new CodebookProblem(`${where(index)}: the tag “${read.data.path}” is there twice`)
    paths.add(read.data.path)
    return read.data
  })
}

/** A file's text. Throws CodebookProblem where it is no UTF-8. */
export function textOf(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new CodebookProblem('it is empty')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new CodebookProblem('it is no text in UTF-8')
  }
}

/** The refusal of a file that is no codebook, which names it and says why. */
export function notACodebook(name: string, why: string, cause?: unknown): PostilError {
  const message = `${name} could not be read as a codebook (${why}). Nothing was changed.`
  return new PostilError('unreadable', message, { cause })
}
