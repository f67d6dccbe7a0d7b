import type { Action } from '../../preload/actions.ts'
import type { ArticleMeta, ArticleState } from '../../preload/model.ts'
import { editNames } from '../../preload/texts/edits.ts'
import type { Draft, Edit } from './draft.ts'

/** Sets what the library says of an article. */
export function editArticle(draft: Draft, action: Extract<Action, { do: 'article' }>): Edit {
  const before = draft.article(action.article)
  const set = Object.fromEntries(
    // A field that somebody emptied says nothing.
    Object.entries(action.set).map(([field, value]) => [field, value === '' ? null : value]),
  )
  draft.put('article', before, { ...before, ...set })
  return draft.finish(editNames.editArticle, { article: before.id, annotation: null })
}

/** Sets the same in several articles; undo shows the first of them. */
function setAll(
  draft: Draft,
  articles: readonly string[],
  set: (before: ArticleMeta) => ArticleMeta,
  label: string,
): Edit {
  const ids = new Set(articles)
  for (const id of ids) {
    const before = draft.article(id)
    draft.put('article', before, set(before))
  }
  const [first] = ids
  const where = first === undefined ? null : { article: first, annotation: null }
  return draft.finish(ids.size === 1 ? label : editNames.ofArticles(label, ids.size), where)
}

const STATE_LABELS: Record<ArticleState, string> = {
  new: editNames.setToNew,
  work: editNames.setToInWork,
  done: editNames.setToDone,
}

export function setArticleState(draft: Draft, action: Extract<Action, { do: 'articleState' }>): Edit {
  const { state } = action
  return setAll(draft, action.articles, (before) => ({ ...before, state }), STATE_LABELS[state])
}

export function archive(draft: Draft, action: Extract<Action, { do: 'archive' }>): Edit {
  const label = action.on ? editNames.archive : editNames.takeOutOfTheArchive
  return setAll(draft, action.articles, (before) => ({ ...before, archived: action.on }), label)
}

/** Leaves a revision that waits where it is: it is not offered again. */
export function leaveRevision(draft: Draft, action: Extract<Action, { do: 'leaveRevision' }>): Edit {
  return setAll(
    draft,
    [action.article],
    (before) => ({ ...before, newer: null }),
    editNames.leaveTheNewerText,
  )
}

/** Lists articles that came in, and the newer texts that did. */
export function bringIn(
  draft: Draft,
  added: readonly ArticleMeta[],
  newer: ReadonlyMap<string, number>,
): Edit {
  for (const meta of added) draft.put('article', null, meta)
  for (const [id, revision] of newer) {
    const before = draft.article(id)
    draft.put('article', before, { ...before, newer: revision })
  }
  const [first] = added
  const [known] = newer.keys()
  const label =
    added.length === 1 && first
      ? editNames.importOne(first.title)
      : added.length > 1
        ? editNames.importArticles(added.length)
        : editNames.takeInANewerText
  const article = first?.id ?? known
  return draft.finish(label, article === undefined ? null : { article, annotation: null })
}
