/** Marks as paths: thousands of dots are one element a lane. */
import type { Mark } from './stack.ts'

export interface Drawing {
  readonly dots: string
  readonly diamonds: string
  readonly bars: readonly Bar[]
}

export interface Bar {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly contradicted: boolean
}

/** Which part is drawn, in the marks' pixels: paths are told from `base` on, since far from 0 they would lose their precision. */
export interface Part {
  readonly base: number
  readonly width: number
}

/** Of what is drawn beside the window: a pan within it moves what is there. */
const BESIDE = 100

/** Where the part begins that holds a window: it stays the same while the window moves by less than its width. */
export function baseOf(left: number, width: number): number {
  return Math.floor(left / width) * width
}

export function isIn({ base, width }: Part, mark: Mark): boolean {
  const half = mark.width / 2
  return mark.x + half > base - BESIDE && mark.x - half < base + width + BESIDE
}

export function radiusOf(pitch: number): number {
  return pitch * 0.31
}

/** How thick a bar is: its rows are told apart. */
export function thicknessOf(pitch: number): number {
  return Math.min(8, pitch * 0.55)
}

export function drawingOf(marks: readonly Mark[], part: Part, pitch: number): Drawing {
  const radius = radiusOf(pitch)
  const half = pitch * 0.43
  const diamond = `m0,${-half}l${half},${half}l${-half},${half}l${-half},${-half}z`
  const arc = `a${radius},${radius},0,1,1`
  const circle = `m${radius},0${arc},${-2 * radius},0${arc},${2 * radius},0z`
  const dots: string[] = []
  const diamonds: string[] = []
  const bars: Bar[] = []
  for (const mark of marks) {
    if (!isIn(part, mark)) continue
    const { item, y, width } = mark
    const x = mark.x - part.base
    if (width > 0) bars.push({ id: item.id, x: x - width / 2, y, width, contradicted: item.contradicted })
    else
      (item.contradicted ? diamonds : dots).push(
        `M${rounded(x)},${rounded(y)}${item.contradicted ? diamond : circle}`,
      )
  }
  return { dots: dots.join(''), diamonds: diamonds.join(''), bars }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
