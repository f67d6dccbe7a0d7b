import { TEXTS } from '../../preload/texts.ts'
import { fieldRedo, fieldUndo } from '../claims/field.svelte.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { Reader } from '../reader/reader.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import { backupsOf } from '../settings/backups.svelte.ts'
import { USUAL_TEXT_SIZE } from '../state/settings.svelte.ts'
import type { Binding } from './bindings.ts'

type Theme = 'system' | 'light' | 'dark'

/** What commands need of the page's panes. */
export interface Panes {
  toggle(pane: 'library' | 'inspector'): Promise<void>
  isOpen(pane: 'library' | 'inspector'): boolean
  focusNext(by: 1 | -1): Promise<void>
  editInInspector(field?: 'note'): Promise<void>
  showCard(): void
  showList(): Promise<void>
  beginFirstSteps(): Promise<void>
}

/** Commands that are about the app and not about a place in the text. */
export function appBindings(app: App, desk: Desk, panes: Panes) {
  const hasArticle = () => app.reading.article !== null
  const isReading = () => app.view === 'read' && hasArticle()
  const say = (size: number) => app.announcer.say(TEXTS.announce.textSize(size))
  const step = (by: 1 | -1) => {
    const { rows } = app.listing
    const at = rows.findIndex((row) => row.id === app.reading.article?.id)
    const to = rows[at + by]
    if (to) void desk.go({ article: to.id, annotation: null })
  }
  const theme = (value: Theme): Binding => ({
    run: () => app.settings.set({ theme: value }),
    checked: () => app.settings.value.theme === value,
  })
  return {
    'export.article': {
      run: () => {
        app.exportOf = { article: app.reading.article?.id ?? null, claims: null }
        app.overlay = 'export'
      },
      enabled: hasArticle,
    },
    'export.library': {
      run: () => {
        app.exportOf = { article: null, claims: null }
        app.overlay = 'export'
      },
      enabled: () => app.library.articles.length > 0,
    },
    backup: { run: () => backupsOf(app).make() },
    settings: { run: () => void (app.overlay = 'settings') },
    undo: {
      run: async () => {
        if (fieldUndo()) return
        if (app.library.history.undo === null) app.announcer.say(TEXTS.announce.nothingToUndo)
        else await travel(app, desk.reader, () => app.undo())
      },
    },
    redo: {
      run: async () => {
        if (fieldRedo()) return
        if (app.library.history.redo === null) app.announcer.say(TEXTS.announce.nothingToRedo)
        else await travel(app, desk.reader, () => app.redo())
      },
    },
    palette: { run: () => void (app.overlay = 'palette') },
    'inspector.edit': { run: () => panes.editInInspector(), enabled: isReading },
    'inspector.list': { run: () => panes.showList(), enabled: isReading },
    'article.next': { run: () => step(1) },
    'article.previous': { run: () => step(-1) },
    'pane.next': { run: () => panes.focusNext(1) },
    'pane.previous': { run: () => panes.focusNext(-1) },
    'pane.library': { run: () => panes.toggle('library'), checked: () => panes.isOpen('library') },
    'pane.inspector': { run: () => panes.toggle('inspector'), checked: () => panes.isOpen('inspector') },
    'text.larger': { run: () => say(app.settings.stepTextSize(1)) },
    'text.smaller': { run: () => say(app.settings.stepTextSize(-1)) },
    'text.reset': {
      run: () => {
        void app.settings.set({ textSize: USUAL_TEXT_SIZE })
        say(USUAL_TEXT_SIZE)
      },
    },
    'theme.system': theme('system'),
    'theme.light': theme('light'),
    'theme.dark': theme('dark'),
    'first.steps': { run: () => panes.beginFirstSteps() },
    'keys.change': { run: () => void (app.overlay = 'keys') },
    help: { run: () => void (app.overlay = 'help') },
    about: { run: () => void (app.overlay = 'about') },
  } satisfies Record<string, Binding>
}

/** Undo and redo show what they did: the annotation is scrolled to if it is still there. */
async function travel(
  app: App,
  reader: Reader,
  go: () => Promise<{ where: { annotation: string | null } | null } | null>,
) {
  const edited = await go()
  reader.lastFilled = null
  const there = edited?.where?.annotation
  if (there && app.reading.annotations.has(there)) reader.showInSight(there)
}
