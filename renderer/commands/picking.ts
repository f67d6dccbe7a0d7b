import { TEXTS } from '../../preload/texts.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import { annotationsAt } from '../reader/hits.ts'
import type { App } from '../state/app.svelte.ts'
import type { Picked, Picking } from '../state/picking.ts'

const words = TEXTS.picking

/** Asks for a place in a text. The hands go to the text. */
export function startPicking(app: App, desk: Desk, picking: Picking): void {
  app.picking = picking
  app.view = 'read'
  app.announcer.say(picking.asks)
  desk.reader.focusText()
}

export function stopPicking(app: App): void {
  app.picking = null
  app.announcer.say(words.stopped)
}

/** Takes what is selected or current in the text as what was asked for, and goes back to where it was asked. */
export async function takePicked(app: App, desk: Desk): Promise<void> {
  const { picking } = app
  if (!picking) return
  const picked = picking.wants === 'claim' ? await pickedClaim(app, desk) : pickedPassage(app, desk)
  if (picked === null) return app.announcer.say(words.nothing[picking.wants])
  if (!(await picking.take(picked))) return
  app.picking = null
  const { article, annotation } = picking.from
  if (app.reading.article?.id !== article || app.reading.currentId !== annotation)
    await desk.go({ article, annotation })
}

/** The claim at hand; a selection is made one, since who points to words means that they are claimed there. */
async function pickedClaim(app: App, desk: Desk): Promise<Picked | null> {
  const { reader } = desk
  const { article, current, annotations } = reader.reading
  if (!article) return null
  const span = reader.selected()
  if (span !== null) {
    const id = crypto.randomUUID()
    const ranges = [{ start: span.start, end: span.end }]
    const fill = { do: 'fill', article: article.id, appearance: null, id, role: 'content', ranges } as const
    return (await app.do({ ...fill, add: false }))
      ? { kind: 'claim', article: article.id, appearance: id }
      : null
  }
  const at = annotationsAt(annotations.values(), reader.caret.focus)
  const here = current?.kind === 'appearance' && at.includes(current) ? current : at.find(isAppearance)
  const found = here ?? (current?.kind === 'appearance' ? current : null)
  // The claim that one comes from is not what one points to.
  if (found === null || (found.id === app.picking?.from.annotation && !at.includes(found))) return null
  return { kind: 'claim', article: article.id, appearance: found.id }
}

function isAppearance({ kind }: { kind: string }): boolean {
  return kind === 'appearance'
}

function pickedPassage(app: App, desk: Desk): Picked | null {
  const { reader } = desk
  const { article, current } = reader.reading
  if (!article) return null
  const span = reader.selected()
  if (span !== null)
    return { kind: 'passage', article: article.id, ranges: [{ start: span.start, end: span.end }] }
  const spans = current?.id === app.picking?.from.annotation ? [] : (current?.target.spans ?? [])
  return spans.length === 0
    ? null
    : { kind: 'passage', article: article.id, ranges: spans.map(({ start, end }) => ({ start, end })) }
}
