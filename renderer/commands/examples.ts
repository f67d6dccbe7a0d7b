import type { Range } from '../../preload/model.ts'
import { spansOf } from '../../preload/rows.ts'
import { TEXTS } from '../../preload/texts.ts'
import type { Reader } from '../reader/reader.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import type { SomeTag } from './annotating.ts'

const words = TEXTS.codebookView

/** Adds what is selected, or else the current annotation's words, to the examples of a tag's entry; a new tag is made. */
export async function addExample(app: App, reader: Reader, some: SomeTag): Promise<void> {
  return app.inTurn(async () => {
    const { article } = app.reading
    const range = exampleIn(app, reader)
    if (!article || !range) return app.announcer.say(words.exampleNothing)
    const tag = await tagOf(app, some)
    if (tag === null) return
    const before = app.library.tagById.get(tag)?.examples.length
    const edited = await app.do({ do: 'addExample', article: article.id, tag, range })
    const after = app.library.tagById.get(tag)
    if (!edited || !after) return
    const same = after.examples.length === before
    app.announcer.say(same ? words.exampleThere(after.path) : words.exampleAdded(after.path))
  })
}

function exampleIn(app: App, reader: Reader): Range | null {
  const span = reader.selected()
  const { current } = app.reading
  // Of words in several pieces, the first.
  const found = span ?? (current ? (current.target.spans[0] ?? spansOf(current)[0]) : undefined)
  return found ? { start: found.start, end: found.end } : null
}

async function tagOf(app: App, some: SomeTag): Promise<string | null> {
  if ('tag' in some) return some.tag
  const edited = await app.do({ do: 'addTag', path: some.path })
  return edited?.changes.find(({ table, after }) => table === 'tag' && after !== null)?.id ?? null
}
