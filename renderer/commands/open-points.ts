import { TEXTS } from '../../preload/texts.ts'
import { placeOfPoint } from '../claims/open-points.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import type { Entry } from '../web/entries.ts'
import type { OpenPoint } from '../../preload/model.ts'
import type { Binding } from './bindings.ts'

const words = TEXTS.openPoints

interface Open {
  readonly entry: Entry
  readonly point: OpenPoint
  readonly article: string
  readonly annotation: string
  readonly at: number
}

/** Everything that is still open, in the order of the library's articles and of their texts. */
export function openPlaces(entries: readonly Entry[], articles: readonly { id: string }[]): Open[] {
  const order = new Map(articles.map(({ id }, index) => [id, index]))
  const places = entries.flatMap((entry) =>
    entry.open.flatMap((point): Open[] => {
      const row = placeOfPoint(entry, point)
      return row ? [{ entry, point, article: row.article, annotation: row.id, at: row.at }] : []
    }),
  )
  return places.sort(
    (a, b) =>
      (order.get(a.article) ?? 0) - (order.get(b.article) ?? 0) ||
      a.at - b.at ||
      (a.annotation < b.annotation ? -1 : a.annotation > b.annotation ? 1 : 0),
  )
}

/** Goes to the next place where something is open, over all articles and round again. */
export function openPointBindings(app: App, desk: Desk) {
  return {
    'claim.open.next': {
      run: async () => {
        const places = openPlaces(app.web.all, app.library.articles)
        const next = after(app, desk, places)
        if (!next) return app.announcer.say(words.none)
        await desk.go(next)
        app.announcer.say(words.at(words.points[next.point], next.entry.statement))
      },
      enabled: () => app.web.all.some((entry) => entry.open.length > 0),
    },
  } satisfies Record<string, Binding>
}

function after(app: App, desk: Desk, places: readonly Open[]): Open | undefined {
  const here = app.reading.article?.id
  const { currentId } = app.reading
  const at = places.findLastIndex(({ annotation }) => annotation === currentId)
  if (at >= 0) return places[at + 1] ?? places[0]
  const order = new Map(app.library.articles.map(({ id }, index) => [id, index]))
  const mine = order.get(here ?? '') ?? -1
  const caret = desk.reader.caret.focus
  const later = places.find(({ article, at }) =>
    article === here ? at >= caret : (order.get(article) ?? 0) > mine,
  )
  return later ?? places[0]
}
