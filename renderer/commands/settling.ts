import type { Annotation, Range } from '../../preload/model.ts'
import { quoteOf } from '../../preload/rows.ts'
import { TEXTS } from '../../preload/texts.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import { describe } from './annotating.ts'
import type { Panes } from './app.ts'
import type { Binding } from './bindings.ts'
import { startPicking } from './picking.ts'

const words = TEXTS.revising

/** Commands about the places of annotations in a text that has changed. */
export function settlingBindings(app: App, desk: Desk, panes: Panes) {
  const isLikely = (): boolean => app.reading.current?.target.state === 'likely'
  const isUnsettled = (): boolean => {
    const state = app.reading.current?.target.state
    return state === 'likely' || state === 'gone'
  }
  const settle = (yes: boolean): Binding => ({
    run: () => app.inTurn(() => settleCurrent(app, desk, yes)),
    enabled: isLikely,
  })
  return {
    'settle.yes': settle(true),
    'settle.no': settle(false),
    'settle.next': {
      run: () => {
        const next = nextUnsettled(app)
        if (!next) return app.announcer.say(words.allSettled)
        panes.showCard()
        show(app, desk, next)
      },
      enabled: () => unsettled(app).length > 0,
    },
    'settle.again': {
      run: () => app.inTurn(() => placeAgain(app, desk)),
      enabled: isUnsettled,
    },
    'article.review': {
      run: () => {
        const row = app.library.articleById.get(app.reading.article?.id ?? '')
        if (row?.newer) void app.compare(row.id, row.newer)
      },
      enabled: () => (app.library.articleById.get(app.reading.article?.id ?? '')?.newer ?? null) !== null,
    },
  } satisfies Record<string, Binding>
}

const isOpen = ({ target }: Annotation): boolean => target.state === 'likely' || target.state === 'gone'
function unsettled(app: App): Annotation[] {
  return app.reading.ordered.filter(isOpen)
}

/** What awaits a yes or no after the current one, round again; what is gone comes when nothing else is left. */
function nextUnsettled(app: App): Annotation | null {
  const { ordered, currentId } = app.reading
  const at = ordered.findIndex(({ id }) => id === currentId)
  const round = [...ordered.slice(at + 1), ...ordered.slice(0, Math.max(at, 0))]
  return round.find(({ target }) => target.state === 'likely') ?? round.find(isOpen) ?? null
}

function show(app: App, desk: Desk, annotation: Annotation): void {
  desk.reader.show(annotation.id)
  app.announcer.say(
    words.at[annotation.target.state === 'gone' ? 'gone' : 'likely'](describe(app, annotation)),
  )
}

/** Says yes or no to the place of the current annotation, and goes on to the next that awaits one. */
async function settleCurrent(app: App, desk: Desk, yes: boolean): Promise<void> {
  const { article, current } = app.reading
  if (!article || current?.target.state !== 'likely') return
  const next = nextUnsettled(app)
  const edited = await app.do({ do: 'settle', article: article.id, annotations: [current.id], yes })
  if (!edited) return
  if (next?.target.state === 'likely') show(app, desk, next)
  else app.announcer.say(yes ? words.accepted : words.refused)
}

/** Gives the current annotation the selection as its place; where nothing is selected, it is asked for. */
async function placeAgain(app: App, desk: Desk): Promise<void> {
  const { article, current } = app.reading
  if (!article || !current) return
  const from = { article: article.id, annotation: current.id }
  const span = desk.reader.selected()
  if (span !== null) {
    if (await place(app, from, [{ start: span.start, end: span.end }])) desk.reader.take(span)
    return
  }
  startPicking(app, desk, {
    wants: 'passage',
    asks: words.asks(quoteOf(current.target.spans)),
    from,
    async take(picked) {
      if (picked.kind !== 'passage' || picked.article !== from.article) {
        app.announcer.say(words.otherArticle)
        return false
      }
      return place(app, from, picked.ranges)
    },
  })
}

async function place(
  app: App,
  { article, annotation }: { article: string; annotation: string },
  ranges: readonly Range[],
): Promise<boolean> {
  const edited = await app.do({ do: 'placeAgain', article, annotation, ranges: [...ranges] })
  if (edited) app.announcer.say(words.placed)
  return edited !== null
}
