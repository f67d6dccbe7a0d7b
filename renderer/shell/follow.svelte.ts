import { TEXTS } from '../../preload/texts.ts'
import { COMMANDS } from '../../preload/commands.ts'
import type { CommandStates } from '../../preload/contract.ts'
import { request } from '../bridge.ts'
import type { Bindings } from '../commands/bindings.ts'
import { viewBindings } from '../commands/view-keys.ts'
import type { App } from '../state/app.svelte.ts'

function ofView({ view, views }: App): CommandStates['view'] {
  if (view === 'read') return { shown: null, enabled: [] }
  return { shown: view, enabled: viewBindings(views[view], view).map(({ id }) => id) }
}

/** Keeps what lies outside the components in step with the state: the theme, the window's title, the menu. */
export function followState(app: App, bindings: Bindings): void {
  $effect(() => {
    document.documentElement.dataset['theme'] = app.theme
  })
  $effect(() => {
    document.title = app.reading.article
      ? `${app.reading.article.title} – ${TEXTS.system.app}`
      : TEXTS.system.app
  })
  $effect(() => {
    const states = {
      disabled: COMMANDS.filter(({ id }) => bindings[id].enabled?.() === false).map(({ id }) => id),
      checked: COMMANDS.filter(({ id }) => bindings[id].checked?.() === true).map(({ id }) => id),
      view: ofView(app),
    }
    void request('commands:states', states).catch((error: unknown) => app.announcer.complain(error))
  })
}
