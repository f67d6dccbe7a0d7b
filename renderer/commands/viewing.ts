import { VIEWS, type View } from '../../preload/views.ts'
import { TEXTS } from '../../preload/texts.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import type { Binding } from './bindings.ts'

const words = TEXTS.announce

/** Commands that go somewhere: to a view, to a second article, to where one has been. */
export function viewingBindings(app: App, desk: Desk) {
  const view = (to: View): Binding => ({ run: () => desk.show(to), checked: () => app.view === to })
  const views = Object.fromEntries(VIEWS.map((each) => [`view.${each}`, view(each)])) as Record<
    `view.${View}`,
    Binding
  >
  return {
    ...views,
    'view.beside': {
      run: () => desk.toggleBeside(),
      enabled: () => app.library.articles.length > 0,
      checked: () => app.view === 'read' && app.beside,
    },
    'place.back': {
      run: async () => {
        if (!(await desk.back())) app.announcer.say(words.noPlaceBack)
      },
    },
    'place.forward': {
      run: async () => {
        if (!(await desk.forward())) app.announcer.say(words.noPlaceForward)
      },
    },
  }
}
