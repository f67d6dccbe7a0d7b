/** What TEI has no element for, as JSON in one xenoData: by the ids of the records. */
import type { Relation, Tag } from '../../../preload/model.ts'
import type { Share } from '../common/shares.ts'
import { element, type Markup } from './element.ts'

/** Null where there is nothing to say. */
export function ownDataElement(share: Share): Markup | null {
  const annotations = share.annotations.map(({ id, foreign, was, target }): [string, unknown] => [
    id,
    {
      ...rest(foreign),
      ...(was ? { was } : {}),
      ...(target.revision === share.article.revision ? {} : { revision: target.revision }),
    },
  ])
  const data = {
    article: rest(share.article.foreign),
    annotations: named(annotations),
    claims: named(share.claims.map(({ id, foreign }) => [id, rest(foreign)])),
    relations: named(share.relations.map(({ relation }) => [relation.id, madeOf(relation)])),
    tags: named(share.tags.map((tag) => [tag.id, tagOf(tag)])),
    scales: share.scales,
  }
  const said = Object.entries(data).filter(([, value]) => Object.keys(value).length > 0)
  return said.length === 0
    ? null
    : element('xenoData', { type: 'postil' }, JSON.stringify(Object.fromEntries(said)))
}

const rest = (foreign: Record<string, unknown> | undefined): { foreign?: Record<string, unknown> } => {
  const others = Object.entries(foreign ?? {}).filter(([format]) => format !== 'tei')
  return others.length === 0 ? {} : { foreign: Object.fromEntries(others) }
}

const madeOf = ({ author, created, modified, foreign }: Relation) => ({
  ...{ author, created, modified },
  ...rest(foreign),
})

/** Where examples are from; their words are in the codebook. */
const tagOf = ({ examples, foreign }: Tag) => ({
  ...(examples.some(({ article }) => article !== null) ? { examples } : {}),
  ...rest(foreign),
})

function named(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(
    entries.filter(
      ([, value]) => typeof value === 'object' && value !== null && Object.keys(value).length > 0,
    ),
  )
}
