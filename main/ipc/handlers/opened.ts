import { followLink } from '../../follow-link.ts'
import { none, type HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'

/** Links that were opened from outside; the page is told where they lead. */
export function openedHandlers({
  library,
  opened,
}: Pick<Services, 'library' | 'opened'>): HandlersOf<'opened:links'> {
  return {
    'opened:links': {
      parse: none,
      run: () => Promise.all(opened.takeLinks().map((link) => followLink(link, library))),
    },
  }
}
