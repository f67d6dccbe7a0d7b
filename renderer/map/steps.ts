/** Where the arrow keys lead on a map. */
import { WIDTH } from './card.ts'
import type { Placed } from './layout.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/** What lies aside counts so many times what lies ahead. */
const ASIDE = 2.2

/** The nearest card in a direction; from nowhere the first; null where there is none. */
export function stepFrom(
  cards: readonly Placed[],
  current: string | null,
  direction: Direction,
): string | null {
  const here = cards.find(({ card }) => card.id === current)
  if (!here) return cards[0]?.card.id ?? null
  const middle = ({ x, y, card }: Placed) => ({ x: x + WIDTH / 2, y: y + card.height / 2 })
  const from = middle(here)
  let best: { id: string; cost: number } | null = null
  for (const each of cards) {
    if (each === here) continue
    const to = middle(each)
    const [dx, dy] = [to.x - from.x, to.y - from.y]
    const across = direction === 'left' || direction === 'right'
    const ahead = { left: -dx, right: dx, up: -dy, down: dy }[direction]
    const aside = Math.abs(across ? dy : dx)
    if (ahead <= (across ? WIDTH / 2 : 1)) continue
    const cost = ahead + aside * ASIDE
    if (!best || cost < best.cost) best = { id: each.card.id, cost }
  }
  return best?.id ?? null
}
