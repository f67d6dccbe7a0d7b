/** Links: between the passages of one annotation, between claims, and those that came from another program. */
import type { Claim } from '../../../preload/model.ts'
import { attributes, xmlText } from '../common/xml.ts'
import { guidOf, namedGuid } from '../refi/guid.ts'
import { foreignOf } from './foreign.ts'
import { claimGuid, nameOf } from './names.ts'
import { annotationGuid } from './selections.ts'
import type { Used } from './used.ts'
import { rootClaims, stands } from './write-cases.ts'

/** What a claim is to another as a link between their first passages, which ATLAS.ti and MAXQDA show in the texts. */
export function linksXml(used: Used): string[] {
  const cases = new Set(rootClaims(used))
  const endOf = (claim: Claim): string => {
    const first = used.view.appearancesOf(claim).find(stands)
    return first ? annotationGuid(first) : claimGuid(claim)
  }
  const ties = used.ties.map(({ guid, name, origin, target }) =>
    linkXml({ guid, name, direction: 'OneWay', originGUID: origin, targetGUID: target }, ''),
  )
  const relations = used.view.relations.flatMap(({ relation, from, to }) => {
    if (!cases.has(from) || !cases.has(to)) return []
    const guid = guidOf('relation', relation.id)
    const direction = relation.kind === 'contradicts' ? 'Bidirectional' : 'OneWay'
    const note = namedGuid('relation-note', relation.id)
    if (relation.note !== '') {
      const user = used.user(relation.author)
      const said = {
        guid: note,
        name: nameOf(relation.note) || 'Note',
        creatingUser: user,
        creationDateTime: relation.created,
      }
      used.notes.push(
        `    <Note${attributes(said)}><PlainTextContent>${xmlText(relation.note)}</PlainTextContent></Note>\n`,
      )
    }
    const link = { guid, name: relation.kind, direction, originGUID: endOf(from), targetGUID: endOf(to) }
    return [linkXml(link, relation.note === '' ? '' : `<NoteRef${attributes({ targetGUID: note })}/>`)]
  })
  const foreign = used.view.articles.flatMap(({ annotations }) =>
    annotations.flatMap((annotation) =>
      (foreignOf(annotation).links ?? [])
        .filter(
          ({ target }) => used.selections.has(target) && used.selections.has(annotationGuid(annotation)),
        )
        .map(({ guid, name, direction, target }) =>
          linkXml({ guid, name, direction, originGUID: annotationGuid(annotation), targetGUID: target }, ''),
        ),
    ),
  )
  return [...ties, ...relations, ...foreign]
}

function linkXml(said: Record<string, string>, inner: string): string {
  return `    <Link${attributes(said)}${inner === '' ? '/>' : `>${inner}</Link>`}\n`
}
