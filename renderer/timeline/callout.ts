/** Where the card of the current dot is laid: where it hides the fewest others. */
export interface Size {
  readonly width: number
  readonly height: number
}
export interface Point {
  readonly x: number
  readonly y: number
}

/** Between the dot and its card; farther where it would hide others near by. */
const AWAYS = [32, 80, 160, 280, 420] as const
const EDGE = 12
/** What a pixel of a longer lead, or of being pushed back into the window, costs: a hidden dot costs 100. */
const FAR = 0.2

/** The card's corner at the upper left. `dot`, `others` and the answer are in the pixels of the window `view`. */
export function calloutAt(dot: Point, card: Size, view: Size, others: readonly Point[]): Point {
  const clamp = (value: number, most: number) => Math.max(EDGE, Math.min(most - EDGE, value))
  const tried: Point[] = []
  for (const away of AWAYS) {
    for (const x of [dot.x - away - card.width, dot.x + away])
      for (const y of [dot.y - card.height / 2, dot.y - card.height + 48, dot.y - 48]) tried.push({ x, y })
    for (const y of [dot.y + away, dot.y - away - card.height])
      for (const x of [dot.x - card.width / 2, dot.x - 48, dot.x - card.width + 48]) tried.push({ x, y })
  }
  let best: { at: Point; cost: number } | null = null
  for (const wanted of tried) {
    const at = { x: clamp(wanted.x, view.width - card.width), y: clamp(wanted.y, view.height - card.height) }
    const holds = ({ x, y }: Point, by: number) =>
      x > at.x - by && x < at.x + card.width + by && y > at.y - by && y < at.y + card.height + by
    const hidden = others.filter((other) => holds(other, 8)).length
    const cost = hidden * 100 + leadOf(dot, at, card) * FAR + (holds(dot, 14) ? 100_000 : 0)
    if (!best || cost < best.cost) best = { at, cost }
  }
  return best?.at ?? { x: EDGE, y: EDGE }
}

/** How long the line from the dot to the card is. */
function leadOf(dot: Point, at: Point, card: Size): number {
  const x = Math.max(at.x - dot.x, 0, dot.x - at.x - card.width)
  const y = Math.max(at.y - dot.y, 0, dot.y - at.y - card.height)
  return Math.hypot(x, y)
}
