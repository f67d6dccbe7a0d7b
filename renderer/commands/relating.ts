import { TEXTS } from '../../preload/texts.ts'
import type { Appearance, RelationKind } from '../../preload/model.ts'
import type { App } from '../state/app.svelte.ts'
import type { Entry } from '../web/entries.ts'
import type { Binding } from './bindings.ts'

const words = TEXTS.announce

/** Commands that join claims, part them and relate them to others. */
export function relatingBindings(app: App) {
  const appearance = (): Appearance | null => {
    const { current } = app.reading
    return current?.kind === 'appearance' ? current : null
  }
  // Also while main has not answered yet: keys are typed faster than that.
  const hasClaim = () => app.view === 'read' && app.reading.draftId !== null
  const overlay = (which: 'same' | 'relate'): Binding => ({
    run: () =>
      app.inTurn(() => {
        if (appearance() === null) app.announcer.say(words.noClaim)
        else app.overlay = which
      }),
    enabled: hasClaim,
  })
  return {
    'claim.same': overlay('same'),
    'claim.relate': overlay('relate'),
    'claim.part': {
      run: () =>
        app.inTurn(async () => {
          const at = appearance()
          if (at === null) return app.announcer.say(words.noClaim)
          const edited = await app.do({ do: 'part', article: at.article, appearance: at.id })
          if (edited) app.announcer.say(words.parted)
        }),
      enabled: () => {
        const at = appearance()
        const entry = at && app.web.entryOf(at.claim)
        return app.view === 'read' && entry !== null && entry !== undefined && entry.appearances.length > 1
      },
    },
  } satisfies Record<string, Binding>
}

/** The open claim's entry, for the pickers; null while it is not there. */
export function openEntry(app: App): Entry | null {
  const { current } = app.reading
  return (current?.kind === 'appearance' && app.web.entryOf(current.claim)) || null
}

/** Joins the open claim to another. */
export async function joinTo(app: App, to: string): Promise<void> {
  const { current } = app.reading
  if (current?.kind !== 'appearance') return
  const statement = app.web.entryOf(to)?.statement ?? ''
  const edited = await app.do({ do: 'join', article: current.article, appearance: current.id, to })
  if (edited) app.announcer.say(words.joined(statement))
}

/** Relates the open claim to another. */
export async function relateTo(app: App, kind: RelationKind, to: string): Promise<void> {
  const { current } = app.reading
  if (current?.kind !== 'appearance') return
  const statement = app.web.entryOf(to)?.statement ?? ''
  const id = crypto.randomUUID()
  const edited = await app.do({ do: 'relate', id, from: current.claim, to, kind, note: '' })
  if (edited) app.announcer.say(words.related(TEXTS.related.out[kind], statement))
}
