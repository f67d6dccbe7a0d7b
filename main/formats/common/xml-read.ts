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
  let xml: string
  let document: Document
  try {
    xml = textOf(file.bytes).replace(/\r\n?/g, '\n')
    document = parseXml(plainC1(xml))
  } catch (error) {
    if (error instanceof Refusal) throw unreadable(file, error.why)
    throw unreadable(file, 'it cannot be parsed')
  }
  for (const root of elementsUnder(document, () => false)) {
    if (!isClosed(root, xml)) throw unreadable(file, 'it ends before its XML is complete')
    return root
  }
  throw unreadable(file, 'it is not XML')
}

/** Whether a root ends: the parser closes what a half file leaves open, and half a text would pass for all of it. */
function isClosed({ name, children }: Element, xml: string): boolean {
  const end = xml.lastIndexOf(`</${name}`)
  return end < 0 ? children.length === 0 : /^\s*>/.test(xml.slice(end + name.length + 2))
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
