import type { Content } from '../../library.ts'
import type { OutFile } from '../common/format.ts'
import { fileNamesOf } from '../common/names.ts'
import { sharesOf, type Share } from '../common/shares.ts'
import { codePointOffsets } from '../common/unicode.ts'
import { viewOf, type View } from '../common/view.ts'
import { annotationElement } from './annotations.ts'
import { bodyXml } from './body.ts'
import { claimElement, personElement, relationElement } from './claims.ts'
import { element, lines, type Markup } from './element.ts'
import { headerOf, headerWithout } from './header.ts'
import { TEXT_ID } from './ids.ts'
import { ownDataElement } from './own-data.ts'

const NAMESPACE = 'http://www.tei-c.org/ns/1.0'
/** What the schema takes for a language; the library may have other words. */
const LANGUAGE = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/

/**
 * One TEI document an article. Not a teiCorpus: TEI Publisher, TXM, Voyant, CATMA and oXygen's transformations take documents, and
 * few of them take a corpus in one file.
 */
export function teiFiles(content: Content): OutFile[] {
  const view = viewOf(content)
  const names = fileNamesOf(content.articles.map(({ article }) => article))
  const encoder = new TextEncoder()
  const files = sharesOf(content, view).map((share) => ({
    path: `${names.get(share.article.id) ?? share.article.id}.xml`,
    bytes: encoder.encode(documentXml(share, view)),
  }))
  if (files.length > 0) return files
  return [{ path: 'library.xml', bytes: encoder.encode(libraryXml(content)) }]
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

function documentXml(share: Share, view: View): string {
  const { article, annotations, claims, relations } = share
  const offset = codePointOffsets(article.text)
  const list = (name: string, children: readonly Markup[]): Markup | null =>
    children.length === 0 ? null : lines(name, {}, children)
  const parts = [
    list('listPerson', share.people.map(personElement)),
    list(
      'listAnnotation',
      annotations.map((annotation) => annotationElement(annotation, view, offset)),
    ),
    ...claims.map((claim) => claimElement(claim, view.personOf(claim.claimant))),
    list('listRelation', relations.map(relationElement)),
    ownDataElement(share),
  ].filter((part) => part !== null)
  const text: Markup = {
    xml: `<text xml:id="${TEXT_ID}" xml:space="preserve">${bodyXml(article)}</text>`,
  }
  const language = LANGUAGE.test(article.language) ? article.language : null
  return `${DECLARATION}${
    lines('TEI', { xmlns: NAMESPACE, 'xml:lang': language }, [
      headerOf(share),
      parts.length === 0 ? null : lines('standOff', {}, parts),
      text,
    ]).xml
  }\n`
}

/** A library without articles has its codebook and people all the same. */
function libraryXml({ tags, people }: Content): string {
  const part =
    people.length === 0
      ? element('note', {}, 'No people.')
      : lines('listPerson', {}, people.map(personElement))
  return `${DECLARATION}${lines('TEI', { xmlns: NAMESPACE }, [headerWithout(tags), lines('standOff', {}, [part])]).xml}\n`
}
