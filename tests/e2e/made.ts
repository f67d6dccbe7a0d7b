/** A small library, made by the requests that the page makes: for flows that are not about how claims are made. */
import { expect, type Page } from 'playwright/test'
import type { Action } from '../../preload/actions.ts'
import type { RelationKind } from '../../preload/model.ts'
import type { Postil } from './app.ts'

export interface MadeClaim {
  /** Words of the article that are claimed. */
  readonly content: string
  readonly source?: string
  readonly person?: string
  readonly statement?: string
  readonly said?: { readonly from: string; readonly to?: string; readonly about?: boolean }
  /** What it is to claims made before it, by their content. */
  readonly to?: readonly (readonly [kind: RelationKind, content: string])[]
}

/** Makes claims in articles, told by their titles, and starts the app again: the answers went past its page. */
export async function makeClaims(
  postil: Postil,
  claims: Readonly<Record<string, readonly MadeClaim[]>>,
): Promise<Postil> {
  const ids = new Map<string, string>()
  for (const [title, made] of Object.entries(claims)) {
    const { article, text } = await articleOf(postil.page, title)
    for (const { content, source, person, statement, said, to = [] } of made) {
      const range = (words: string) => {
        const start = text.indexOf(words)
        expect(start, `“${words}” stands in the article`).toBeGreaterThanOrEqual(0)
        return [{ start, end: start + words.length }]
      }
      const appearance = crypto.randomUUID()
      const fill = { do: 'fill', article, id: appearance, add: false } as const
      const claim = await act(postil.page, {
        ...fill,
        appearance: null,
        role: 'content',
        ranges: range(content),
      })
      ids.set(content, claim)
      const acts: (Action | false)[] = [
        source !== undefined && { ...fill, appearance, role: 'source', ranges: range(source) },
        person !== undefined && { do: 'claimant', article, claim, claimant: { name: person } },
        statement !== undefined && { do: 'claim', article, claim, set: { statement } },
        said !== undefined && {
          do: 'said',
          article,
          appearance,
          said: { from: said.from, to: said.to ?? null, about: said.about ?? false },
        },
        ...to.map(([kind, other]): Action => ({
          do: 'relate',
          id: crypto.randomUUID(),
          from: claim,
          to: ids.get(other) ?? '',
          kind,
          note: '',
        })),
      ]
      for (const action of acts) if (action !== false) await act(postil.page, action)
    }
  }
  return postil.restart()
}

async function articleOf(page: Page, title: string): Promise<{ article: string; text: string }> {
  return page.evaluate(async (title) => {
    const library = await window.postil.request('library:load')
    const row = library.ok ? library.value.articles.find((each) => each.title.includes(title)) : undefined
    const open = await window.postil.request('article:open', row?.id ?? '')
    if (!open.ok) throw new Error(`${title}: ${open.error.message}`)
    return { article: open.value.article.id, text: open.value.article.text }
  }, title)
}

/** Asks for an edit; the claim that it made, or ''. */
function act(page: Page, action: Action): Promise<string> {
  return page.evaluate(async (action) => {
    const answer = await window.postil.request('edit:do', action)
    if (!answer.ok) throw new Error(answer.error.message)
    return answer.value.changes.find(({ table, before }) => table === 'claim' && before === null)?.id ?? ''
  }, action)
}
