/** Articles as CASes, one each. */
import type { Article } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import { fileNamesOf } from '../common/names.ts'
import { sharesOf, type Share } from '../common/shares.ts'
import { isPlaced, viewOf, type View } from '../common/view.ts'
import { xmlSafe } from '../common/xml.ts'
import { addAnnotations } from './annotations.ts'
import { CasBuilder, json, type Cas } from './cas.ts'
import { featuresSeen, foreignOf } from './foreign.ts'
import { addClaim, addPerson, addRelation, addScale, addTag } from './records.ts'
import { segmentsOf } from './segments.ts'
import { LAYERS, METADATA, SENTENCE, TOKEN, TYPES, typesSeen, type TypeDescription } from './types.ts'

export interface NamedCas {
  readonly article: Article
  /** Of its file, without an extension. */
  readonly name: string
  readonly cas: Cas
}

/** The types of Postil and those that annotations of this content came with. */
export function typesOf(content: Content): TypeDescription[] {
  return [...TYPES, ...typesSeen(featuresSeen(content.articles.flatMap((each) => each.annotations)))]
}

/** The CASes of content, in its order, one after the other: not all need be in memory at once. */
export function* casesOf(content: Content): Generator<NamedCas, void> {
  const view = viewOf(content)
  const names = fileNamesOf(content.articles.map(({ article }) => article))
  const types = typesOf(content)
  for (const share of sharesOf(content, view)) {
    const { article } = share
    const builder = new CasBuilder()
    addAll(share, view, names.get(article.id) ?? article.id, builder)
    yield {
      article,
      name: names.get(article.id) ?? article.id,
      // One for one, so that offsets hold; JSON could hold more, but the two are one CAS.
      cas: { sofa: builder.sofa, text: xmlSafe(article.text), structures: builder.structures, types },
    }
  }
}

function addAll(share: Share, view: View, name: string, cas: CasBuilder): void {
  const { article, annotations } = share
  addDocument(article, name, cas)
  const { sentences, tokens } = segmentsOf(article)
  for (const at of sentences) cas.add(SENTENCE, {}, at)
  for (const at of tokens) cas.add(TOKEN, { order: 0 }, at)
  const firsts = addAnnotations(annotations, view, cas)
  const places = { annotations, firsts }
  for (const claim of share.claims) addClaim(claim, view.personOf(claim.claimant), places, cas)
  for (const each of share.relations) addRelation(each, view, places, cas)
  for (const person of share.people) addPerson(person, cas)
  for (const tag of share.tags) addTag(tag, cas)
  for (const scale of share.scales) addScale(scale, cas)
  for (const annotation of annotations) {
    const own = foreignOf(annotation)
    if (own && isPlaced(annotation))
      for (const span of annotation.target.spans) cas.add(own.type, own.features, span)
  }
}

function addDocument(article: Article, name: string, cas: CasBuilder): void {
  cas.add(
    METADATA,
    {
      language: article.language === 'und' ? 'x-unspecified' : article.language,
      documentTitle: article.title,
      documentId: name,
      documentUri: article.url,
      isLastSegment: false,
    },
    { start: 0, end: article.text.length },
  )
  cas.add(LAYERS.article, {
    article: article.id,
    offsets: 'UTF-16',
    byline: article.byline,
    publisher: article.publisher,
    publishedOn: article.publishedOn,
    url: article.url,
    file: article.file,
    revision: String(article.revision),
    sha256: article.hash,
    foreign: json(article.foreign),
  })
}
