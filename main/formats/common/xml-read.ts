/** XML of other programs, read into a tree. Nothing that a file declares is loaded or expanded (see articles/import/tree.ts). */
import type { Document, Element } from 'domhandler'
import { MAX_BYTES } from '../../articles/canonical.ts'
import { byteOrderMark, decodeAs, encodingOf } from '../../articles/import/decode.ts'
import { Refusal } from '../../articles/import/refusal.ts'
import { elementsUnder, parseXml } from '../../articles/import/tree.ts'
import { PostilError } from '../../errors.ts'
import type { InFile } from '../reading/reading.ts'

/** How much is looked at to tell what a file is, in bytes. */
const HEAD = 4096
const DECLARED = /^\s*<\?xml[^>]*\sencoding=["']([\w.:-]+)["']/
/** References to C1 controls: a reader of HTML would take them for windows-1252. */
const C1 = /&#(?:0*(1[2-5]\d)|[xX]0*([89][0-9a-fA-F]));/g

/** The beginning of a file as text, for a look at its root. */
export function headOf({ bytes }: InFile): string {
  return decodeAs(bytes.subarray(0, HEAD), byteOrderMark(bytes) ?? 'UTF-8').replaceAll('\0', '')
}

/**
 * The root element of a file. Line ends are those of XML (https://www.w3.org/TR/xml/#sec-line-ends): each is one \n.
 * @throws PostilError 'unreadable' that names the file
 */
export function readXmlRoot(file: InFile): Element {
  if (file.bytes.length > MAX_BYTES) throw unreadable(file, `it is larger than ${MAX_BYTES / 1024 / 1024} MB`)
  let document: Document
  try {
    document = parseXml(plainC1(textOf(file.bytes).replace(/\r\n?/g, '\n')))
  } catch (error) {
    if (error instanceof Refusal) throw unreadable(file, error.why)
    throw unreadable(file, 'it cannot be parsed')
  }
  for (const element of elementsUnder(document, () => false)) return element
  throw unreadable(file, 'it is not XML')
}

export function unreadable({ path }: InFile, why: string): PostilError {
  return new PostilError('unreadable', `${path} could not be read: ${why}.`)
}

function textOf(bytes: Uint8Array): string {
  const marked = byteOrderMark(bytes)
  if (marked !== null) return decodeAs(bytes, marked)
  const declared = DECLARED.exec(decodeAs(bytes.subarray(0, HEAD), 'UTF-8'))?.[1]
  return decodeAs(bytes, (declared === undefined ? null : encodingOf(declared)) ?? 'UTF-8')
}

function plainC1(xml: string): string {
  return xml.replace(C1, (all, decimal: string | undefined, hex: string | undefined) => {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code >= 0x80 && code <= 0x9f ? String.fromCharCode(code) : all
  })
}
