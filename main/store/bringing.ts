/** The files that an import of annotations writes beside its edit. */
import { createHash, randomUUID } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { textHash } from '../articles/canonical.ts'
import type { Settled } from '../annotations/bringing/documents.ts'
import type { Reading } from '../formats/reading/reading.ts'
import type { ArticleFiles } from './article-files.ts'
import { makeFolder, writeDurable } from './durable.ts'
import { ADDING, FILES_FOLDER } from './evidence-files.ts'

/**
 * Writes the texts of new articles, other revisions of known ones, and evidence. Nothing knows of them before the edit that
 * lists them. Gives what takes them away again.
 */
export async function writeBrought(
  reading: Reading,
  settled: readonly Settled[],
  files: ArticleFiles,
): Promise<() => Promise<void>> {
  const written: string[] = []
  const discard = async (): Promise<void> => {
    for (const id of written) await files.discard(id)
  }
  try {
    for (const { document, fate, article, beside } of settled) {
      if (article === null) continue
      if (fate === 'new' && !written.includes(article.id)) {
        written.push(article.id)
        const { bytes, extension } = document.source ?? {
          bytes: Buffer.from(article.text, 'utf8'),
          extension: '.txt',
        }
        await files.write(article, bytes, extension)
        for (const { article: other, source } of document.revisions ?? []) {
          const revised = { ...other, id: article.id }
          const from = source ?? { bytes: Buffer.from(other.text, 'utf8'), extension: '.txt' }
          if (other.revision !== article.revision)
            await files.write(revised, from.bytes, from.extension, other.revision)
        }
      }
      if (beside !== null) {
        const { text, revision } = beside
        const other = { ...article, text, hash: textHash(text), revision, blocks: [], pages: [] }
        await files.write(other, Buffer.from(text, 'utf8'), '.txt', revision)
      }
    }
    for (const { sha256, bytes } of reading.files ?? []) await keepBytes(files.library, sha256, bytes)
  } catch (error) {
    await discard()
    throw error
  }
  return discard
}

/** Copies evidence into the library; what is not what its name says stays out. */
async function keepBytes(library: string, sha256: string, bytes: Uint8Array): Promise<void> {
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return
  const folder = join(library, FILES_FOLDER)
  await makeFolder(folder)
  const draft = join(folder, `${ADDING}${randomUUID()}`)
  await writeDurable(draft, bytes)
  await rename(draft, join(folder, sha256))
}
