/** Annotations of Postil's own layers, as they were written or as somebody edited them in INCEpTION. */
import { z } from 'zod'
import { QUOTING, Span, Was } from '../../../preload/model.ts'
import { rangeOf } from '../common/json-values.ts'
import { annotationOf, looseAnnotations, type LooseMark } from '../reading/loose.ts'
import type { ReadAnnotation, ReadAppearance, ReadSpan } from '../reading/reading.ts'
import { ROLES } from '../standoff/marks.ts'
import { LAYERS } from '../uima/types.ts'
import { dateOf, idOf, jsonListOf, jsonOf, madeOf, oneOf, wordsOf, yesNoOf } from './fields.ts'
import { valueOf, type Structure, type View } from './parse.ts'

export interface OwnAnnotations {
  annotations: ReadAnnotation[]
  /** The claim that is made at a span, by the span's id. */
  claims: ReadonlyMap<string, string>
}

const SPAN_ROLES = ['content', 'source', 'cue', 'tag', 'plain'] as const
const History = z.object({ revision: z.int().min(1).optional(), was: Was.optional() })

/** The spans and remarks of a view; `key` names claims of which no span says more than that there is one. */
export function readOwn(
  { text, structures }: View,
  key: string,
  say: (what: string) => void,
): OwnAnnotations {
  const spans = structures.filter(({ type }) => type === LAYERS.span)
  const groups = groupsOf(
    spans,
    structures.filter(({ type }) => type === LAYERS.link),
  )
  const remarks = new Map(
    structures.flatMap((each) =>
      each.type === LAYERS.remark ? [[wordsOf(each, 'annotation'), each] as const] : [],
    ),
  )
  const annotations: ReadAnnotation[] = []
  const claims = new Map<string, string>()
  const loose: LooseMark[] = []
  for (const [id, group] of groups) {
    const remark = remarks.get(id) ?? null
    remarks.delete(id)
    const made = groupAnnotation(rolesOf(group, text, say), group, remark, loose, `${key}#${id}`)
    if (!made) continue
    annotations.push(made)
    if (made.appearance?.claim) for (const span of group) claims.set(span.id, made.appearance.claim)
  }
  for (const remark of remarks.values()) annotations.push(remarkAnnotation(remark))
  return { annotations: [...annotations, ...looseAnnotations(loose)], claims }
}

/** Spans of one annotation: by its id, or where it has none, by the arcs that tie them. */
function groupsOf(spans: readonly Structure[], links: readonly Structure[]): Map<string, Structure[]> {
  const keys = new Map(spans.map((span) => [span.id, valueOf(span, 'annotation') ?? `#${span.id}`]))
  const find = (key: string | undefined): string | null => key ?? null
  for (const link of links) {
    const [a, b] = ['Governor', 'Dependent'].map((end) => find(keys.get(valueOf(link, end) ?? '')))
    if (a === null || b === null || a === undefined || b === undefined || a === b) continue
    // One that has an id of Postil's keeps it.
    const [kept, other] = a.startsWith('#') ? [b, a] : [a, b]
    if (other.startsWith('#')) for (const [id, key] of keys) if (key === other) keys.set(id, kept)
  }
  const groups = new Map<string, Structure[]>()
  for (const span of spans) {
    const key = keys.get(span.id) ?? ''
    const group = groups.get(key)
    if (group) group.push(span)
    else groups.set(key, [span])
  }
  return groups
}

interface Role {
  readonly role: (typeof SPAN_ROLES)[number]
  readonly label: string
  readonly spans: ReadSpan[]
}

function groupAnnotation(
  roles: readonly Role[],
  group: readonly Structure[],
  remark: Structure | null,
  loose: LooseMark[],
  key: string,
): ReadAnnotation | null {
  const head = remark ?? group.find((each) => each.features.has('kind')) ?? group[0]
  if (!head || roles.length === 0) return remark ? remarkAnnotation(remark) : null
  const spansOf = (role: Role['role']) =>
    roles.filter((each) => each.role === role).flatMap(({ spans }) => spans)
  const said = oneOf(head, 'kind', ['highlight', 'note', 'appearance'])
  const isAppearance =
    said === 'appearance' ||
    roles.some(({ role }) => role === 'content' || role === 'source' || role === 'cue')
  const tagged = roles.filter(({ role }) => role === 'tag' || role === 'plain')
  const isOwn = group.some((each) => each.features.has('annotation')) || remark !== null
  if (!isAppearance && !isOwn) {
    for (const { label, spans } of tagged) loose.push({ label, spans, more: noteOf(head) })
    return null
  }
  const content = isAppearance ? spansOf('content') : (tagged[0]?.spans ?? [])
  const same = (spans: readonly ReadSpan[]) => JSON.stringify(spans) === JSON.stringify(content)
  // A tag that somebody moved is no longer one of this passage.
  for (const { label, spans } of tagged) if (content.length > 0 && !same(spans)) loose.push({ label, spans })
  const tags = tagged.filter(({ role, spans }) => role === 'tag' && same(spans)).map(({ label }) => label)
  const plain = annotationOf(tagged[0]?.label ?? '', [])
  return {
    ...detailsOf(head),
    kind: isAppearance ? 'appearance' : (said ?? plain.kind),
    spans: content,
    tags: remark ? jsonListOf(remark, 'tags', z.string()) : [...new Set(tags)],
    ...(isAppearance ? { appearance: appearanceOf(head, spansOf('source'), spansOf('cue'), key) } : {}),
  }
}

function noteOf(structure: Structure): Partial<ReadAnnotation> {
  const note = wordsOf(structure, 'note')
  return note === '' ? {} : { note }
}

/** Spans by what they are in the annotation, in the order of the text. */
function rolesOf(group: readonly Structure[], text: string, say: (what: string) => void): Role[] {
  const roles = new Map<string, Role>()
  for (const structure of group) {
    const label = wordsOf(structure, 'label')
    const range = rangeOf(
      Number(valueOf(structure, 'begin') ?? NaN),
      Number(valueOf(structure, 'end') ?? NaN),
    )
    if (range === null) {
      say(`A passage labelled “${label}” was left out: its offsets are no place in a text.`)
      continue
    }
    const named = Object.entries(ROLES).find(([, name]) => name === label)?.[0]
    const role =
      oneOf(structure, 'role', SPAN_ROLES) ??
      SPAN_ROLES.find((each) => each === named) ??
      (label === 'Highlight' || label === 'Note' || label === '' ? 'plain' : 'tag')
    const key = JSON.stringify([role, label])
    const known = roles.get(key)
    // With its words: that the offsets are UTF-16 is no guess here.
    const span = { range, exact: text.slice(range.start, range.end) || null }
    if (known) known.spans.push(span)
    else roles.set(key, { role, label, spans: [span] })
  }
  for (const { spans } of roles.values()) spans.sort((a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0))
  return [...roles.values()]
}

/** What an annotation says beside its places. */
function detailsOf(head: Structure): Omit<ReadAnnotation, 'kind' | 'spans' | 'tags'> {
  const history = jsonOf(head, 'history', History)
  const state = oneOf(head, 'state', ['anchored', 'likely', 'gone', 'whole', 'open'])
  return {
    id: idOf(head, 'annotation'),
    note: wordsOf(head, 'note'),
    ...(state === null ? {} : { state }),
    ...(history?.revision === undefined ? {} : { revision: history.revision }),
    ...(history?.was === undefined ? {} : { was: history.was }),
    ...madeOf(head),
  }
}

function appearanceOf(head: Structure, source: ReadSpan[], cue: ReadSpan[], key: string): ReadAppearance {
  const from = dateOf(head, 'saidFrom')
  return {
    claim: valueOf(head, 'claim') ?? key,
    source: { spans: source, person: valueOf(head, 'person'), none: yesNoOf(head, 'sourceNamed') === false },
    cue: { spans: cue },
    quoted: oneOf(head, 'quoted', QUOTING),
    said:
      from === null ? null : { from, to: dateOf(head, 'saidTo'), about: yesNoOf(head, 'saidAbout') === true },
  }
}

/** What stands nowhere: on the whole article, open, or gone with the words that it stood on. */
function remarkAnnotation(remark: Structure): ReadAnnotation {
  const passages = (name: string): ReadSpan[] =>
    jsonListOf(remark, name, Span).map(({ start, end, ...words }) => ({ range: { start, end }, ...words }))
  const kind = oneOf(remark, 'kind', ['highlight', 'note', 'appearance']) ?? 'note'
  const details = detailsOf(remark)
  return {
    ...details,
    kind,
    spans: details.state === 'whole' ? null : passages('passages'),
    tags: jsonListOf(remark, 'tags', z.string()),
    ...(kind === 'appearance'
      ? {
          appearance: appearanceOf(
            remark,
            passages('sourcePassages'),
            passages('cuePassages'),
            wordsOf(remark, 'annotation'),
          ),
        }
      : {}),
  }
}
