import { IsoDate } from '../../../preload/model.ts'
import { PostilError } from '../../errors.ts'
import { opened, pathsIn } from '../common/opened.ts'
import { headOf, unreadable } from '../common/xml-read.ts'
import { Gathering, rootsOf, settleHomes } from '../reading/gathering.ts'
import { emptyReading, type InFile, type ReadDocument, type Reading } from '../reading/reading.ts'
import { foreignLayer } from '../uima/foreign.ts'
import { LAYERS, METADATA } from '../uima/types.ts'
import { idOf, madeOf, wordsOf } from './fields.ts'
import { readOthers } from './others.ts'
import { readOwn } from './own.ts'
import { readRecords, readRelations } from './own-records.ts'
import { valueOf, viewsIn, type Structure, type View } from './parse.ts'
import { isTypeSystem, rangesOf, type Ranges } from './ranges.ts'

const CAS_METADATA = 'de.tudarmstadt.ukp.clarin.webanno.api.type.CASMetadata'
/** How INCEpTION's project exports call a document's annotations by one of its annotators. */
const BY_ANNOTATOR = /(?:^|\/)(?:annotation|curation)\/([^/]+)\/(?:.*\/)?([^/]+?)\.(?:xmi|zip)(?:\/|$)/i
const NO_FILE: InFile = { path: 'It', bytes: new Uint8Array() }

export function recognisesXmi(files: readonly InFile[]): boolean {
  return files.some(
    (file) => pathsIn(file).some((path) => /\.xmi$/i.test(path)) || isXmi(file) || isTypeSystem(file),
  )
}

const isXmi = (file: InFile): boolean =>
  /\.(?:xmi|xml)$/i.test(file.path) && /<(?:\w+:)?XMI[\s>]/.test(headOf(file))

/**
 * What XMI files say. Each view with a text is a document; those of the same text are told to be one by whoever places them.
 * Type systems beside them say which features are words.
 * @throws PostilError 'unreadable' where no file of them can be read
 */
export function readXmi(files: readonly InFile[]): Reading {
  const reading = emptyReading('UTF-16')
  const all = opened(files, (path) => /\.(?:xmi|xml)$/i.test(path), reading.problems)
  const typeSystems = all.filter(isTypeSystem)
  const ranges = rangesOf(typeSystems)
  const xmi = all.filter((file) => /\.xmi$/i.test(file.path) || isXmi(file))
  const gathering = new Gathering(reading)
  const relations: ((root: (key: string) => string) => void)[] = []
  let failure: PostilError | null = null
  for (const file of xmi) {
    try {
      const views = viewsIn(file)
      if (views.length === 0) reading.problems.push({ file: file.path, what: 'It has no text.' })
      for (const view of views) relations.push(readView(view, views.length > 1, file, ranges, gathering))
    } catch (error) {
      if (!(error instanceof PostilError)) throw error
      failure = error
      reading.problems.push({ file: file.path, what: error.message })
    }
  }
  if (reading.documents.length === 0) {
    if (failure === null && xmi.length === 0 && typeSystems.length > 0)
      return {
        ...reading,
        problems: [{ file: null, what: 'There is a type system, and no text that it is for.' }],
      }
    throw failure ?? unreadable(files[0] ?? NO_FILE, reading.problems[0]?.what ?? 'there is no XMI in it')
  }
  const root = rootsOf(gathering)
  for (const read of relations) read(root)
  settleHomes(gathering)
  return reading
}

/** Adds a view to the reading; gives back what reads its relations, once the claims of all files are known. */
function readView(
  view: View,
  several: boolean,
  file: InFile,
  ranges: Ranges,
  gathering: Gathering,
): (root: (key: string) => string) => void {
  const { reading } = gathering
  const say = (what: string): void => void reading.problems.push({ file: file.path, what })
  const key = several ? `${file.path}#${view.name}` : file.path
  const { structures } = view
  readRecords(structures, gathering)
  const own = readOwn(view, key, say)
  const document = documentOf(view, several, file)
  const author = authorOf(structures, file)
  const isWritten = writtenBeside(own.annotations)
  document.annotations.push(...own.annotations, ...readOthers(structures, ranges, isWritten, author, say))
  document.key = key
  reading.documents.push(document)
  for (const { appearance } of own.annotations) if (appearance?.claim) gathering.needClaim(appearance.claim)
  return (root) => readRelations(structures, (span) => own.claims.get(span) ?? null, root, gathering, say)
}

/** Whether a structure of another layer is what an annotation of ours came from, written again beside it. */
function writtenBeside(annotations: ReadDocument['annotations']): (structure: Structure) => boolean {
  const places = new Set(
    annotations.flatMap(({ foreign, spans }) => {
      const layer = foreignLayer(foreign?.xmi)
      return layer ? (spans ?? []).map(({ range }) => `${layer.type} ${range?.start} ${range?.end}`) : []
    }),
  )
  return (structure) =>
    places.has(`${structure.type} ${valueOf(structure, 'begin')} ${valueOf(structure, 'end')}`)
}

function documentOf({ name, text, structures }: View, several: boolean, file: InFile): ReadDocument {
  const metadata = structures.find(({ type }) => type === METADATA)
  const article = structures.find(({ type }) => type === LAYERS.article)
  const source = structures.find(({ type }) => type === CAS_METADATA)
  const language = metadata ? wordsOf(metadata, 'language') : ''
  const stem =
    file.path
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? ''
  const named = [
    metadata ? valueOf(metadata, 'documentTitle') : null,
    source ? valueOf(source, 'sourceDocumentName') : null,
    BY_ANNOTATOR.exec(file.path)?.[1],
  ]
  const title = named.find((each) => each) ?? stem
  const known = (field: string): string | null => (article ? valueOf(article, field) : null)
  const hash = known('sha256')
  const foreign = article ? madeOf(article).foreign : undefined
  return {
    key: file.path,
    id: article ? idOf(article, 'article') : null,
    text,
    hash: hash !== null && /^[0-9a-f]{64}$/.test(hash) ? hash : null,
    details: {
      title: article ? wordsOf(metadata ?? article, 'documentTitle') : several ? `${title} (${name})` : title,
      language: language === '' || language === 'x-unspecified' ? 'und' : language,
      ...(article
        ? {
            byline: known('byline'),
            publisher: known('publisher'),
            publishedOn: IsoDate.safeParse(known('publishedOn')).data ?? null,
            url: known('url'),
            file: known('file'),
          }
        : {}),
      ...(foreign ? { foreign } : {}),
    },
    annotations: [],
  }
}

/** Who annotated: WebAnno says it, or the path of the file does; '' where neither. */
function authorOf(structures: readonly Structure[], { path }: InFile): string {
  const metadata = structures.find(({ type }) => type === CAS_METADATA)
  const named = metadata ? valueOf(metadata, 'username') : null
  const inPath = BY_ANNOTATOR.exec(path)?.[2]
  return named ?? (inPath === undefined || inPath === 'INITIAL_CAS' ? '' : inPath)
}
