import type { Article } from '../../preload/model.ts'
import type { Content } from '../library.ts'
import type { Format } from './common/format.ts'
import { viewOf } from './common/view.ts'
import { annotationNode } from './w3c/annotation.ts'
import { CONTEXT } from './w3c/context.ts'
import { articleIris, iriOf } from './w3c/iri.ts'
import { pagesOf } from './w3c/pages.ts'
import { readW3c, recognisesW3c } from './w3c/read/read.ts'
import { relationNode } from './w3c/relation.ts'
import { known, placesOf, type Node, type Places } from './w3c/target.ts'
import { verifyW3c } from './w3c/verify.ts'

/**
 * W3C Web Annotation JSON-LD (https://www.w3.org/TR/annotation-model/): one AnnotationCollection with its pages. Positions
 * are code points. What the recommendation has no words for is said in terms of Postil's own, which the file defines itself.
 */
export const w3c: Format = {
  id: 'w3c',
  name: 'W3C Web Annotation',
  extension: 'jsonld',
  mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  about: 'Linked data that annotation servers and other readers understand.',
  asks: [],
  makes: 'file',
  positions: 'code points',
  holds: {
    texts: true,
    details: true,
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
    evidence: true,
    relations: true,
    joins: true,
    people: true,
    tagColours: false,
    entries: false,
    authors: true,
    ids: true,
    foreign: true,
  },
  write: (content) => [
    { path: '', bytes: new TextEncoder().encode(JSON.stringify(collectionOf(content), null, 1) + '\n') },
  ],
  verify: ([file], content) => (file ? verifyW3c(file.bytes, content) : []),
  reader: { recognises: recognisesW3c, read: readW3c },
}

function collectionOf(content: Content): Node {
  const view = viewOf(content)
  const iris = articleIris(content.articles.map((each) => each.article))
  const places = new Map<string, Places>()
  for (const { article } of view.articles) {
    const iri = iris.get(article.id) ?? iriOf('article', article.id)
    places.set(
      article.id,
      placesOf(article, iri, (id) => places.get(id) ?? null),
    )
  }
  const items = [
    ...view.articles.flatMap(({ article, annotations }) => {
      const here = places.get(article.id)
      return here ? annotations.map((annotation) => annotationNode(annotation, view, here)) : []
    }),
    ...view.relations.map(relationNode),
  ]
  const [only] = content.articles.length === 1 ? content.articles : []
  const id = `urn:postil:collection:${only?.article.id ?? 'library'}`
  return {
    '@context': CONTEXT,
    id,
    type: 'AnnotationCollection',
    label: only?.article.title ?? 'Postil library',
    generator: { type: 'Software', name: 'Postil' },
    total: items.length,
    // Once each and not with every target: a target names its article by the same IRI.
    articles: content.articles.map(({ article }) => articleNode(article, iris.get(article.id) ?? '')),
    ...pagesOf(items, id),
  }
}

function articleNode(article: Article, iri: string): Node {
  return {
    ...known({
      id: iri,
      type: 'Text',
      format: 'text/plain',
      title: article.title,
      byline: article.byline,
      publisher: article.publisher,
      published: article.publishedOn,
      language: article.language,
      articleId: article.id,
      revision: article.revision,
      sha256: article.hash,
      url: article.url === iri ? null : article.url,
    }),
    // rdf:value: the text itself, so that the file is whole with the network off. An empty text is one too.
    value: article.text,
  }
}
