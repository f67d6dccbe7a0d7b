/** What the palette offers: commands, what is marked in the open article, and the other articles. */
import { COMMANDS, type CommandId, type MenuId } from '../../preload/commands.ts'
import { TEXTS } from '../../preload/texts.ts'
import { claimantOf, dateInWords, titleOf } from '../claims/words.ts'
import type { ViewKeyId } from '../../preload/views.ts'
import type { Bindings } from '../commands/bindings.ts'
import { viewBindings } from '../commands/view-keys.ts'
import type { App } from '../state/app.svelte.ts'
import type { OptionGroup } from './options.svelte.ts'
import { find, type Found, type Sought } from './search.ts'

const words = TEXTS.palette

/** More rows than these are not read: one types on. */
export const MOST_ROWS = 30
const MOST_RECENT = 5

interface Base extends Sought {
  readonly key: string
  readonly meta: string
  readonly disabled?: boolean
}
export type PaletteItem =
  | (Base & { readonly kind: 'command'; readonly command: CommandId; readonly checked: boolean })
  | (Base & {
      readonly kind: 'annotation'
      readonly id: string
      readonly look: 'appearance' | 'highlight' | 'note'
    })
  | (Base & { readonly kind: 'article'; readonly id: string })
  | (Base & { readonly kind: 'view'; readonly view: ViewKeyId })

/** A found item as a row of the list. */
export type PaletteRow = Found<PaletteItem> & { readonly key: string; readonly disabled?: boolean }

/** What one does all day before what one does once. */
const ORDER: readonly MenuId[] = ['annotate', 'article', 'move', 'view', 'edit', 'file', 'help']

/** The table's commands that can be chosen from a list, as they stand now. */
export function commandItems(app: App, bindings: Bindings): PaletteItem[] {
  const ordered = ORDER.flatMap((menu) => COMMANDS.filter((command) => command.menu === menu))
  return ordered.flatMap((command): PaletteItem[] => {
    if (command.hidden || command.id === 'palette') return []
    const tag = /^tag\.(\d)$/.exec(command.id)
    const path = tag && app.library.tagByKey.get(Number(tag[1]))?.path
    if (tag && path === undefined) return []
    const disabled = bindings[command.id].enabled?.() === false
    const checked = bindings[command.id].checked?.() === true
    return [
      {
        kind: 'command',
        key: command.id,
        command: command.id,
        name: path ? words.tag(path) : command.label,
        aside: command.words ?? '',
        meta: disabled ? whyNot(app, command.id) : checked ? words.on : '',
        disabled,
        checked,
      },
    ]
  })
}

/** What can be done in the view that is shown; nothing of the kind where a text is read. */
export function viewItems({ view, views }: App): PaletteItem[] {
  if (view === 'read') return []
  return viewBindings(views[view], view).map(({ id, label }): PaletteItem => ({
    kind: 'view',
    key: `view.${id}`,
    view: id,
    name: label,
    aside: TEXTS.shell.names[view],
    meta: '',
  }))
}

/** What is marked in the open article, in the order of the text. */
export function annotationItems(app: App): PaletteItem[] {
  const { ordered } = app.reading
  return ordered.map((annotation): PaletteItem => {
    const claim = app.claimOf(annotation)
    const tags = annotation.tags.flatMap((id) => app.library.tagById.get(id)?.path ?? [])
    const who = annotation.kind === 'appearance' ? claimantOf(claim, annotation, app.library.personById) : ''
    const kind = words.kinds[annotation.kind]
    return {
      kind: 'annotation',
      key: annotation.id,
      id: annotation.id,
      look: annotation.kind,
      name: titleOf(annotation, claim) || annotation.note || kind,
      aside: [who, ...tags, annotation.note].join(' '),
      meta: [who || kind, ...tags].join(' · '),
    }
  })
}

/** The articles that are not open, those that were opened lately first. */
export function articleItems(app: App): PaletteItem[] {
  const { recent } = app.settings.value
  const rank = (id: string): number => (recent.includes(id) ? recent.indexOf(id) : recent.length)
  return app.library.articles
    .filter((row) => row.id !== app.reading.article?.id)
    .sort((a, b) => rank(a.id) - rank(b.id))
    .map((row): PaletteItem => ({
      kind: 'article',
      key: row.id,
      id: row.id,
      name: row.title,
      aside: [row.byline, row.publisher].filter(Boolean).join(' '),
      meta: [
        dateInWords(row.publishedOn),
        TEXTS.library.counts(row.counts, app.listing.open.get(row.id) ?? 0),
      ]
        .filter(Boolean)
        .join(' · '),
    }))
}

export interface PaletteItems {
  readonly commands: readonly PaletteItem[]
  /** What the view that is shown has of its own. */
  readonly inView?: readonly PaletteItem[]
  readonly annotations: readonly PaletteItem[]
  readonly articles: readonly PaletteItem[]
}

/** The groups that answer a query: that with the best answer first. Without a query, what was used last leads. */
export function paletteGroups(
  query: string,
  items: PaletteItems,
  recent: readonly CommandId[],
): { groups: OptionGroup<PaletteRow>[]; found: number } {
  const asked = query.trim() !== ''
  // What cannot be done is told to whoever asks for it and to nobody else.
  const commands = items.commands.filter((item) => asked || !item.disabled)
  const last = asked ? [] : recent.flatMap((id) => commands.find(({ key }) => key === id) ?? [])
  const lately = last.slice(0, MOST_RECENT)
  const groups = [
    groupOf(words.recent, query, lately),
    groupOf(
      words.commands,
      query,
      commands.filter((item) => !lately.includes(item)),
      recent,
    ),
    groupOf(words.inView, query, items.inView ?? []),
    groupOf(words.annotations, query, items.annotations),
    groupOf(words.articles, query, items.articles),
  ].filter(({ rows }) => rows.length > 0)
  if (asked) groups.sort((a, b) => Math.floor(a.best) - Math.floor(b.best))
  return {
    groups: groups.map(({ label, rows }) => shownOf(label, rows)),
    found: groups.reduce((sum, { rows }) => sum + rows.length, 0),
  }
}

function groupOf(
  label: string,
  query: string,
  items: readonly PaletteItem[],
  recent: readonly CommandId[] = [],
) {
  const rank = ({ key }: PaletteItem) => {
    const at = recent.findIndex((id) => id === key)
    return at < 0 ? recent.length : at
  }
  const rows = find(query, items)
    .map((found): PaletteRow => ({ ...found, key: found.item.key, disabled: found.item.disabled === true }))
    .sort(
      (a, b) =>
        Number(a.disabled) - Number(b.disabled) ||
        a.score - b.score ||
        (query.trim() === '' ? 0 : rank(a.item) - rank(b.item)),
    )
  const best = rows.reduce((least, { score, disabled }) => Math.min(least, disabled ? 99 : score), 99)
  return { label, rows, best }
}

function shownOf(label: string, rows: readonly PaletteRow[]): OptionGroup<PaletteRow> {
  if (rows.length <= MOST_ROWS) return { label, options: rows }
  return { label, options: rows.slice(0, MOST_ROWS), after: words.more(rows.length - MOST_ROWS) }
}

function whyNot(app: App, id: CommandId): string {
  const { reasons } = words
  if (app.reading.article === null) return reasons.article
  if (id === 'highlight') return reasons.selection
  if (id === 'note' || id.startsWith('tag.')) return reasons.either
  if (id.startsWith('edge.') || id === 'annotation.delete') return reasons.current
  if (id === 'annotation.next' || id === 'annotation.previous') return reasons.marked
  return reasons.now
}
