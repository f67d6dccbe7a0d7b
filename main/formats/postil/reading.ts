import type { Annotation, Span } from '../../../preload/model.ts'
import {
  emptyReading,
  type ReadAnnotation,
  type ReadDocument,
  type Reading,
  type ReadSpan,
} from '../reading/reading.ts'
import type { Archive } from './read.ts'

/** What an archive says, with all ids as they were, so that a library that has any of it knows it again. */
export function readingOf({ library, articles, kept, files }: Archive, file: string): Reading {
  const reading = emptyReading('UTF-16')
  const here = new Set(articles.flatMap(({ claims }) => claims.map(({ id }) => id)))
  const paths = new Map(library.tags.map(({ id, path }) => [id, path]))
  const pathOf = (tag: string): string => paths.get(tag) ?? tag
  const beside = new Map(kept.map((each) => [each.article, each]))
  for (const { article, annotations, claims, relations } of articles) {
    const { source = null, revisions = [] } = beside.get(article.id) ?? {}
    const { title, byline, publisher, publishedOn, url, language } = article
    const document: ReadDocument = {
      key: article.id,
      id: article.id,
      text: article.text,
      hash: article.hash,
      details: { title, byline, publisher, publishedOn, url, language, file: article.file },
      whole: article,
      revisions,
      ...(source === null ? {} : { source }),
      annotations: annotations.map((annotation) => annotationOf(annotation, pathOf)),
    }
    reading.documents.push(document)
    for (const claim of claims) {
      const isApart = claim.joinedTo !== null && !here.has(claim.joinedTo)
      if (isApart) {
        const what = `The claim ${claim.id} was the same as one of an article that is not in the archive; it comes in on its own.`
        reading.problems.push({ file, what })
      }
      reading.claims.push({ ...claim, key: claim.id, joinedTo: isApart ? null : claim.joinedTo })
    }
    for (const { home: _home, ...relation } of relations)
      if (here.has(relation.from) && here.has(relation.to))
        reading.relations.push({ ...relation, key: relation.id })
      else {
        const what = `The relation ${relation.id} (${relation.kind}) leads to a claim of an article that is not in the archive; it stays out.`
        reading.problems.push({ file, what })
      }
  }
  reading.people = library.people.map((person) => ({ ...person, key: person.id }))
  reading.tags = library.tags
  reading.scales = library.scales
  reading.collections = library.collections
  reading.filters = library.filters
  reading.files = files
  return reading
}

function annotationOf(annotation: Annotation, pathOf: (tag: string) => string): ReadAnnotation {
  const { id, kind, target, tags, note, author, created, modified, was, foreign } = annotation
  return {
    id,
    kind,
    spans: target.state === 'whole' ? null : target.spans.map(spanOf),
    state: target.state,
    revision: target.revision,
    tags: tags.map(pathOf),
    note,
    author,
    created,
    modified,
    ...(was === undefined ? {} : { was }),
    ...(foreign === undefined ? {} : { foreign }),
    ...(annotation.kind === 'appearance'
      ? {
          appearance: {
            claim: annotation.claim,
            source: { ...annotation.source, spans: annotation.source.spans.map(spanOf) },
            cue: { spans: annotation.cue.spans.map(spanOf) },
            quoted: annotation.quoted,
            said: annotation.said,
          },
        }
      : {}),
  }
}

const spanOf = ({ start, end, exact, prefix, suffix }: Span): ReadSpan => ({
  range: { start, end },
  exact,
  prefix,
  suffix,
})
