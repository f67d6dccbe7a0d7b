import type { ArticleRow } from '../../preload/edited.ts'
import type { ArticleState } from '../../preload/model.ts'
import { TEXTS } from '../../preload/texts.ts'
import { request } from '../bridge.ts'
import { stateOf } from '../library/arrange.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import type { Binding } from './bindings.ts'

const words = TEXTS.library
export type SomeCollection = { collection: string } | { name: string }

/** The articles that a command is for: what is in hand in the list where the keys are there, else the one that is read. */
export function articlesInHand(app: App): ArticleRow[] {
  const inList = document.activeElement?.closest('[data-pane="library"]') ?? null
  if (inList !== null && app.view === 'read') return app.listing.inHand
  const row = app.library.articleById.get(app.reading.article?.id ?? '')
  return row ? [row] : []
}

/** Commands that bring articles in, put them in order and take them away. */
export function libraryBindings(app: App, desk: Desk) {
  const some = (): boolean => app.library.articles.length > 0
  const one = (): boolean => app.reading.article !== null
  return {
    'import.files': { run: () => app.importing.run({ kind: 'files' }) },
    'import.folder': { run: () => app.importing.run({ kind: 'folder' }) },
    'import.annotations': { run: () => app.importing.run({ kind: 'annotations' }) },
    // The page gets the clipboard's text and HTML by its own paste event alone.
    'import.paste': {
      run: () => request('window:paste').catch((error: unknown) => app.announcer.complain(error)),
    },
    'recent.clear': {
      run: async () => {
        await request('recent:clear').catch((error: unknown) => app.announcer.complain(error))
        await app.settings.load()
        app.announcer.say(words.recentCleared)
      },
      enabled: () => app.settings.value.recent.length > 0,
    },
    'article.details': { run: () => void (app.overlay = 'details'), enabled: some },
    'article.done': { run: () => stepState(app, articlesInHand(app)), enabled: some },
    'article.unfinished': { run: () => nextUnfinished(app, desk), enabled: some },
    'article.archive': { run: () => archive(app, articlesInHand(app)), enabled: some },
    'article.collect': { run: () => void (app.overlay = 'collect'), enabled: some },
    'article.delete': { run: () => remove(app, articlesInHand(app)), enabled: some },
    'article.update': {
      run: () => {
        const { article } = app.reading
        return article ? app.importing.run({ kind: 'update', article: article.id }) : undefined
      },
      enabled: one,
    },
    'seeds.restore': {
      run: async () => {
        const n = app.library.deletedSeeds.length
        if (n > 0 && (await app.do({ do: 'restoreSeeds' })) === null) return
        app.announcer.say(words.restored(n))
      },
    },
  } satisfies Record<string, Binding>
}

/** What is not done is done; what is done is in work again. */
async function stepState(app: App, rows: readonly ArticleRow[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const state: ArticleState = rows.every((row) => stateOf(row) === 'done') ? 'work' : 'done'
  const edited = await app.do({ do: 'articleState', articles: rows.map(({ id }) => id), state })
  if (edited) app.announcer.say(words.nowIn(state, rows.length, first.title))
}

async function nextUnfinished(app: App, desk: Desk): Promise<void> {
  const next = app.listing.nextUnfinished()
  if (next) await desk.go({ article: next.id, annotation: null })
  else app.announcer.say(words.allDone)
}

async function archive(app: App, rows: readonly ArticleRow[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const on = !rows.every((row) => row.archived)
  const edited = await app.do({ do: 'archive', articles: rows.map(({ id }) => id), on })
  app.listing.unmark()
  if (edited) app.announcer.say(words.toArchive(on, rows.length, first.title))
}

/** Puts articles into a collection, or takes them out. */
export async function collect(
  app: App,
  articles: readonly string[],
  collection: SomeCollection,
  on: boolean,
): Promise<void> {
  const edited = await app.do({ do: 'collect', articles: [...articles], collection, on })
  if (!edited) return
  const { collections } = app.library
  const name =
    'name' in collection
      ? collection.name
      : (collections.find(({ id }) => id === collection.collection)?.name ?? '')
  app.announcer.say(words.collected(on, articles.length, name))
}

/** Deletes articles; what would be lost with them is named first. */
async function remove(app: App, rows: readonly ArticleRow[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const ids = rows.map(({ id }) => id)
  const losses = lossesOf(app, rows)
  if (losses.length > 0 && app.listing.lossesNamed !== ids.join(' ')) {
    app.listing.lossesNamed = ids.join(' ')
    app.announcer.say(words.loses(rows.length, first.title, losses))
    return
  }
  app.listing.lossesNamed = null
  const next = app.listing.neighbour(first.id)
  const edited = await app.do({ do: 'deleteArticles', articles: ids })
  if (!edited) return
  app.listing.unmark()
  const line = app.listing.lines.find((each) => each.kind === 'row' && each.row.id === next)
  app.listing.key = line?.key ?? null
  app.announcer.say(words.deleted(rows.length, first.title))
}

function lossesOf(app: App, rows: readonly ArticleRow[]): string[] {
  const sum = (of: (row: ArticleRow) => number): number => rows.reduce((n, row) => n + of(row), 0)
  const claims = sum(({ counts }) => counts.claims)
  const marks = sum(({ counts }) => counts.highlights + counts.notes)
  const going = new Set(rows.map(({ id }) => id))
  const relations = new Set(
    app.web.all
      .filter((entry) => entry.articles.every((id) => going.has(id)))
      .flatMap((entry) => entry.ties.map(({ relation }) => relation.id)),
  ).size
  return [
    claims > 0 ? words.lostClaims(claims) : '',
    marks > 0 ? words.lostMarks(marks) : '',
    relations > 0 ? words.lostRelations(relations) : '',
  ].filter(Boolean)
}
