import type { Desk } from '../reader/desk.svelte.ts'
import { peopleOf } from '../people/people.svelte.ts'
import { codebookOf } from '../codebook/codebook.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import type { FoundOption } from './searching.svelte.ts'

/** Opens what was found where it is at home: a passage in its article, a person among the people, a tag in the codebook. */
export async function openFound(app: App, desk: Desk, { kind, hit }: FoundOption): Promise<void> {
  const { record, article, place } = hit
  switch (kind) {
    case 'text':
      if (place) await desk.goTo({ article: record, ...place })
      else await desk.go({ article: record, annotation: null })
      return
    case 'quote':
    case 'note':
      if (article !== null) await desk.go({ article, annotation: record })
      return
    case 'statement': {
      const first = app.web.entryOf(record)?.appearances[0]
      if (first) await desk.go({ article: first.article, annotation: first.id })
      return
    }
    case 'person':
      peopleOf(app).choose(record)
      return desk.show('people')
    case 'tag':
      codebookOf(app).choose(record)
      return desk.show('codebook')
  }
}
