import type { ExportAnswers, FormatInfo } from '../../preload/interchange.ts'
import { PostilError } from '../errors.ts'
import type { Content } from '../library.ts'
import { brat } from './brat.ts'
import { casJson } from './cas-json.ts'
import { claimreview } from './claimreview.ts'
import { csv } from './csv.ts'
import { doccano } from './doccano.ts'
import { html } from './html.ts'
import { hypothesis } from './hypothesis.ts'
import { labelStudio } from './label-studio.ts'
import { markdown } from './markdown.ts'
import { postil } from './postil.ts'
import { qdc } from './qdc.ts'
import { qdpx } from './qdpx.ts'
import { spacy } from './spacy.ts'
import { tei } from './tei.ts'
import { w3c } from './w3c.ts'
import { webannoTsv } from './webanno-tsv.ts'
import { xmi } from './xmi.ts'
import type { Format, OutFile, Problem } from './common/format.ts'
import { lossesOf } from './common/losses.ts'
import { packed } from './common/pack.ts'
import { wellFormed } from './common/unicode.ts'

/** In the order of the menu; of two that recognise the same files, the first reads them. */
export const ALL: readonly Format[] = [
  postil,
  w3c,
  spacy,
  hypothesis,
  brat,
  labelStudio,
  doccano,
  qdpx,
  qdc,
  csv,
  markdown,
  html,
  xmi,
  casJson,
  webannoTsv,
  tei,
  claimreview,
]

/** The formats, in the order of the menu; plain data, so that it crosses the bridge. */
export const FORMATS: readonly FormatInfo[] = ALL.map(
  ({ id, name, extension, about, positions, asks, reader, wants }) => ({
    ...{ id, name, extension, about, positions, asks },
    ...(wants === undefined ? {} : { wants }),
    reads: reader !== undefined,
  }),
)

export interface Export {
  /** What goes into the folder, or the file and what goes beside it (see OutFile). */
  files: readonly OutFile[]
  /** The one file that is saved: of a folder, all of it packed. */
  readonly bytes: Uint8Array
  /** How many annotations are in it. */
  annotations: number
  /** What the format could not hold, in sentences. */
  losses: string[]
}

/**
 * The format of that id.
 * @throws PostilError 'not-found'
 */
export function formatOf(id: string): Format {
  const format = ALL.find((each) => each.id === id)
  if (!format) throw new PostilError('not-found', `Postil has no format called ${id}.`)
  return format
}

/**
 * Writes content in a format, and reads it back before anybody gets it.
 * @throws PostilError 'not-found' for an unknown format, 'export-wrong' where what was written is not what the content says:
 * the message names article and annotation
 */
export function exportContent(formatId: string, content: Content, answers: ExportAnswers = {}): Export {
  const format = formatOf(formatId)
  const clean = wellFormed(content)
  const files = format.write(clean, answers)
  const problems = format.verify(files, clean)
  if (problems.length > 0) throw new PostilError('export-wrong', messageOf(format, problems, content))
  return {
    files,
    get bytes() {
      return packed(format, files)
    },
    annotations: holdsAny(format)
      ? content.articles.reduce((sum, each) => sum + each.annotations.length, 0)
      : 0,
    losses: lossesOf(format, clean, clean !== content),
  }
}

/** Whether a format has annotations in it at all: a codebook has not. */
function holdsAny({ holds }: Format): boolean {
  return holds.spans || holds.wholeArticle || holds.claims
}

function messageOf(format: Format, problems: readonly Problem[], content: Content): string {
  const [first] = problems
  const title = content.articles.find(({ article }) => article.id === first?.article)?.article.title
  const where = [
    ...(title === undefined ? [] : [`the article “${title}”`]),
    ...(first?.annotation ? [`the annotation ${first.annotation}`] : []),
  ].join(', ')
  const more = problems.length > 1 ? ` (${problems.length - 1} more like it)` : ''
  return (
    `The ${format.name} export was not written, because it would be wrong` +
    `${where === '' ? '' : ` at ${where}`}: ${first?.what}${more}. ` +
    'Mark the passage anew or delete the annotation, then export again.'
  )
}
