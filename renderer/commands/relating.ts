import { TEXTS } from '../../preload/texts.ts'
import type { Appearance, RelationKind } from '../../preload/model.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import type { VerdictRow } from '../floating/verdict-items.ts'
import type { Entry } from '../web/entries.ts'
import type { Binding } from './bindings.ts'
import { startPicking } from './picking.ts'
import { withKeys } from './with-keys.ts'

const words = TEXTS.announce

/** Commands that join claims, part them and relate them to others. */
export function relatingBindings(app: App) {
  const appearance = (): Appearance | null => {
    const { current } = app.reading
    return current?.kind === 'appearance' ? current : null
  }
  // Also while main has not answered yet: keys are typed faster than that.
  const hasClaim = () => app.view === 'read' && app.reading.draftId !== null
  const overlay = (which: 'same' | 'relate' | 'judge'): Binding => ({
    run: () =>
      app.inTurn(() => {
        if (appearance() === null) app.announcer.say(withKeys(words.noClaim))
        else app.overlay = which
      }),
    enabled: hasClaim,
  })
  return {
    'claim.same': overlay('same'),
    'claim.relate': overlay('relate'),
    'claim.judge': overlay('judge'),
    'claim.part': {
      run: () =>
        app.inTurn(async () => {
          const at = appearance()
          if (at === null) return app.announcer.say(withKeys(words.noClaim))
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

/** Joins an appearance's claim to another; false where main refused. */
export async function joinTo(app: App, { article, id }: Appearance, to: string): Promise<boolean> {
  const statement = app.web.entryOf(to)?.statement ?? ''
  const edited = await app.do({ do: 'join', article, appearance: id, to })
  if (edited) app.announcer.say(words.joined(statement))
  return edited !== null
}

/** Relates an appearance's claim to another; false where main refused. */
export async function relateTo(
  app: App,
  { claim: from }: Appearance,
  kind: RelationKind,
  to: string,
): Promise<boolean> {
  const statement = app.web.entryOf(to)?.statement ?? ''
  const id = crypto.randomUUID()
  const edited = await app.do({ do: 'relate', id, from, to, kind, note: '' })
  if (edited) app.announcer.say(words.related(TEXTS.related.out[kind], statement))
  return edited !== null
}

/** Judges a claim; what was said of why stays. */
export async function judgeClaim(app: App, claim: string, { name, verdict }: VerdictRow): Promise<void> {
  const chosen = verdict && { scale: verdict.scale, label: verdict.label, rationale: '' }
  const edited = await app.do({ do: 'judge', claims: [claim], verdict: chosen })
  if (edited) app.announcer.say(words.judged(name))
}

/** Asks for the other claim in a text instead of in the list. A null kind asks for the same claim. */
export function pointTo(app: App, desk: Desk, from: Appearance, kind: RelationKind | null): void {
  const statement = app.web.entryOf(from.claim)?.statement ?? ''
  startPicking(app, desk, {
    wants: 'claim',
    asks: TEXTS.picking.claim[kind ?? 'same'](statement),
    from: { article: from.article, annotation: from.id },
    async take(picked) {
      const to = picked.kind === 'claim' ? app.web.appearance(picked.appearance)?.claim : undefined
      if (to === undefined) return false
      return kind === null ? joinTo(app, from, to) : relateTo(app, from, kind, to)
    },
  })
}
