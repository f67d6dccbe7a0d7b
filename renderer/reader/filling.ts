/** s, q and c: what each takes, and which claim it goes to. */
import type { Role } from '../../preload/actions.ts'
import { TEXTS } from '../../preload/texts.ts'
import type { TextSpan } from '../../preload/text.ts'
import { caretAfter, defaultFor, NO_DRAFT, type Draft } from './defaults.ts'
import type { Filled } from './filled.ts'
import { pageOf } from './moving.ts'
import type { Reader } from './reader.svelte.ts'

/** Takes the selection, or what the role's default reads at the caret, into the open claim or the next one. */
export async function fill(reader: Reader, role: Role, add: boolean): Promise<void> {
  const { app, reading } = reader
  const { article } = reading
  const page = pageOf(reader)
  if (!article || !page) return
  const selected = reader.selected()
  const again = selected ? null : repeated(reader, role, add)
  const begins = reading.draftId === null || (!add && !again && isFilled(reader, role))
  const draft = again?.draft ?? (begins ? NO_DRAFT : draftNow(reader))
  const caret = again?.caret ?? reader.caret.focus
  const turn = again ? again.turn + 1 : 0
  const span = selected ?? defaultFor(page, draft, caret, role, turn)
  if (!span) return app.announcer.say(TEXTS.announce.nothingHere)

  const appearance = begins ? crypto.randomUUID() : reading.draftId
  if (appearance === null) return
  // A further piece stands beside what was there before the first press; otherwise the place is filled anew.
  const ranges = [...(add ? draft[role] : []), { start: span.start, end: span.end }]
  reader.take({ start: span.start, end: caretAfter(span) })
  if (!selected) reader.lastFilled = { role, appearance, draft, caret, turn, add }
  reading.draftId = appearance
  reading.currentId = appearance
  app.face = 'card'
  reader.filling.begin(appearance, { ...draft, [role]: ranges })
  const edited = await app.do({
    do: 'fill',
    article: article.id,
    ...(begins ? { appearance: null, id: appearance } : { appearance }),
    role,
    ranges: ranges.map(({ start, end }) => ({ start, end })),
    add: false,
  })
  reader.filling.end(appearance)
  if (edited)
    app.announcer.say(TEXTS.announce[role](page.text.slice(span.start, span.end).replace(/\s+/gu, ' ')))
  else if (begins) reading.forget(appearance)
}

/** Says that the text names no source, in the open claim or the next one; pressed again it takes that back. */
export async function noSource(reader: Reader): Promise<void> {
  const { app, reading } = reader
  const { article, draft } = reading
  if (!article) return
  const takesBack = draft?.source.none === true
  const begins = reading.draftId === null || (!takesBack && isFilled(reader, 'source'))
  const appearance = begins ? crypto.randomUUID() : reading.draftId
  if (appearance === null) return
  reading.draftId = appearance
  reading.currentId = appearance
  reader.lastFilled = null
  reader.filling.begin(appearance, begins ? NO_DRAFT : draftNow(reader))
  const edited = await app.do({
    do: 'noSource',
    article: article.id,
    ...(begins ? { appearance: null, id: appearance } : { appearance }),
    none: !takesBack,
  })
  reader.filling.end(appearance)
  if (edited) app.announcer.say(takesBack ? TEXTS.announce.sourceOpen : TEXTS.announce.noSource)
  else if (begins) reading.forget(appearance)
}

/** The words that a role's key would take at the caret now; null if none. */
export function wouldTake(reader: Reader, role: Role): string | null {
  const span = spanTaken(reader, role)
  const text = reader.reading.article?.text ?? ''
  return span && text.slice(span.start, span.end).replace(/\s+/gu, ' ')
}

/** The stretch that a role's key would take at the caret now; null if none, or something is selected. */
export function spanTaken(reader: Reader, role: Role): TextSpan | null {
  const page = pageOf(reader)
  if (!page || reader.selected()) return null
  const draft = draftNow(reader)
  return defaultFor(page, isFilled(reader, role) ? NO_DRAFT : draft, reader.caret.focus, role, 0)
}

/** The last press, if it was this key's and nothing came between. */
function repeated(reader: Reader, role: Role, add: boolean): Filled | null {
  const last = reader.lastFilled
  return last?.role === role && last.add === add && last.appearance === reader.reading.draftId ? last : null
}

/** What the open claim has, with what was asked for and is not yet answered. */
function draftNow(reader: Reader): Draft {
  const { draft, draftId } = reader.reading
  const asked = draftId === null ? null : reader.filling.draftOf(draftId)
  if (asked) return asked
  if (!draft) return NO_DRAFT
  return { source: draft.source.spans, cue: draft.cue.spans, content: draft.target.spans }
}

function isFilled(reader: Reader, role: Role): boolean {
  return (
    draftNow(reader)[role].length > 0 || (role === 'source' && reader.reading.draft?.source.none === true)
  )
}
