/** A folder of brat's files as documents. */
import { grouped } from '../common/grouped.ts'
import { Refusal } from '../../articles/import/refusal.ts'
import { PostilError } from '../../errors.ts'
import { emptyReading, type InFile, type ReadDocument, type Reading } from '../reading/reading.ts'
import { ownerOf } from './pairs.ts'
import type { AnnSource } from './ann-source.ts'
import { readAnnotations, tieClaims } from './read-annotations.ts'
import { ReadClaims } from './read-claims.ts'
import { readLines } from './read-lines.ts'
import { CountedText, textOf } from './read-text.ts'
import { readUnplaced, tieUnplaced, unplacedIn, type UnplacedSource } from './read-unplaced.ts'
import { UNPLACED } from './unplaced.ts'

/** What a file is, by its name. The parts .a1, .a2, .co and .rel are of the BioNLP tasks, and are read as one file. */
const ANNOTATIONS = /\.(?:ann|a1|a2|co|rel)$/i
const MAIN = /\.(?:ann|a1|a2)$/i
const CONF = /(?:^|\/)annotation\.conf$/
const TEXT = /\.txt$/i
/** What belongs to a brat folder and says nothing of texts. */
const BESIDE = /(?:\.conf|(?:^|\/)\.[^/]*|(?:^|\/)__MACOSX\/.*)$/i

export function recognisesBrat(files: readonly InFile[]): boolean {
  const decoder = new TextDecoder()
  return files.some(({ path, bytes }) => {
    if (path.endsWith(UNPLACED)) return true
    const isConf = CONF.test(path)
    if (!isConf && (!MAIN.test(path) || BESIDE.test(path))) return false
    const head = decoder.decode(bytes.subarray(0, 4096)).replace(/^\ufeff/, '')
    if (isConf) return /^\[(?:entities|spans)\]/m.test(head)
    return head.trim() === '' || /^(?:[TERAMN#]\d\S*|\*)\t/m.test(head)
  })
}

/** @throws PostilError 'unreadable' where none of the files is brat's */
export function readBrat(files: readonly InFile[]): Reading {
  const reading = emptyReading('code points')
  const texts = new Map<string, OpenText>()
  const sources: { source: AnnSource; of: OpenText }[] = []
  const unplaced: { source: UnplacedSource; of: OpenText }[] = []
  const decode = (file: InFile): string | null => {
    try {
      return textOf(file.bytes)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      reading.problems.push({ file: file.path, what: `It could not be read: ${error.message}.` })
      return null
    }
  }

  for (const file of files) {
    if (!TEXT.test(file.path) || BESIDE.test(file.path)) continue
    const text = decode(file)
    const stem = file.path.replace(TEXT, '')
    if (text !== null) texts.set(stem, open(stem, text, file.bytes))
  }
  const names = namesOf([...texts.keys()])
  for (const [stem, parts] of partsOf(files)) {
    const found = owner(stem, names, texts)
    const of = found?.text ?? open(stem, null, null)
    if (!found) texts.set(`${stem} `, of)
    const said = parts.flatMap((file) => decode(file) ?? [])
    const path = parts.map((file) => file.path).join(' and ')
    const read = readLines(said.join('\n'), path, reading.problems)
    const suffix = found?.author ?? ''
    sources.push({ source: { path, suffix, author: suffix, text: of.counted, read }, of })
  }
  for (const file of files) {
    if (!file.path.endsWith(UNPLACED)) continue
    const of = texts.get(file.path.slice(0, -UNPLACED.length))
    const text = of && decode(file)
    if (!of || text === null || text === undefined) continue
    const source = unplacedIn(text, file.path, reading.problems)
    unplaced.push({ source, of })
    for (const each of sources)
      if (each.of === of) each.source.author = source.authors.get(each.source.suffix) ?? each.source.suffix
  }
  for (const { path } of files)
    if (![ANNOTATIONS, TEXT, BESIDE].some((kind) => kind.test(path)) && !path.endsWith(UNPLACED))
      reading.problems.push({ file: path, what: 'It is not one of brat’s files and was left alone.' })
  if (texts.size === 0 && !files.some(({ path }) => CONF.test(path)))
    throw new PostilError('unreadable', `There is nothing of brat in ${files[0]?.path ?? 'no files'}.`)

  const claims = new ReadClaims()
  for (const { source } of sources) tieClaims(source, claims)
  for (const { source } of unplaced) tieUnplaced(source, claims)
  for (const { source, of } of sources) {
    for (const each of readAnnotations(source, claims)) of.document.annotations.push(each)
    // An author who marked nothing has a file all the same.
    const isEmpty = source.suffix !== '' && source.read.lines.length === 0
    if (source.read.unknown.length > 0 || isEmpty) keepUnknown(of.document, source)
  }
  for (const { source, of } of unplaced) of.document.annotations.push(...readUnplaced(source, claims))
  claims.finish(reading)
  reading.documents.push(...[...texts.values()].map(({ document }) => document))
  return reading
}

interface OpenText {
  document: ReadDocument
  counted: CountedText | null
}

function open(stem: string, text: string | null, bytes: Uint8Array | null): OpenText {
  const file = `${nameOf(stem)}.txt`
  return {
    counted: text === null ? null : new CountedText(text),
    document: {
      key: stem,
      id: null,
      text,
      hash: null,
      details: { file },
      ...(bytes ? { source: { bytes, extension: '.txt' } } : {}),
      annotations: [],
    },
  }
}

const nameOf = (stem: string): string => stem.slice(stem.lastIndexOf('/') + 1)

/** The files of annotations, those that are parts of one together, by their paths without extension. */
function partsOf(files: readonly InFile[]): ReadonlyMap<string, InFile[]> {
  const annotations = files.filter(({ path }) => ANNOTATIONS.test(path) && !BESIDE.test(path))
  return grouped(
    // a1 before a2, whose lines point to those of the first.
    annotations.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    ({ path }) => path.replace(ANNOTATIONS, ''),
  )
}

/** The paths of texts by their names, and all names. */
function namesOf(stems: readonly string[]): {
  byName: ReadonlyMap<string, string[]>
  all: ReadonlySet<string>
} {
  const byName = grouped(stems, nameOf)
  return { byName, all: new Set([...stems, ...byName.keys()]) }
}

/** The text that a file of annotations is over: beside it, or in the nearest other folder, as PolNeAR has them. */
function owner(
  stem: string,
  { byName, all }: ReturnType<typeof namesOf>,
  texts: ReadonlyMap<string, OpenText>,
): { text: OpenText; author: string } | null {
  const beside = ownerOf(stem, all)
  const here = beside && texts.get(beside.name)
  if (here) return { text: here, author: beside.author }
  const elsewhere = ownerOf(nameOf(stem), all)
  const [nearest] = (elsewhere ? (byName.get(elsewhere.name) ?? []) : []).toSorted(
    (a, b) => shared(b, stem) - shared(a, stem),
  )
  const there = nearest === undefined ? null : texts.get(nearest)
  return there && elsewhere ? { text: there, author: elsewhere.author } : null
}

/** How many folders two paths have in common. */
function shared(one: string, other: string): number {
  const [a, b] = [one.split('/'), other.split('/')]
  const at = a.findIndex((part, index) => part !== b[index])
  return at < 0 ? a.length : at
}

function keepUnknown(document: ReadDocument, { suffix, read }: AnnSource): void {
  const before =
    (document.details.foreign?.brat as { lines: Record<string, string[]> } | undefined)?.lines ?? {}
  document.details.foreign = { brat: { lines: { ...before, [suffix]: read.unknown } } }
}
