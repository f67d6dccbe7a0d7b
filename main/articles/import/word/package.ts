/** The parts of a .docx file (ECMA-376 part 2), found by their relations, not by their usual names. */
import type { Document } from 'domhandler'
import { decodePage } from '../page/charset.ts'
import { Refusal } from '../refusal.ts'
import { childrenNamed, elementsUnder, parseXml } from '../tree.ts'
import type { Zip } from '../zip.ts'

/** The namespaces of both forms of the standard, Transitional and Strict. */
const PREFIXES = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
])

function readXml(zip: Zip, path: string): Document | null {
  const bytes = zip.read(path)
  return bytes ? parseXml(decodePage(bytes).text, PREFIXES) : null
}

/** A relation's target as a path in the file: it is relative to the part that has it, or absolute. */
function pathOf(part: string, target: string): string {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  return decodeURIComponent(new URL(target, `file:///${folder}`).pathname.slice(1))
}

/** The paths of what a part is related to, by the kind of the relation ("styles"); the first of a kind counts. */
function relationsOf(zip: Zip, part: string): Map<string, string> {
  const cut = part.lastIndexOf('/') + 1
  const relations = readXml(zip, `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`)
  const found = new Map<string, string>()
  for (const { attribs } of relations ? elementsUnder(relations) : []) {
    const { Type: type, Target: target, TargetMode: mode } = attribs
    const kind = type?.slice(type.lastIndexOf('/') + 1)
    if (!kind || !target || mode === 'External' || found.has(kind)) continue
    try {
      found.set(kind, pathOf(part, target))
    } catch {
      // No path, so there is no such part.
    }
  }
  return found
}

export class WordPackage {
  readonly document: Document
  readonly #related: Map<string, string>
  readonly #own: Map<string, string>

  /** Throws a Refusal where the file has no document. */
  constructor(private readonly zip: Zip) {
    this.#own = relationsOf(zip, '')
    const named = this.#own.get('officeDocument')
    const path = named !== undefined && zip.has(named) ? named : 'word/document.xml'
    const document = readXml(zip, path)
    if (!document || childrenNamed(document, 'document').length === 0)
      throw new Refusal('it is damaged: it has no document in it')
    this.document = document
    this.#related = relationsOf(zip, path)
  }

  /** A part that the document is related to ("styles", "footnotes"); null where it has none. */
  related(kind: string): Document | null {
    const path = this.#related.get(kind)
    return path === undefined ? null : readXml(this.zip, path)
  }

  /** A part that the file as a whole is related to ("core-properties"); null where it has none. */
  own(kind: string): Document | null {
    const path = this.#own.get(kind)
    return path === undefined ? null : readXml(this.zip, path)
  }
}
