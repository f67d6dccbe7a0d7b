/** The files that an import of annotations writes beside its edit. */
import { createHash, randomUUID } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { textHash } from '../articles/canonical.ts'
import type { Settled } from '../annotations/bringing/documents.ts'
import type { Reading } from '../formats/reading/reading.ts'
import type { ArticleFiles } from './article-files.ts'
import { AT_ONCE, makeFolder, mapLimited, writeDurable } from './durable.ts'
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
    // Several documents may have one text, and so one article.
    const firsts = new Map<string, Settled>()
    for (const each of settled)
      if (each.fate === 'new' && each.article && !firsts.has(each.article.id))
        firsts.set(each.article.id, each)
    written.push(...firsts.keys())
    await mapLimited([...firsts.values()], AT_ONCE, (each) => writeNew(each, files))
    for (const each of settled) await writeBeside(each, files)
    for (const { sha256, bytes } of reading.files ?? []) await keepBytes(files.library, sha256, bytes)
  } catch (error) {
    await discard()
    throw error
  }
  return discard
}

async function writeNew({ document, article }: Settled, files: ArticleFiles): Promise<void> {
  if (article === null) return
  const { bytes, extension } = document.source ?? {
    bytes: Buffer.from(article.text, 'utf8'),
    extension: '.txt',
  }
  await files.write(article, bytes, extension)
  for (const { article: other, source } of document.revisions ?? []) {
    if (other.revision === article.revision) continue
    const from = source ?? { bytes: Buffer.from(other.text, 'utf8'), extension: '.txt' }
    await files.write({ ...other, id: article.id }, from.bytes, from.extension, other.revision)
  }
}

async function writeBeside({ article, beside }: Settled, files: ArticleFiles): Promise<void> {
  if (article === null || beside === null) return
  const { text, revision } = beside
  const other = { ...article, text, hash: textHash(text), revision, blocks: [], pages: [] }
  await files.write(other, Buffer.from(text, 'utf8'), '.txt', revision)
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
