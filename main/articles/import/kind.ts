/** What kind a file is: told by what is in it, and by its name where that leaves it open. */
import { looksZipped, type Zip } from './zip.ts'
import { Refusal } from './refusal.ts'

export type Kind = 'txt' | 'md' | 'html' | 'mhtml' | 'pdf' | 'zip'

/** The extensions that the app offers to open, without the dot. */
export const IMPORT_EXTENSIONS = [
  'txt',
  'md',
  'markdown',
  'html',
  'htm',
  'xhtml',
  'mhtml',
  'mht',
  'pdf',
  'docx',
  'epub',
] as const

const BY_EXTENSION: Record<string, Kind> = {
  md: 'md',
  markdown: 'md',
  mdown: 'md',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  shtml: 'html',
  mhtml: 'mhtml',
  mht: 'mhtml',
  pdf: 'pdf',
}

/** Files that are known and are no articles, by how they begin. */
const OTHERS: readonly [string, string][] = [
  ['\x89PNG', 'it is a picture (PNG)'],
  ['\xff\xd8\xff', 'it is a picture (JPEG)'],
  ['GIF8', 'it is a picture (GIF)'],
  ['\x1f\x8b', 'it is packed (gzip): unpack it first'],
  ['7z\xbc\xaf', 'it is packed (7z): unpack it first'],
  ['Rar!', 'it is packed (RAR): unpack it first'],
  ['{\\rtf', 'it is RTF, which is not read: save it as .docx'],
  ['\x7fELF', 'it is a program'],
  ['MZ\x90', 'it is a program'],
  ['ID3', 'it is a recording'],
  ['%!PS', 'it is PostScript, which is not read: save it as PDF'],
]

/** How much is looked at, in bytes. */
const HEAD = 4096

const extensionOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** The first bytes as letters, whether they are one or two bytes each. */
const headOf = (bytes: Uint8Array): string =>
  new TextDecoder('windows-1252')
    .decode(bytes.subarray(0, HEAD))
    .replace(/\0/g, '')
    .replace(/^(?:ï»¿|ÿþ|þÿ)+/, '')

/** Old Word files, and new ones under a password, are both in the container of OLE; its folder names them in UTF-16. */
function refuseOle(bytes: Uint8Array): never {
  const names = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)))
  if (names.includes('EncryptedPackage')) throw new Refusal('it is protected with a password')
  throw new Refusal(
    names.includes('WordDocument')
      ? 'it is an old Word file (.doc), which is not read: save it as .docx'
      : 'it is an old Office file, which is not read',
  )
}

/** Whether a head is that of a message or a saved page: lines of fields, one of which says that it is MIME. */
function isMime(head: string): boolean {
  const fields = head.split(/\r?\n\r?\n/)[0] ?? ''
  return (
    /^[\w-]+:/.test(fields) &&
    /^content-type:\s*(?:multipart\/|text\/html|application\/xhtml)/im.test(fields) &&
    /^(?:mime-version|snapshot-content-location):/im.test(fields)
  )
}

const PAGE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i

/** Whether a text begins as the source of a page does. */
export const looksLikePage = (text: string): boolean => PAGE.test(text.slice(0, HEAD))

/** Tells what a file is. Throws a Refusal that names it where it is a known kind that is not read. */
export function kindOf(name: string, bytes: Uint8Array): Kind {
  if (looksZipped(bytes)) return 'zip'
  const raw = String.fromCharCode(...bytes.subarray(0, 8))
  if (raw.startsWith('\xd0\xcf\x11\xe0')) refuseOle(bytes)
  for (const [magic, why] of OTHERS) if (raw.startsWith(magic)) throw new Refusal(why)
  const head = headOf(bytes)
  const known = BY_EXTENSION[extensionOf(name)]
  // A PDF may have a line before its mark, put there by a mail gateway; its name tells then.
  if (head.startsWith('%PDF-') || known === 'pdf') return 'pdf'
  if (isMime(head)) return 'mhtml'
  if (looksLikePage(head)) return 'html'
  // A named page that holds no tag at all is a text that somebody named so.
  if (known === 'html' && !/<[a-z!/?]/i.test(head)) return 'txt'
  return known ?? 'txt'
}

/** What a packed file is; throws a Refusal that names it where it is another kind. */
export function packedKind(zip: Zip): 'docx' | 'epub' {
  const has = (pattern: RegExp) => zip.names.some((name) => pattern.test(name))
  if (zip.has('META-INF/container.xml') || has(/\.opf$/i)) return 'epub'
  if (has(/^word\/document\d*\.xml$/)) return 'docx'
  if (has(/^(?:xl|ppt)\//)) throw new Refusal('it is a spreadsheet or a presentation, not a text')
  if (zip.has('content.xml'))
    throw new Refusal('it is an OpenDocument file, which is not read: save it as .docx')
  throw new Refusal('it is packed (ZIP), and neither .docx nor .epub: unpack it first')
}
