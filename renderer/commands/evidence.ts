import { TEXTS } from '../../preload/texts.ts'
import type { Appearance, Claim, Evidence } from '../../preload/model.ts'
import { newPiece, setPiece, type AskedGround } from '../evidence/evidence.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import type { Panes } from './app.ts'
import type { Binding } from './bindings.ts'
import { startPicking } from './picking.ts'
import { withKeys } from './with-keys.ts'

const words = TEXTS.evidence

/** The command that adds evidence to the open claim: what is selected in the text, or an empty piece. */
export function evidenceBindings(app: App, desk: Desk, panes: Panes) {
  return {
    'claim.evidence': {
      run: () => app.inTurn(() => addEvidence(app, desk, panes)),
      enabled: () => app.view === 'read' && app.readings.some((reading) => reading.draftId !== null),
    },
  } satisfies Record<string, Binding>
}

/** The claim that is open here, or in the article beside: what one reads in the other speaks for or against it. */
function openSide(app: App): { side: 0 | 1; at: Appearance } | null {
  const other = app.active === 0 ? 1 : 0
  for (const side of app.beside ? ([app.active, other] as const) : [app.active]) {
    const { current } = app.readings[side]
    if (current?.kind === 'appearance') return { side, at: current }
  }
  return null
}

async function addEvidence(app: App, desk: Desk, panes: Panes): Promise<void> {
  const open = openSide(app)
  const claim = open && app.claimOf(open.at)
  if (!open || !claim) return app.announcer.say(withKeys(TEXTS.announce.noClaim))
  const { reader } = desk
  const { article } = reader.reading
  const span = reader.selected()
  const quote = article && span ? { ...span, article } : null
  const piece = newPiece(crypto.randomUUID())
  const ground: AskedGround = quote && {
    kind: 'quote',
    article: quote.article.id,
    ranges: [{ start: quote.start, end: quote.end }],
  }
  const date = quote?.article.publishedOn ?? null
  app.piece = piece.id
  if (!(await app.do(setPiece(claim.id, piece, { ground, date })))) return
  if (quote) reader.take(quote)
  app.active = open.side
  panes.showCard()
  const said = quote?.article.text.slice(quote.start, quote.end).replace(/\s+/gu, ' ')
  app.announcer.say(said === undefined ? words.added : words.quoted(said))
}

/** Asks for the passage that a piece rests on. */
export function pointToQuote(app: App, desk: Desk, claim: Claim, piece: Evidence): void {
  const { current } = app.reading
  const now = (): Evidence | undefined => app.claim(claim.id)?.evidence.find(({ id }) => id === piece.id)
  if (!current) return
  startPicking(app, desk, {
    wants: 'passage',
    asks: TEXTS.picking.evidence(now()?.question ?? ''),
    from: { article: current.article, annotation: current.id },
    async take(picked) {
      if (picked.kind !== 'passage') return false
      const latest = now()
      if (!latest) return true
      const { article, ranges } = picked
      const date = latest.date ?? app.library.articleById.get(article)?.publishedOn ?? null
      const ground: AskedGround = { kind: 'quote', article, ranges: [...ranges] }
      return (await app.do(setPiece(claim.id, latest, { ground, date }))) !== null
    },
  })
}
