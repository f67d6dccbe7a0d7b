/**
 * What entities and ties say, as doccano, Label Studio and Prodigy have them: attributions, relations between claims, and loose
 * marks. What ties Postil has no field for is kept.
 */
import { looseAnnotations, type LooseMark } from '../reading/loose.ts'
import type { ReadOwn } from '../reading/own.ts'
import type { ReadAnnotation, Reading, ReadSpan } from '../reading/reading.ts'
import { claimWeb } from './claim-web.ts'
import { TIES } from './entities.ts'
import { appearancesOf, groupsOf, type Group, type Link, type ReadEntity, type ReadTie } from './groups.ts'
import { matchOwn } from './read-own.ts'

export interface ReadArticle {
  /** Names the article within the reading. */
  key: string
  file: string
  /** Where it stands in the file, for sentences: "line 3". */
  where: string
  /** The format's id: under it is kept what Postil has no field for. */
  format: string
  entities: readonly ReadEntity[]
  ties: readonly ReadTie[]
  own: ReadOwn | null
}

/** Makes the annotations of one article after the other; their claims and relations are added to the reading. */
export function annotationReader(reading: Reading): (article: ReadArticle) => ReadAnnotation[] {
  const web = claimWeb(reading)
  return (article) => {
    const { entities, own, ties } = article
    const { matches, deleted } = own ? matchOwn(own, entities) : { matches: [], deleted: 0 }
    if (deleted > 0) {
      const what = `In ${article.where}, ${deleted} annotations that Postil once wrote there are no longer in it.`
      reading.problems.push({ file: article.file, what })
    }
    const taken = new Map(
      matches.flatMap((match) => match.entities.map((index) => [index, match.annotation])),
    )
    const groups = groupsOf(entities, ties, taken)
    const groupOf = new Map(groups.flatMap((group) => group.members.map((index) => [index, group])))
    const links = ties.flatMap(({ from: start, to: end, type }): Link[] => {
      const [from, to] = [groupOf.get(start), groupOf.get(end)]
      return from && to && from !== to ? [{ from, to, type, at: end }] : []
    })
    const { made, used } = appearancesOf(groups, links)
    for (const link of links.toSorted((a, b) => Number(b.type === TIES.same) - Number(a.type === TIES.same)))
      if (!used.has(link) && !isWithin(link) && !web.relate(article.key, link))
        keepTie(article.format, link, entities[link.at])
    const annotations = [...matches.map((match) => match.annotation), ...made]
    return [...annotations, ...looseOf(groups, annotations)]
  }
}

/** Whether a link is between the parts of one attribution, and so says no more than what was made of it. */
function isWithin({ from, to }: Link): boolean {
  return (
    from.annotation !== null && from.annotation === to.annotation && from.role !== null && to.role !== null
  )
}

/** Keeps a tie with the passage that it goes from: where it leads is said by label and place, since ids do not last. */
function keepTie(format: string, { from, type }: Link, to: ReadEntity | undefined): void {
  const range = to?.span.range
  if (!to || !range) return
  const holder = from.annotation ?? from.more
  const before = (holder.foreign?.[format] ?? {}) as { relations?: unknown[] }
  const relation = { type, to: [to.label, range.start, range.end] }
  const known = before.relations ?? []
  if (known.some((each) => JSON.stringify(each) === JSON.stringify(relation))) return
  holder.foreign = { ...holder.foreign, [format]: { ...before, relations: [...known, relation] } }
}

/** What belongs to no attribution: tags of a content that is one, and highlights. */
function looseOf(groups: readonly Group[], made: readonly ReadAnnotation[]): ReadAnnotation[] {
  const contents = new Map(
    made
      .filter(({ kind, spans, id }) => id === null && kind === 'appearance' && spans && spans.length > 0)
      .map((each) => [placeOf(each.spans ?? [], each.author), each]),
  )
  const marks: LooseMark[] = []
  for (const { annotation, label, spans, more } of groups) {
    if (annotation) continue
    const host = contents.get(placeOf(spans, more.author ?? ''))
    if (host && !more.note && more.foreign === undefined && !host.tags.includes(label)) host.tags.push(label)
    else marks.push({ label, spans, more })
  }
  return looseAnnotations(marks)
}

function placeOf(spans: readonly ReadSpan[], author: string): string {
  return JSON.stringify([author, spans.map(({ range, exact }) => range ?? exact)])
}
