import type { CommandId } from '../../preload/commands.ts'
import type { Annotation } from '../../preload/model.ts'
import type { TextSpan } from '../../preload/text.ts'
import { quoteOf } from '../../preload/rows.ts'
import { TEXTS } from '../../preload/texts.ts'
import { lossesOf, type Going } from '../claims/losses.ts'
import { moveRange, spansOfRole, steppedEdge, type EdgeMove } from '../reader/edges.ts'
import { fill, noSource } from '../reader/filling.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { Reader } from '../reader/reader.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import type { Panes } from './app.ts'
import type { Binding } from './bindings.ts'
import { withKeys } from './with-keys.ts'

const words = TEXTS.announce

/** A tag that is known, or the path of a new one. */
export type SomeTag = { tag: string } | { path: string }

/** Commands that make, change and take away annotations. */
export function annotatingBindings(app: App, desk: Desk, panes: Panes) {
  // Nothing of a text is changed while a view of the library hides it: there its chords are the view's.
  const hasText = () => app.view === 'read' && app.reading.article !== null
  // Also while main has not answered yet: keys are typed faster than that.
  const hasCurrent = () => app.view === 'read' && app.reading.currentId !== null
  const hasSelection = () => app.view === 'read' && desk.reader.selected() !== null
  const hasEither = () => hasCurrent() || hasSelection()
  const edge = (move: EdgeMove): Binding => ({
    run: () => app.inTurn(() => stepEdge(desk.reader, move)),
    enabled: hasCurrent,
  })
  const tag = (key: number): Binding => ({ run: () => tagByKey(app, desk.reader, key), enabled: hasEither })
  return {
    'claim.source': { run: () => fill(desk.reader, 'source', false), enabled: hasText },
    'claim.cue': { run: () => fill(desk.reader, 'cue', false), enabled: hasText },
    'claim.content': { run: () => fill(desk.reader, 'content', false), enabled: hasText },
    'claim.source.add': { run: () => fill(desk.reader, 'source', true), enabled: hasText },
    'claim.content.add': { run: () => fill(desk.reader, 'content', true), enabled: hasText },
    'claim.noSource': { run: () => noSource(desk.reader), enabled: hasText },
    'claim.close': {
      run: () => {
        if (!desk.reader.caret.collapsed)
          desk.reader.caret.set(desk.reader.caret.focus, desk.reader.caret.focus)
        else if (app.reading.draftId !== null || app.reading.currentId !== null)
          app.announcer.say(words.closed)
        app.reading.draftId = null
        app.reading.currentId = null
        desk.reader.lastFilled = null
      },
      enabled: () =>
        app.view === 'read' &&
        (app.reading.draftId !== null || app.reading.currentId !== null || !desk.reader.caret.collapsed),
    },
    highlight: {
      run: () => annotate(app, desk.reader, 'highlight'),
      enabled: hasSelection,
    },
    note: {
      run: async () => {
        if (desk.reader.selected() !== null) await annotate(app, desk.reader, 'note')
        if (app.reading.currentId === null) app.announcer.say(withKeys(words.nothingCurrent))
        else await panes.editInInspector('note')
      },
      enabled: hasEither,
    },
    'tag.pick': { run: () => void (app.overlay = 'tags'), enabled: hasEither },
    'tag.example': { run: () => void (app.overlay = 'example'), enabled: hasEither },
    'tag.1': tag(1),
    'tag.2': tag(2),
    'tag.3': tag(3),
    'tag.4': tag(4),
    'tag.5': tag(5),
    'tag.6': tag(6),
    'tag.7': tag(7),
    'tag.8': tag(8),
    'tag.9': tag(9),
    'edge.end.later': edge('end.later'),
    'edge.end.earlier': edge('end.earlier'),
    'edge.start.later': edge('start.later'),
    'edge.start.earlier': edge('start.earlier'),
    'annotation.delete': {
      run: () =>
        app.inTurn(() =>
          app.reading.currentId === null ? undefined : remove(app, desk.reader, [app.reading.currentId]),
        ),
      enabled: hasCurrent,
    },
    'annotation.next': {
      run: () => walk(app, desk.reader, 1),
      enabled: () => app.view === 'read' && app.reading.annotations.size > 0,
    },
    'annotation.previous': {
      run: () => walk(app, desk.reader, -1),
      enabled: () => app.view === 'read' && app.reading.annotations.size > 0,
    },
  } satisfies Partial<Record<CommandId, Binding>>
}

async function annotate(app: App, reader: Reader, kind: 'highlight' | 'note', tag?: SomeTag): Promise<void> {
  const { article } = app.reading
  const span = reader.selected()
  if (!article) return
  if (!span) return app.announcer.say(words.selectFirst)
  const id = crypto.randomUUID()
  reader.take(span)
  app.reading.draftId = null
  app.reading.currentId = id
  app.face = 'card'
  const ranges = [{ start: span.start, end: span.end }]
  const action = { do: 'annotate', article: article.id, id, kind, ranges } as const
  const edited = await app.do(tag ? { ...action, tag } : action)
  if (!edited) return app.reading.forget(id)
  const quote = article.text.slice(span.start, span.end).replace(/\s+/gu, ' ')
  app.announcer.say(kind === 'note' ? words.noted(quote) : words.highlighted(quote))
}

/** Puts a tag on a selection (a highlight is made) or on the current annotation, or takes it off there. */
export async function tagWith(app: App, reader: Reader, tag: SomeTag): Promise<void> {
  if (reader.selected() !== null) return annotate(app, reader, 'highlight', tag)
  return app.inTurn(() => tagCurrent(app, tag))
}

async function tagCurrent(app: App, tag: SomeTag): Promise<void> {
  const { article, current } = app.reading
  if (!article || !current) return app.announcer.say(withKeys(words.nothingCurrent))
  const known = 'tag' in tag ? app.library.tagById.get(tag.tag) : undefined
  const on = !(known && current.tags.includes(known.id))
  const edited = await app.do({ do: 'tag', article: article.id, annotation: current.id, tag, on })
  if (!edited) return
  const path = known?.path ?? ('path' in tag ? tag.path : '')
  app.announcer.say(on ? words.tagged(path) : words.untagged(path))
}

async function tagByKey(app: App, reader: Reader, key: number): Promise<void> {
  const tag = app.library.tagByKey.get(key)
  if (tag) await tagWith(app, reader, { tag: tag.id })
  else app.announcer.say(withKeys(words.noTag(key)))
}

/**
 * Deletes annotations. Where that takes along what somebody wrote, the first press names it and the second does it.
 * The one after them becomes current, so that several can go one after the other. */
export async function remove(app: App, reader: Reader, ids: readonly string[]): Promise<void> {
  const { article, ordered } = app.reading
  if (!article || ids.length === 0) return
  const gone = new Set(ids)
  const going = ordered.filter(({ id }) => gone.has(id))
  const losses = lossesOf(going, claimsGoing(app, going))
  const key = ids.join(' ')
  if (losses.length > 0 && reader.lossesNamed !== key) {
    reader.lossesNamed = key
    return app.announcer.say(words.loses(losses))
  }
  reader.lossesNamed = null
  const last = ordered.findLastIndex((annotation) => gone.has(annotation.id))
  const next =
    ordered.slice(last + 1).find((each) => !gone.has(each.id)) ??
    ordered.findLast((each) => !gone.has(each.id))
  const edited = await app.do({ do: 'delete', article: article.id, annotations: [...ids] })
  if (!edited) return
  reader.lastFilled = null
  app.reading.draftId = null
  app.reading.currentId = next?.id ?? null
  app.announcer.say(words.deleted(ids.length))
}

/** The claims that go with their last appearance; one that is made elsewhere too keeps what was said of it. */
function claimsGoing(app: App, annotations: readonly Annotation[]): Going[] {
  const gone = new Set(annotations.map(({ id }) => id))
  const going = new Map<string, Going>()
  for (const annotation of annotations) {
    if (annotation.kind !== 'appearance') continue
    const entry = app.web.entryOf(annotation.claim)
    const claim = entry?.claim ?? app.claimOf(annotation)
    if (claim && (entry?.appearances.every(({ id }) => gone.has(id)) ?? true))
      going.set(claim.id, { claim, relations: entry?.ties.length ?? 0 })
  }
  return [...going.values()]
}

/** Goes to the next annotation in text order from the current one, or from the caret where none is current. */
function walk(app: App, reader: Reader, by: 1 | -1): void {
  const { ordered, currentId } = app.reading
  const at = ordered.findIndex((annotation) => annotation.id === currentId)
  const next: Annotation | undefined = at >= 0 ? ordered[at + by] : reader.nearest(by)
  if (!next) return app.announcer.say(words.lastAnnotation)
  reader.show(next.id)
  app.face = 'card'
  app.announcer.say(describe(app, next))
}

/** What is heard when an annotation becomes current: kind, words, claimant, tags. */
export function describe(app: App, annotation: Annotation): string {
  const tags = annotation.tags.flatMap((id) => app.library.tagById.get(id)?.path ?? [])
  const quote = quoteOf(annotation.target.spans)
  const kind = words.kindOf[annotation.kind]
  const source = annotation.kind === 'appearance' ? quoteOf(annotation.source.spans) : ''
  return [`${kind}: ${quote}`, source, tags.join(', ')].filter(Boolean).join('. ')
}

async function stepEdge(reader: Reader, move: EdgeMove): Promise<void> {
  const { article, segments, current } = reader.reading
  if (!article || !segments || !current) return
  const last = reader.lastFilled
  const role = last?.appearance === current.id ? last.role : firstRole(current)
  const spans = spansOfRole(current, role)
  const index = move.startsWith('end') ? spans.length - 1 : 0
  const span: TextSpan | undefined = spans[index]
  if (!span) return
  const stretch = steppedEdge(article.text, segments.words, span, move)
  const spanned = spans[index]
  if (stretch && spanned)
    await moveRange(reader, { annotation: current.id, role, index, span: spanned, side: 'end' }, stretch)
}

/** The place whose edges the keys move when none was just filled: content, else what there is. */
function firstRole(annotation: Annotation): 'content' | 'source' | 'cue' {
  return (
    (['content', 'source', 'cue'] as const).find((role) => spansOfRole(annotation, role).length > 0) ??
    'content'
  )
}
