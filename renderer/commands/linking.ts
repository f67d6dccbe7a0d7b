import { formatLink, passageOf, type LinkPlace } from '../../preload/link.ts'
import type { TextSpan } from '../../preload/text.ts'
import { TEXTS } from '../../preload/texts.ts'
import { request } from '../bridge.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import { sentenceAt } from '../reader/passages.ts'
import type { Reader } from '../reader/reader.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import type { Binding } from './bindings.ts'

const words = TEXTS.linking

export interface Linked {
  what: 'annotation' | 'selection' | 'sentence' | 'article'
  place: LinkPlace
}

/** Commands that make links. */
export function linkingBindings(app: App, desk: Desk) {
  return {
    'link.copy': {
      run: async () => {
        const linked = linkedBy(desk.reader)
        if (linked === null) return
        try {
          await request('clipboard:write', formatLink(linked.place))
          app.announcer.say(words.copied[linked.what])
        } catch (error) {
          app.announcer.complain(error)
        }
      },
      enabled: () => app.view === 'read' && app.reading.article !== null,
    },
  } satisfies Record<string, Binding>
}

/** What a link made now leads to: what is selected, the current annotation, or the sentence at the caret. */
function linkedBy(reader: Reader): Linked | null {
  const { article, current, segments } = reader.reading
  if (!article || !segments) return null
  const at = (span: TextSpan): LinkPlace => ({
    article: article.id,
    annotation: null,
    passage: passageOf(article.text, span.start, span.end),
  })
  const selected = reader.selected()
  if (selected) return { what: 'selection', place: at(selected) }
  if (current)
    return {
      what: 'annotation',
      place: { article: article.id, annotation: current.id, passage: null },
    }
  const sentence = sentenceAt({ ...article, segments }, reader.caret.focus)
  if (sentence) return { what: 'sentence', place: at(sentence) }
  return { what: 'article', place: { article: article.id, annotation: null, passage: null } }
}
