import { tick } from 'svelte'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import type { Binding } from './bindings.ts'

/** Commands that find words: in the article that is read, and in the whole library. */
export function searchingBindings(app: App, desk: Desk) {
  const isReading = (): boolean => app.view === 'read' && app.reading.article !== null
  return {
    find: {
      run: async () => {
        // What is selected is what is looked for.
        const span = desk.reader.selected()
        const { article } = app.reading
        const words = span && article ? article.text.slice(span.start, span.end) : ''
        if (words !== '' && !words.includes('\n')) desk.finding.type(words)
        app.finding = true
        await tick()
        const field = document.querySelector<HTMLInputElement>('[role=search] input')
        field?.focus()
        field?.select()
      },
      enabled: isReading,
    },
    'find.next': {
      run: () => {
        desk.finding.step(1)
        const place = desk.finding.current
        if (place && !app.finding) desk.reader.point(place)
      },
      enabled: () => isReading() && desk.finding.typed !== '',
    },
    search: { run: () => void (app.overlay = 'search') },
  } satisfies Record<string, Binding>
}
