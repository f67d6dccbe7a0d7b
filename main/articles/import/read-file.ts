/** The door to the readers of files. Meant for a worker: what it calls may take seconds, and a time limit stands outside. */
import { checkSize } from './bounds.ts'
import type { ImportFile, Imported, ImportResult } from './imported.ts'
import { readEpub } from './book/epub.ts'
import { kindOf, packedKind, type Kind } from './kind.ts'
import { readMhtml } from './mhtml.ts'
import { readPage } from './page/page.ts'
import { readPdf } from './pdf.ts'
import { readPlain } from './plain.ts'
import { refused } from './refusal.ts'
import { readDocx } from './word/docx.ts'
import { Zip } from './zip.ts'

/**
 * Reads a file of any kind that can be an article. Its kind is told by its content first and by its name second, so a
 * page named .txt is a page. Never throws: what cannot be read is a refusal with its reason.
 */
export async function readDocument(file: ImportFile): Promise<ImportResult> {
  try {
    checkSize(file.bytes)
    const kind = kindOf(file.name, file.bytes)
    if (kind === 'pdf') return await readPdf(file)
    return { ok: true, imported: await read(kind, file.bytes) }
  } catch (error) {
    return refused(error)
  }
}

function read(kind: Exclude<Kind, 'pdf'>, bytes: Uint8Array): Imported | Promise<Imported> {
  switch (kind) {
    case 'html':
      return readPage(bytes)
    case 'mhtml':
      return readMhtml(bytes)
    case 'zip':
      return readPacked(bytes)
    case 'txt':
    case 'md':
      return readPlain(bytes, kind)
  }
}

function readPacked(bytes: Uint8Array): Imported {
  const zip = new Zip(bytes)
  return packedKind(zip) === 'docx' ? readDocx(zip) : readEpub(zip)
}
