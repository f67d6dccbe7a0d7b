/** Tags: as annotations carry them, and what they mean. */
import type { Tag } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import { element, type Child, type Markup } from './element.ts'

/** Tags that the page's annotations carry, in the codebook's order, with how often. */
export interface Legend {
  readonly used: readonly { readonly tag: Tag; readonly count: number }[]
  /** A tag's class, which gives its colour; '' for an id that leads to no tag. */
  classOf(id: string): string
}

export function legendOf({ articles, tags }: Content): Legend {
  const counts = new Map<string, number>()
  for (const { annotations } of articles)
    for (const id of annotations.flatMap((annotation) => annotation.tags))
      counts.set(id, (counts.get(id) ?? 0) + 1)
  const used = tags.flatMap((tag) => {
    const count = counts.get(tag.id)
    return count === undefined ? [] : [{ tag, count }]
  })
  const classes = new Map(used.map(({ tag }, index) => [tag.id, `t${index}`]))
  return { used, classOf: (id) => classes.get(id) ?? '' }
}

/** The rules that give tags their colours: the page's policy takes styles from its one sheet alone. */
export function tagColours({ used }: Legend): string {
  return used
    .map(({ tag }, index) => (/^#[0-9a-f]{6}$/i.test(tag.colour) ? `.t${index}{--tag:${tag.colour}}` : ''))
    .join('\n')
}

/** The tags of one annotation, by ids and paths. */
export function tagList(ids: readonly string[], paths: readonly string[], legend: Legend): Child {
  if (ids.length === 0) return null
  return element(
    'ul',
    { class: 'tags', role: 'list', 'aria-label': 'Tags' },
    ids.map((id, index) =>
      element('li', {}, square(legend.classOf(id)), element('bdi', {}, paths[index] ?? id)),
    ),
  )
}

function square(name: string): Markup {
  return element('span', { class: `square ${name}`.trim() })
}

/** What the tags mean: the part of the codebook that the page uses. */
export function codebookSection(legend: Legend): Child {
  if (legend.used.length === 0) return null
  return element(
    'section',
    { class: 'codebook', 'aria-labelledby': 'tags' },
    element('h2', { id: 'tags' }, 'Tags'),
    element(
      'dl',
      {},
      legend.used.map(({ tag, count }, index) => [
        element(
          'dt',
          {},
          square(`t${index}`),
          element('bdi', {}, tag.path),
          element('span', { class: 'count' }, `${count}`),
        ),
        ...[
          line('', tag.definition),
          line('Use it: ', tag.use),
          line('Not: ', tag.avoid),
          ...tag.examples.map(({ quote }) => line('', `“${quote}”`)),
        ],
      ]),
    ),
  )
}

function line(before: string, words: string): Child {
  if (words === '') return null
  const name = before === '' ? null : element('span', { class: 'label' }, before)
  return element('dd', { dir: 'auto' }, name, words)
}
