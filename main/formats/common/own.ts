/**
 * What Postil itself says of an article, for formats that have a free place for data: beside their own terms, under the key
 * `postil`, they carry what those cannot say. Positions stay the format's: a mark names the ones that it stands at.
 */
import type { Annotation, Article, Claim, Person, Relation, Scale, Tag } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import { isPlaced, type ArticleView, type View } from './view.ts'

/** The key under which formats carry it. */
export const OWN = 'postil'
export const OWN_VERSION = 1

/** Where an annotation stands in the format's own terms. */
export interface OwnMark {
  /** What it is called there. */
  label: string
  role: 'content' | 'source' | 'cue' | null
  /** Whether the label is a tag's path. */
  tag: boolean
  /** Half open, in the format's unit. */
  at: readonly (readonly [number, number])[]
  /** The words at each of them: formats of positions have none. */
  words: readonly string[]
}

/** An annotation without its places; of one that is gone, which stands nowhere, with them. */
export type OwnAnnotation = Readonly<Record<string, unknown>> & { readonly id: string }

export interface OwnDocument {
  version: number
  article: Readonly<Record<string, unknown>>
  annotations: OwnAnnotation[]
  claims: Claim[]
  relations: Relation[]
  people: Person[]
  tags: Tag[]
  scales: Scale[]
}

/** What a file of lines holds where there is no article: an empty one would be taken for a failed download. */
export function nothing(format: string): { [OWN]: { version: number; format: string } } {
  return { [OWN]: { version: OWN_VERSION, format } }
}

/** Makes the own data of articles; `marks` are an annotation's in the format's own terms. */
export type OwnWriter = (
  article: ArticleView,
  marks: (annotation: Annotation) => readonly OwnMark[],
) => OwnDocument

/**
 * The own data of a content's articles. Each carries the people, tags and claims that it speaks of, so that it is whole when
 * it stands alone; the first also those of which none speaks.
 */
export function ownWriter(content: Content, view: View): OwnWriter {
  const known = new Map(
    [
      ...content.elsewhere.claims.map(({ claim }) => claim),
      ...content.articles.flatMap((each) => each.claims),
    ].map((claim) => [claim.id, claim]),
  )
  const byArticle = new Map(content.articles.map((each) => [each.article.id, each]))
  const [first] = content.articles
  const used = { people: new Set<string>(), tags: new Set<string>(), scales: new Set<string>() }
  const parts = new Map(
    content.articles.map(({ article }) => {
      const part = partOf(article.id)
      for (const key of ['people', 'tags', 'scales'] as const) for (const id of part[key]) used[key].add(id)
      return [article.id, part]
    }),
  )

  function partOf(id: string) {
    const { annotations = [], claims = [], relations = [] } = byArticle.get(id) ?? {}
    const tied = [...relations, ...(id === first?.article.id ? content.elsewhere.relations : [])].filter(
      ({ from, to }) => known.has(from) && known.has(to),
    )
    const said = new Map(claims.map((claim) => [claim.id, claim]))
    const made = annotations.flatMap((each) => (each.kind === 'appearance' ? [each] : []))
    for (const start of [
      ...made.map((each) => each.claim),
      ...tied.flatMap(({ from, to }) => [from, to]),
      ...claims.flatMap(({ joinedTo }) => joinedTo ?? []),
    ])
      for (let at = known.get(start); at && !said.has(at.id); at = known.get(at.joinedTo ?? ''))
        said.set(at.id, at)
    const persons = [
      ...made.map(({ source }) => source.person),
      ...[...said.values()].map(({ claimant }) => claimant),
    ]
    return {
      claims: [...said.values()],
      relations: tied,
      people: new Set(persons.flatMap((person) => person ?? [])),
      tags: new Set(annotations.flatMap((each) => each.tags)),
      scales: new Set([...said.values()].flatMap(({ verdict }) => verdict?.scale ?? [])),
    }
  }

  return ({ article, annotations }, marks) => {
    const part = parts.get(article.id) ?? partOf(article.id)
    const isOwn = (key: keyof typeof used, id: string): boolean =>
      part[key].has(id) || (article.id === first?.article.id && !used[key].has(id))
    return {
      version: OWN_VERSION,
      article: ownArticle(article),
      annotations: annotations.map((annotation) => ownAnnotation(annotation, view, marks(annotation))),
      claims: part.claims,
      relations: part.relations,
      people: content.people.filter(({ id }) => isOwn('people', id)),
      tags: content.tags.filter(({ id }) => isOwn('tags', id)),
      scales: content.scales.filter(({ id }) => isOwn('scales', id)),
    }
  }
}

function ownArticle({
  id,
  title,
  byline,
  publisher,
  publishedOn,
  url,
  language,
  file,
  revision,
  hash,
  foreign,
}: Article) {
  return {
    ...{ id, title, byline, publisher, publishedOn, url, language, file, revision, hash },
    ...(foreign === undefined ? {} : { foreign }),
  }
}

function ownAnnotation(annotation: Annotation, view: View, marks: readonly OwnMark[]): OwnAnnotation {
  const { id, kind, note, author, created, modified, target, was, foreign } = annotation
  const placed = isPlaced(annotation)
  const appearance =
    annotation.kind === 'appearance'
      ? {
          claim: annotation.claim,
          person: annotation.source.person,
          none: annotation.source.none,
          quoted: annotation.quoted,
          said: annotation.said,
        }
      : {}
  const stood =
    annotation.kind === 'appearance'
      ? { content: target.spans, source: annotation.source.spans, cue: annotation.cue.spans }
      : { content: target.spans }
  return {
    ...{ id, kind, state: target.state, revision: target.revision, note, author, created, modified },
    ...{ tags: view.tagsOf(annotation), ...appearance },
    ...(was === undefined ? {} : { was }),
    ...(foreign === undefined ? {} : { foreign }),
    ...(placed ? { marks } : { stood }),
  }
}
