/** One article as WebAnno TSV 3.3 (INCEpTION's user guide, appendix "WebAnno TSV 3.3 File format"). */
import { grouped } from '../common/grouped.ts'
import type { ArticleView, View } from '../common/view.ts'
import { escapeText, escapeValue } from './escape.ts'
import { LAYERS, layersOf, type Layer, type TsvLink, type TsvSpan } from './layers.ts'
import { sentencesOf } from './tokens.ts'
import { unitsOf, type Unit, type Units } from './units.ts'

export function tableOf(article: ArticleView, view: View): string {
  const { text } = article.article
  const sentences = sentencesOf(article.article)
  const { spans, links } = layersOf(article, view)
  const units = unitsOf(sentences, spans)
  const numbers = numbersOf(units)
  const layers = LAYERS.filter((layer) => spans.some((span) => span.layer === layer))
  const linked = layers.filter((layer) => links.some(({ to }) => to.layer === layer))
  const byTarget = grouped(links, ({ to }) => to)
  const header = [
    '#FORMAT=WebAnno TSV 3.3',
    ...layers.map(({ type, features }) => `#T_SP=${[type, ...features].join('|')}`),
    ...linked.map(({ type, link }) => `#T_RL=${link}|kind|BT_${type}`),
    '',
  ]
  const row = (unit: Unit): string => {
    const cells = [
      unit.id,
      `${unit.start}-${unit.end}`,
      text.slice(unit.start, unit.end),
      ...layers.flatMap((layer) => spanCells(unit, layer, numbers)),
      ...linked.flatMap((layer) => linkCells(unit, layer, { units, numbers, byTarget })),
    ]
    // Each column ends with a tab, as INCEpTION's own have it.
    return cells.map((cell) => `${cell}\t`).join('')
  }
  const body = sentences.flatMap(({ start, end }, index) => [
    '',
    ...text
      .slice(start, end)
      .split('\n')
      .map((line) => `#Text=${escapeText(line)}`),
    ...(units.rows[index] ?? []).map(row),
  ])
  return [...header, ...body, ''].join('\n')
}

/** Numbers that tell annotations apart: of those over several rows, and of those that share a row with another of their layer. */
function numbersOf({ rows, of }: Units): ReadonlyMap<TsvSpan, number> {
  const needed = new Set<TsvSpan>()
  for (const [span, units] of of) if (units.length > 1) needed.add(span)
  for (const unit of rows.flat())
    for (const [, own] of grouped(unit.spans, ({ layer }) => layer))
      if (own.length > 1) for (const span of own) needed.add(span)
  return new Map([...of.keys()].filter((span) => needed.has(span)).map((span, index) => [span, index + 1]))
}

function spanCells(unit: Unit, layer: Layer, numbers: ReadonlyMap<TsvSpan, number>): string[] {
  const own = unit.spans.filter((span) => span.layer === layer)
  return layer.features.map((feature) =>
    own.length === 0
      ? '_'
      : own
          .map((span) => {
            const number = numbers.get(span)
            const value = span.values[feature] ?? ''
            return `${value === '' ? '*' : escapeValue(value)}${number === undefined ? '' : `[${number}]`}`
          })
          .join('|'),
  )
}

interface Linked {
  units: Units
  numbers: ReadonlyMap<TsvSpan, number>
  byTarget: ReadonlyMap<TsvSpan, readonly TsvLink[]>
}

/** A relation stands in the first row of the span that it goes to, with the first row of the one that it comes from. */
function linkCells(unit: Unit, layer: Layer, { units, numbers, byTarget }: Linked): string[] {
  const own = unit.spans
    .filter((span) => span.layer === layer && units.of.get(span)?.[0] === unit)
    .flatMap((span) => byTarget.get(span) ?? [])
  if (own.length === 0) return ['_', '_']
  const refs = own.map(({ from, to }) => {
    const [source, target] = [numbers.get(from) ?? 0, numbers.get(to) ?? 0]
    const id = units.of.get(from)?.[0]?.id ?? ''
    return source === 0 && target === 0 ? id : `${id}[${source}_${target}]`
  })
  return [own.map(({ kind }) => escapeValue(kind)).join('|'), refs.join('|')]
}
