import { TEXTS } from '../../preload/texts.ts'
import type { Appearance } from '../../preload/model.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import type { Binding } from './bindings.ts'

const words = TEXTS.announce

/** Commands that join claims, part them and relate them to others. */
export function relatingBindings(app: App, desk: Desk) {
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
    'claim.evidence': {
      run: () => app.inTurn(() => desk.editEvidence?.()),
      enabled: hasClaim,
    },
    'tag.example': {
      run: () => void (app.overlay = 'example'),
      enabled: () => app.view === 'read' && desk.reader.selected() !== null,
    },
  } satisfies Record<string, Binding>
}
