import { strToU8, zipSync, type ZippableFile } from 'fflate'

type Content = string | Uint8Array
const packed = (files: Record<string, Content>): Uint8Array =>
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
    .map(([kind, target], index) => `<Relationship Id="r${index}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`

export interface Docx {
  body: string
  /** Parts that the document is related to: what stands in their root element, by kind. */
  parts?: Record<string, string>
  core?: string
}

/** A .docx with this in its body, in the form that Word writes. */
export function docx({ body, parts = {}, core }: Docx): Uint8Array {
  const part = (name: string, inner: string) => `<?xml version="1.0"?><w:${name} ${NAMESPACES}>${inner}</w:${name}>`
  return packed({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations({ officeDocument: 'word/document.xml', 'metadata/core-properties': 'docProps/core.xml' }),
    'word/_rels/document.xml.rels': relations(
      Object.fromEntries(Object.keys(parts).map((kind) => [kind, `${kind}.xml`])),
    ),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...Object.fromEntries(Object.entries(parts).map(([kind, inner]) => [`word/${kind}.xml`, part(kind, inner)])),
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

export { packed }
