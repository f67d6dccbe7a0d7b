import type { Element } from 'domhandler'
import { PostilError } from '../../errors.ts'
import { childrenNamed, elementsUnder, localName } from '../../articles/import/tree.ts'
import { looksZipped, Zip } from '../../articles/import/zip.ts'
import { opened } from '../common/opened.ts'
import { headOf, readXmlRoot, unreadable } from '../common/xml-read.ts'
import { Gathering, settleHomes } from '../reading/gathering.ts'
import { emptyReading, type InFile, type ReadAnnotation, type Reading } from '../reading/reading.ts'
import { categoriesOf } from './categories.ts'
import { detailsOf, ownArticleId } from './details.ts'
import { foreignIn, ownDataOf, readClaim, readPerson, readRelation, readTag } from './own-records.ts'
import { analysesOf, passagesOf, readAnnotation, type Reads } from './read-annotations.ts'
import { between, type Pointers } from './pointers.ts'
import { spanAnnotation } from './spans.ts'
import { textOf } from './text.ts'

const ROOT = /<(?:\w+:)?(?:TEI|teiCorpus)[\s>]/
const NAMESPACE = 'http://www.tei-c.org/ns/1.0'

export function recognisesTei(files: readonly InFile[]): boolean {
  return files.some((file) => isTei(file) || isTei(firstXmlIn(file)))
}

/** The first XML file of a packed folder, looked into since many things are packed XML; what is no such folder is itself. */
function firstXmlIn(file: InFile): InFile {
  if (!looksZipped(file.bytes)) return file
  try {
    const zip = new Zip(file.bytes)
    const path = zip.names.find((name) => /\.(?:xml|tei)$/i.test(name)) ?? ''
    return { path, bytes: zip.read(path) ?? new Uint8Array() }
  } catch {
    return file
  }
}

const isTei = (file: InFile): boolean => {
  const head = headOf(file)
  return ROOT.test(head) && (head.includes(NAMESPACE) || /\.(?:xml|tei)$/i.test(file.path))
}

/**
 * What TEI documents say: each TEI element with a text is a document. Positions are code points over the text as textOf makes it.
 * @throws PostilError 'unreadable' where no file of them can be read
 */
export function readTei(files: readonly InFile[]): Reading {
  const reading = emptyReading('code points')
  const gathering = new Gathering(reading)
  const all = opened(files, (path) => /\.(?:xml|tei)$/i.test(path), reading.problems)
  let failure: PostilError | null = null
  let found = 0
  for (const file of all) {
    try {
      const root = readXmlRoot(file)
      const documents = documentsIn(root)
      if (documents.length === 0) throw unreadable(file, 'it is not TEI')
      found += documents.length
      for (const [index, tei] of documents.entries())
        readDocument(tei, documents.length > 1 ? `${file.path}#${index + 1}` : file.path, file, gathering)
    } catch (error) {
      if (!(error instanceof PostilError)) throw error
      failure = error
      reading.problems.push({ file: file.path, what: error.message })
    }
  }
  if (found === 0)
    throw (
      failure ??
      unreadable(
        files[0] ?? { path: 'It', bytes: new Uint8Array() },
        reading.problems[0]?.what ?? 'there is no TEI in it',
      )
    )
  settleHomes(gathering)
  return reading
}

/** A document of its own, or those of a corpus, however they lie in it. */
function documentsIn(root: Element): Element[] {
  const isDocument = (element: Element): boolean => /^TEI(\.2)?$/.test(localName(element))
  if (isDocument(root) && childrenNamed(root, 'TEI').length === 0) return [root]
  if (!isDocument(root) && localName(root) !== 'teiCorpus') return []
  return [...elementsUnder(root, (element) => localName(element) !== 'text')].filter(isDocument)
}

function readDocument(tei: Element, key: string, file: InFile, gathering: Gathering): void {
  const { reading } = gathering
  const say = (what: string): void => void reading.problems.push({ file: file.path, what })
  const texts = childrenNamed(tei, 'text')
  const [root = null] = texts
  const preserved = [tei, root].some((element) => element?.attribs['xml:space'] === 'preserve')
  const text = root ? textOf(root, preserved) : null
  const id = ownArticleId(tei)
  const isOwn = id !== null || (root === null && tei.children.length > 0)
  const data = ownDataOf(tei, gathering)
  const pointers: Pointers = { ids: idsOf(tei), root, text }
  const categories = categoriesOf(tei, isOwn)
  const used = new Set<string>()
  const reads: Reads = {
    pointers,
    isOwn,
    data,
    tagOf(category) {
      const known = categories.get(category)
      if (known) used.add(category)
      return known?.path ?? null
    },
    say,
  }
  const annotations = readStandOff(tei, reads, gathering)
  for (const [category, { element, tag }] of categories) {
    if (isOwn) readTag(element, data, gathering)
    else if (used.has(category) && gathering.isNew('tag', tag.path)) reading.tags.push(tag)
  }
  for (const { appearance } of annotations) if (appearance?.claim) gathering.needClaim(appearance.claim)
  if (texts.length > 1) say('It has more than one text; the first is read.')
  for (const [name, count] of text?.left ?? [])
    say(
      `${count === 1 ? `One ${name} element in the text was` : `${count} ${name} elements in the text were`} left out.`,
    )
  if (root === null && annotations.length === 0) return
  reading.documents.push({
    key,
    id,
    text: text?.text ?? null,
    ...detailsOf(tei, file, foreignIn(data('article'))),
    annotations,
  })
}

/** All that stands off the text, wherever the file has it. */
function readStandOff(tei: Element, reads: Reads, gathering: Gathering): ReadAnnotation[] {
  const annotations: ReadAnnotation[] = []
  const { isOwn, data, say } = reads
  let arcs = 0
  for (const element of elementsUnder(
    tei,
    (each) => localName(each) !== 'fs' && localName(each) !== 'annotation',
  )) {
    switch (localName(element)) {
      case 'annotation':
        annotations.push(readAnnotation(element, reads))
        break
      case 'span': {
        const { target, from, to } = element.attribs
        if (target === undefined && from === undefined) break
        const led = target === undefined ? between(from ?? '', to ?? from ?? '', reads.pointers) : null
        const spans =
          led === null
            ? passagesOf(target ?? '', reads)
            : led.to === 'passages'
              ? led.ranges.map((range) => ({ range, exact: null }))
              : []
        if (led?.to === 'nothing')
          say(`The span from ${from ?? ''} to ${to ?? ''} leads to no passage that can be read.`)
        annotations.push(spanAnnotation(element, spans, analysesOf(element, reads)))
        break
      }
      case 'person':
        if (isOwn) readPerson(element, gathering)
        break
      case 'fs':
        if (isOwn && element.attribs.type === 'claim') readClaim(element, data, gathering)
        break
      case 'relation':
        if (isOwn) {
          const why = readRelation(element, data, gathering)
          if (why !== null) say(`A relation was left out: ${why}.`)
        } else arcs++
        break
      default:
    }
  }
  if (arcs > 0)
    say(
      `${arcs === 1 ? 'One relation was' : `${arcs} relations were`} left out: they are not between claims.`,
    )
  return annotations
}

function idsOf(tei: Element): Map<string, Element> {
  const ids = new Map<string, Element>()
  for (const element of elementsUnder(tei)) {
    const id = element.attribs['xml:id']
    if (id !== undefined && !ids.has(id)) ids.set(id, element)
  }
  return ids
}
