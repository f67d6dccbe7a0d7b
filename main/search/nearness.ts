import { asPhrase, type Query } from '../../preload/search/query.ts'
import { holdsLiterally, INSIDE, literalPlaces } from '../../preload/search/find.ts'

/** Nothing near is as good as this far apart, in code units. */
const FAR = 400
/** Words of so few letters are everywhere, and near everything. */
const SHORT = 2

/**
 * How near the words of a query stand to each other in a folded text: 1 where they stand as typed, less with the length
 * of the shortest stretch that holds all, 0 where there is none.
 */
export function nearness(folded: string, query: Query): number {
  const phrase = asPhrase(query)
  if (phrase && holdsLiterally(folded, phrase)) return 1
  const long = query.sought.filter((sought) => sought.folded.length > SHORT)
  if (long.length < 2) return 0
  const places = long.map((sought) =>
    literalPlaces(folded, sought).flatMap(({ start, level }) => (level < INSIDE ? [start] : [])),
  )
  if (places.some((starts) => starts.length === 0)) return 0
  return 0.8 * Math.max(0, 1 - shortestStretch(places) / FAR)
}

/** The length of the shortest stretch with a place of each list; each list goes up. */
function shortestStretch(lists: readonly number[][]): number {
  const at = lists.map(() => 0)
  let shortest = Infinity
  for (;;) {
    const current = lists.map((list, index) => list[at[index]!]!)
    const least = Math.min(...current)
    shortest = Math.min(shortest, Math.max(...current) - least)
    const which = current.indexOf(least)
    at[which]!++
    if (at[which]! >= lists[which]!.length) return shortest
  }
}
