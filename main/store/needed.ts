/** What has to be in memory before an action can be worked out. */
import type { Action } from '../../preload/actions.ts'
import type { Tag } from '../../preload/model.ts'
import { isBelow } from '../annotations/tag-paths.ts'

/** The articles whose text or highlights an action is about. */
export function articlesOf(action: Action): string[] {
  if (action.do === 'article' || action.do === 'leaveRevision') return []
  if (action.do === 'annotateAll') return [...new Set(action.passages.map(({ article }) => article))]
  if ('article' in action) return [action.article]
  const ground = action.do === 'evidence' ? action.evidence.ground : null
  return ground?.kind === 'quote' ? [ground.article] : []
}

/** The articles whose annotations an action needs, and not their text. */
export function recordsOf(action: Action): readonly string[] {
  return action.do === 'deleteArticles' ? action.articles : []
}

/** The tags that an action takes off annotations, or may: with one that is merged, what lies below it can be too. */
export function tagsOf(action: Action, tags: ReadonlyMap<string, Tag>): string[] {
  if (action.do !== 'deleteTag' && action.do !== 'mergeTag') return []
  const path = tags.get(action.tag)?.path
  const below =
    action.do === 'mergeTag' && path !== undefined
      ? [...tags.values()].filter((tag) => isBelow(tag.path, path)).map(({ id }) => id)
      : []
  return [action.tag, ...below]
}
