import { strToU8, zipSync, type ZippableFile } from 'fflate'

type Content = string | Uint8Array
export const packed = (files: Record<string, Content>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]): [string, ZippableFile] => [
        path,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  )

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const NAMESPACES =
  `xmlns:w="${W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

const relations = (targets: Record<string, string>): string =>
  `<Relationships xmlns="${PACKAGE}">${Object.entries(targets)
    .map(
      ([kind, target], index) => `<Relationship Id="r${index}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

export interface Docx {
  body: string
  /** Parts that the document is related to: what stands in their root element, by kind. */
  parts?: Record<string, string>
  core?: string
}

/** A .docx with this in its body, in the form that Word writes. */
export function docx({ body, parts = {}, core }: Docx): Uint8Array {
  const part = (name: string, inner: string) =>
    `<?xml version="1.0"?><w:${name} ${NAMESPACES}>${inner}</w:${name}>`
  return packed({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations({
      officeDocument: 'word/document.xml',
      'metadata/core-properties': 'docProps/core.xml',
    }),
    'word/_rels/document.xml.rels': relations(
      Object.fromEntries(Object.keys(parts).map((kind) => [kind, `${kind}.xml`])),
    ),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...Object.fromEntries(
      Object.entries(parts).map(([kind, inner]) => [`word/${kind}.xml`, part(kind, inner)]),
    ),
    ...(core === undefined
      ? {}
      : {
          'docProps/core.xml': `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t">${core}</cp:coreProperties>`,
        }),
  })
}

/** A run, and a paragraph of runs. */
export const r = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
export const p = (inner: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`

export interface Epub {
  /** Chapters in their order, by their names in the package; null is named and not there. */
  files: Record<string, Content | null>
  /** Files by the names they have in the ZIP, where these are others, and more files. */
  stored?: Record<string, Content>
  /** Ids in the reading order: i0 is the first of the files. All of them where it is not given. */
  spine?: string[]
  nav?: string
  guide?: string
  metadata?: string
}

/** An EPUB with its package in OEBPS. */
export function epub({ files, stored = {}, spine, nav, guide, metadata = '' }: Epub): Uint8Array {
  const names = Object.keys(files)
  const items = names.map(
    (name, index) =>
      `<item id="i${index}" href="${name}" media-type="application/xhtml+xml"${name === nav ? ' properties="nav"' : ''}/>`,
  )
  const order = (spine ?? names.map((_, index) => `i${index}`)).map((id) => `<itemref idref="${id}"/>`)
  const reference = guide === undefined ? '' : `<guide><reference type="toc" href="${guide}"/></guide>`
  const held = Object.entries(files).filter((entry): entry is [string, Content] => entry[1] !== null)
  const all = Object.entries({ ...Object.fromEntries(held), ...stored })
  return packed({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="OEBPS/p.opf"/></rootfiles></container>',
    'OEBPS/p.opf': `<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="dc" xmlns:opf="opf">${metadata}</metadata><manifest>${items.join('')}</manifest><spine>${order.join('')}</spine>${reference}</package>`,
    ...Object.fromEntries(
      all.map(([name, content]) => [name.startsWith('../') ? name.slice(3) : `OEBPS/${name}`, content]),
    ),
  })
}
