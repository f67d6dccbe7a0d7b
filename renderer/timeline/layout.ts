/** The whole picture at one scale: lanes one below the other, each with its marks. */
import type { Lane } from './lanes.ts'
import { stackOf, type Mark, type Stack } from './stack.ts'

export interface PlacedLane {
  readonly lane: Lane
  readonly top: number
  readonly height: number
  /** From the top of the first lane to where marks with y = 0 stand. */
  readonly middle: number
  readonly marks: readonly Mark[]
  readonly undated: readonly Mark[]
}

export interface Layout {
  readonly lanes: readonly PlacedLane[]
  readonly height: number
  /** Of a dot, with what keeps it from the next. */
  readonly pitch: number
}

export interface MarkPlace {
  readonly lane: PlacedLane
  readonly mark: Mark
}

/** A lane has room for a name and a role. */
const LOWEST = 52
const AROUND = 28
/** Dots come closer together where a stack would grow higher than a lane can be overlooked. */
const PITCHES = [15, 11, 8] as const
const HIGH = 10

/**
 * @param zero the moment where x is 0
 * @param head what each lane has for its name, in pixels
 */
export function layoutOf(lanes: readonly Lane[], pxPerMs: number, zero: number, head = 0): Layout {
  let pitch: number = PITCHES[0]
  let stacked: Stack[] = []
  for (pitch of PITCHES) {
    stacked = []
    for (const { items } of lanes) {
      const stack = stackOf(items, { pxPerMs, zero, pitch })
      // The first that grows too high is enough to try the next.
      if (stack.rows > HIGH && pitch !== PITCHES.at(-1)) break
      stacked.push(stack)
    }
    if (stacked.length === lanes.length) break
  }
  let top = 0
  const placed = lanes.map((lane, index): PlacedLane => {
    const { marks, undated, rows } = stacked[index]!
    const own = Math.max(LOWEST, rows * pitch + AROUND) - (head > 0 ? AROUND / 2 : 0)
    const height = own + head
    top += height
    return { lane, top: top - height, height, middle: top - own / 2, marks, undated }
  })
  return { lanes: placed, height: top, pitch }
}

/** Where an appearance stands; null where it is not shown. */
export function placeOf({ lanes }: Layout, id: string): MarkPlace | null {
  for (const lane of lanes)
    for (const marks of [lane.marks, lane.undated])
      for (const mark of marks) if (mark.item.id === id) return { lane, mark }
  return null
}
