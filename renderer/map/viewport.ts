/** Which part of a map is seen, and how large: pan and zoom as numbers. */
import type { Size } from './size.ts'

export interface Viewport {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const ZOOM = { least: 0.08, most: 2 } as const
/** Smaller text than this is not to be read: a map begins no smaller, whether all of it is seen or not. */
const READABLE = 0.7
const LEFT = 48
const TOP = 20
const EDGE = 24

/** All of it, no larger than it is. */
export function fitOf(map: Size, view: Size): Viewport {
  const zoom = Math.min(
    1,
    (view.width - 2 * LEFT) / Math.max(1, map.width),
    (view.height - 2 * TOP) / Math.max(1, map.height),
  )
  return { x: LEFT, y: TOP, zoom: Math.max(ZOOM.least, zoom) }
}

/** Where a map begins: all of it where that can be read, else the part around a card. */
export function beginOf(map: Size, view: Size, box: Box | null): Viewport {
  const fit = fitOf(map, view)
  if (fit.zoom >= READABLE) return fit
  return box ? centredOn(box, view, READABLE) : { ...fit, zoom: READABLE }
}

export function centredOn({ x, y, width, height }: Box, view: Size, zoom: number): Viewport {
  return {
    x: view.width / 2 - (x + width / 2) * zoom,
    y: view.height / 2 - (y + height / 2) * zoom,
    zoom,
  }
}

/** Closer by a factor, or farther, around the middle. */
export function zoomedBy({ x, y, zoom }: Viewport, by: number, view: Size): Viewport {
  const next = Math.max(ZOOM.least, Math.min(ZOOM.most, zoom * by))
  const [mx, my] = [view.width / 2, view.height / 2]
  return { x: mx - ((mx - x) * next) / zoom, y: my - ((my - y) * next) / zoom, zoom: next }
}

/** Moved by as little as brings a card into sight. */
export function revealing(at: Viewport, box: Box, view: Size): Viewport {
  const moved = (from: number, length: number, offset: number, room: number): number => {
    const [start, end] = [from * at.zoom + offset, (from + length) * at.zoom + offset]
    if (start < EDGE || end - start > room - 2 * EDGE) return offset + EDGE - start
    return end > room - EDGE ? offset + room - EDGE - end : offset
  }
  return {
    x: moved(box.x, box.width, at.x, view.width),
    y: moved(box.y, box.height, at.y, view.height),
    zoom: at.zoom,
  }
}
