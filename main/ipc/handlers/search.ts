import { z } from 'zod'
import { one, type HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'

/** Longer than anything that somebody looks for, in UTF-16 code units. */
const Typed = z.string().max(2000)

/** Search over the whole library. */
export function searchHandlers({
  search,
}: Pick<Services, 'search'>): HandlersOf<'search:run' | 'search:passages'> {
  return {
    'search:run': { parse: one(Typed), run: (typed) => search.search(typed) },
    'search:passages': { parse: one(Typed), run: (typed) => search.passages(typed) },
  }
}
