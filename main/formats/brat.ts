import type { Content } from '../library.ts'
import { confOf } from './brat/conf.ts'
import { filesOf, type TextFiles } from './brat/library-lines.ts'
import { parseLine, type Line } from './brat/lines.ts'
import { readBrat, recognisesBrat } from './brat/read.ts'
import { bratLosses } from './brat/losses.ts'
import { UNPLACED } from './brat/unplaced.ts'
import { verifyBrat } from './brat/verify.ts'
import type { Format, OutFile } from './common/format.ts'

/**
 * brat standoff (https://brat.nlplab.org/standoff.html): NAME.txt, NAME.ann and annotation.conf. Positions are code points.
 * Claims are events as PolNeAR has them (Newell et al., LREC 2018): Source, Cue and Content, tied by an Attribution.
 */
export const brat: Format = {
  id: 'brat',
  name: 'brat standoff',
  extension: 'zip',
  mediaType: 'application/zip',
  about: 'For the brat annotation tool, and for programs that learn from texts annotated with it.',
  asks: [],
  makes: 'folder',
  positions: 'code points',
  holds: {
    texts: true,
    details: false,
    spans: true,
    fragments: true,
    wholeArticle: true,
    unplaced: true,
    kinds: true,
    tags: true,
    notes: true,
    attributions: true,
    quoting: true,
    claims: true,
    speakers: true,
    verdicts: true,
    evidence: false,
    relations: true,
    joins: true,
    people: false,
    tagColours: false,
    entries: false,
    authors: false,
    ids: false,
    foreign: true,
  },
  write,
  verify: verifyBrat,
  losses: bratLosses,
  reader: { recognises: recognisesBrat, read: readBrat },
}

function write(content: Content): OutFile[] {
  const encode = (words: string): Uint8Array => new TextEncoder().encode(words)
  const texts = filesOf(content)
  const all = texts.flatMap(({ files }) => [...files.values()].map((file) => file.lines))
  const lines = all.map((each) => each.map(parseLine).filter((line): line is Line => 'id' in line))
  return [
    { path: 'annotation.conf', bytes: encode(confOf(lines)) },
    ...texts.flatMap(({ name, text, files, unplaced, authors }) => [
      { path: `${name}.txt`, bytes: encode(text) },
      ...[...files].map(([stem, file]) => ({ path: `${stem}.ann`, bytes: file.bytes })),
      ...besideOf(unplaced, authors).map((words) => ({ path: `${name}${UNPLACED}`, bytes: encode(words) })),
    ]),
  ]
}

/** The file beside a text, where there is something to say in it. */
function besideOf(annotations: TextFiles['unplaced'], authors: TextFiles['authors']): string[] {
  const isNamed = Object.keys(authors).length > 0
  if (annotations.length === 0 && !isNamed) return []
  return [`${JSON.stringify({ annotations, ...(isNamed ? { authors } : {}) }, null, 1)}\n`]
}
