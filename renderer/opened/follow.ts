import type { LinkAnswer } from '../../preload/opening.ts'
import { TEXTS } from '../../preload/texts.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'

const words = TEXTS.linking

/** Shows what a link leads to, or says why it leads nowhere. What is under way in a dialog of its own goes on. */
export async function follow(answer: LinkAnswer, app: App, desk: Desk): Promise<void> {
  if (answer.to === 'nothing') {
    app.announcer.complain(answer.why === 'bad' ? words.bad : words.noArticle)
    return
  }
  const { article, annotation, span, missing } = answer
  if (!app.importing.running && app.overlay !== 'export') app.overlay = null
  await desk.go({ article, annotation, ...(span === null ? {} : { span }) })
  if (missing !== null) app.announcer.complain(missing === 'annotation' ? words.noAnnotation : words.noWords)
  else app.announcer.say(words.followed(app.library.articleById.get(article)?.title ?? ''))
}
