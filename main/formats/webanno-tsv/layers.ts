/** An article's annotations as WebAnno's: spans in one piece with features, and relations between spans of one layer. */
import type { Appearance, Article, Relation, Span } from '../../../preload/model.ts'
import { isPlaced, type ArticleView, type View } from '../common/view.ts'

export const CLAIM = {
  type: 'webanno.custom.Claim',
  features: [
    'role',
    'tags',
    'note',
    'quoted',
    'statement',
    'context',
    'claimant',
    'claimType',
    'verifiable',
    'worth',
    'verdict',
    'rationale',
    'author',
  ],
  link: 'webanno.custom.ClaimLink',
} as const
export const MARK = {
  type: 'webanno.custom.Mark',
  features: ['tag', 'kind', 'note', 'author'],
  link: 'webanno.custom.MarkLink',
} as const
export const LAYERS = [CLAIM, MARK] as const
export type Layer = (typeof LAYERS)[number]

export interface TsvSpan {
  layer: Layer
  /** UTF-16 code units; without white space at its ends, which lies in no token. */
  start: number
  end: number
  values: Readonly<Record<string, string>>
}

/** An arc between two spans of a layer. */
export interface TsvLink {
  from: TsvSpan
  to: TsvSpan
  kind: string
}

export interface TsvArticle {
  spans: TsvSpan[]
  links: TsvLink[]
  /** Relations that are not within this article. */
  left: Relation[]
}

/** A span without the white space at its ends; null where nothing else is in it. */
export function inked({ start, exact }: Span): { start: number; end: number } | null {
  const before = /^\s*/u.exec(exact)?.[0].length ?? 0
  const words = exact.trim()
  return words === '' ? null : { start: start + before, end: start + before + words.length }
}

export function layersOf({ article, annotations }: ArticleView, view: View): TsvArticle {
  const made: TsvArticle = { spans: [], links: [], left: [] }
  const hosts = new Map<string, TsvSpan[]>()
  const add = (layer: Layer, spans: readonly Span[], values: Record<string, string>): TsvSpan[] => {
    const pieces = spans.flatMap((span): TsvSpan[] => {
      const range = inked(span)
      return range ? [{ layer, ...range, values: {} }] : []
    })
    for (const [index, piece] of pieces.entries()) {
      const [label = ''] = layer.features
      // What is said is said once, of the first piece.
      piece.values = index === 0 ? values : { [label]: values[label] ?? '' }
      const last = pieces[index - 1]
      if (last) made.links.push({ from: piece, to: last, kind: 'part' })
    }
    made.spans.push(...pieces)
    return pieces
  }
  for (const annotation of annotations.filter(isPlaced)) {
    const { kind, note, author, target } = annotation
    if (kind !== 'appearance') {
      const tags = view.tagsOf(annotation)
      for (const [index, tag] of (tags.length > 0 ? tags : ['']).entries())
        add(MARK, target.spans, { tag, kind, note: index === 0 ? note : '', author })
      continue
    }
    const said = saidOf(annotation, view, article)
    const roles = [
      ['content', target.spans],
      ['cue', annotation.cue.spans],
      ['source', annotation.source.spans],
    ] as const
    let host: TsvSpan | undefined
    for (const [role, spans] of roles) {
      const [first] = add(CLAIM, spans, host ? { role } : { role, ...said })
      if (first && host) made.links.push({ from: first, to: host, kind: role })
      host ??= first
    }
    if (host) {
      const id = view.claimOf(annotation)?.id ?? annotation.claim
      const others = hosts.get(id) ?? []
      if (others[0]) made.links.push({ from: host, to: others[0], kind: 'same' })
      hosts.set(id, [...others, host])
    }
  }
  for (const { relation, from, to } of view.relations) {
    const [source, target] = [hosts.get(from.id)?.[0], hosts.get(to.id)?.[0]]
    if (source && target) made.links.push({ from: source, to: target, kind: relation.kind })
    else if (relation.home === article.id) made.left.push(relation)
  }
  return made
}

function saidOf(appearance: Appearance, view: View, article: Article): Record<string, string> {
  const claim = view.claimOf(appearance)
  const isFirst =
    claim !== null && view.appearancesOf(claim).find((each) => each.article === article.id) === appearance
  const base = {
    tags: view.tagsOf(appearance).join('; '),
    note: appearance.note,
    quoted: appearance.quoted ?? '',
    author: appearance.author,
  }
  if (!claim || !isFirst) return base
  const verdict = view.verdictOf(claim)
  return {
    ...base,
    statement: claim.statement ?? '',
    context: claim.context,
    claimant: view.claimantOf(claim).name,
    claimType: claim.type ?? '',
    verifiable: claim.verifiable === null ? '' : claim.verifiable ? 'yes' : 'no',
    worth: claim.worth ?? '',
    verdict: verdict?.name ?? '',
    rationale: verdict?.rationale ?? '',
  }
}
