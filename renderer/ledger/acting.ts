/** What is done to the claims in hand: those marked, else the current one. */
import { inFigures } from '../../preload/texts/count.ts'
import { TEXTS } from '../../preload/texts.ts'
import type { SomeTag } from '../commands/annotating.ts'
import type { VerdictRow } from '../floating/verdict-items.ts'
import type { App } from '../state/app.svelte.ts'
import type { FilterState } from '../views/FilterState.svelte.ts'
import type { Entry } from '../web/entries.ts'

const words = TEXTS.ledger

interface InHand {
  readonly app: App
  readonly hand: readonly Entry[]
}

/** The claims in hand in words, and the tags that each of them has. */
export function handInWords({ hand }: InHand): { about: string; tags: string[] } {
  const [first, ...rest] = hand
  return {
    about: words.hand(hand.length, first?.statement ?? ''),
    tags: (first?.tags ?? []).filter((tag) => rest.every(({ tags }) => tags.includes(tag))),
  }
}

/** Tags all passages of the claims in hand, or takes the tag off if all of them have it. */
export async function tagHand({ app, hand }: InHand, tag: SomeTag): Promise<void> {
  const known = 'tag' in tag ? app.library.tagById.get(tag.tag) : undefined
  const on = known === undefined || !hand.every(({ tags }) => tags.includes(known.id))
  const edited = await app.do({ do: 'tagClaims', claims: hand.map(({ id }) => id), tag, on })
  const path = known?.path ?? ('path' in tag ? tag.path : '')
  if (edited) app.announcer.say((on ? words.tagged : words.untagged)(hand.length, path))
}

/** Judges the claims in hand; each keeps what was said of why. */
export async function judgeHand({ app, hand }: InHand, { name, verdict }: VerdictRow): Promise<void> {
  const chosen = verdict && { scale: verdict.scale, label: verdict.label, rationale: '' }
  const edited = await app.do({ do: 'judge', claims: hand.map(({ id }) => id), verdict: chosen })
  if (edited) app.announcer.say(words.judged(hand.length, name))
}

/** Asks in which format the marked claims are wanted, or all that the filter keeps. */
export function exportShown(
  { app, filter }: { app: App; filter: FilterState },
  marked: readonly string[],
): void {
  const all = inFigures(app.web.all.length)
  const claims = marked.length > 0 ? marked : filter.kept.map(({ id }) => id)
  const said = TEXTS.filter.claims(claims.length)
  app.exportOf = {
    article: null,
    claims,
    said:
      marked.length > 0
        ? words.exportMarked(said, all)
        : filter.empty
          ? said
          : words.exportFiltered(said, all),
  }
  app.overlay = 'export'
}
