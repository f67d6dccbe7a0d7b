import type { CommandId } from '../../preload/commands.ts'
import type { Listing } from './listing.svelte.ts'

/** What a key in the list of articles comes to: a command, something for whoever shows the list, or nothing more to do. */
export type ListAct = CommandId | 'open' | 'leave' | 'filter' | 'done'

/** Does what a key means for the list itself; null for a key that means nothing here. `page` is in articles. */
export function listKey(
  event: KeyboardEvent,
  listing: Listing,
  page: number,
  letters: boolean,
): ListAct | null {
  if (event.isComposing || event.altKey) return null
  if (event.ctrlKey || event.metaKey) {
    if (event.key !== 'a') return null
    listing.markAll()
    return 'done'
  }
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -Infinity,
    End: Infinity,
  }
  const by = steps[event.key]
  if (by !== undefined) {
    if (event.shiftKey && listing.current) listing.mark(listing.current.id, true)
    listing.step(by)
    if (event.shiftKey && listing.current) listing.mark(listing.current.id, true)
    return 'done'
  }
  switch (event.key) {
    case 'Enter':
      return 'open'
    case ' ':
      return marked(listing)
    case 'Escape':
      if (listing.marks.size === 0) return 'leave'
      listing.unmark()
      return 'done'
    case 'Delete':
    case 'Backspace':
      return 'article.delete'
    case 'F2':
      return 'article.details'
  }
  return letters && !event.shiftKey ? ofLetter(event.key, listing) : null
}

function ofLetter(key: string, listing: Listing): ListAct | null {
  switch (key) {
    case 'j':
      listing.step(1)
      return 'done'
    case 'k':
      listing.step(-1)
      return 'done'
    case 'x':
      return marked(listing)
    case 'd':
      return 'article.done'
    case 'a':
      return 'article.archive'
    case 'c':
      return 'article.collect'
    case '/':
      return 'filter'
  }
  return null
}

function marked(listing: Listing): 'done' {
  if (listing.current) listing.mark(listing.current.id)
  return 'done'
}
