/** A map as a list of shapes, from which both kinds of picture are made. Always on light paper: pictures go into documents. */
import type { RelationKind } from '../../preload/model.ts'
import { TEXTS } from '../../preload/texts.ts'
import { baselinesOf, PADDING, WIDTH } from './card.ts'
import type { Layout } from './layout.ts'
import { DASHES, type Route } from './routes.ts'
import { CLEAR, IN_ORDER, SIGN, SIGNS } from './signs.ts'

export type Face = 'serif' | 'sans'

export type Shape =
  | {
      readonly kind: 'rect'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly radius: number
      readonly fill: string
      readonly stroke?: string
    }
  | {
      readonly kind: 'path'
      readonly d: string
      readonly stroke: string
      readonly width: number
      readonly dash: readonly number[]
      /** Where its 0 is, and by how much it is drawn larger; width and dashes are not. */
      readonly x: number
      readonly y: number
      readonly scale: number
    }
  | {
      readonly kind: 'circle'
      readonly x: number
      readonly y: number
      readonly radius: number
      readonly fill: string
    }
  | {
      readonly kind: 'text'
      readonly text: string
      /** What follows in the same line, softer. */
      readonly after: string
      readonly x: number
      readonly y: number
      readonly face: Face
      readonly size: number
      readonly weight: number
      readonly fill: string
    }

export interface Picture {
  readonly title: string
  readonly width: number
  readonly height: number
  readonly background: string
  readonly shapes: readonly Shape[]
}

/** The light theme's tones. */
export const TONES = {
  paper: '#fdfcf9',
  pane: '#f6f4ef',
  ink: '#1f1e1b',
  soft: '#57534a',
  faint: '#68645b',
  accent: '#2b4f94',
  claim: '#fcf0cf',
  contradicts: '#b3261e',
  supports: '#1f6f3a',
} as const
export const FACES: Readonly<Record<Face, string>> = {
  serif: "'Literata Variable', Literata, Georgia, serif",
  sans: "'Inter Variable', Inter, system-ui, sans-serif",
}

const MARGIN = 48
const TITLE = 56
const LEGEND = 56

export function toneOf(kind: RelationKind): string {
  return kind === 'contradicts' || kind === 'supports' ? TONES[kind] : TONES.soft
}

/** @param subject the claim in question, which stands out */
export function pictureOf(
  title: string,
  layout: Layout,
  routes: readonly Route[],
  subject: string | null,
): Picture {
  const legend = IN_ORDER.filter((kind) => routes.some(({ edge }) => edge.kind === kind))
  const [x, y] = [MARGIN, MARGIN + TITLE]
  const bottom = y + layout.height
  return {
    title,
    width: Math.ceil(Math.max(layout.width, 640) + 2 * MARGIN),
    height: Math.ceil(bottom + (legend.length > 0 ? LEGEND : 0) + MARGIN),
    background: TONES.paper,
    shapes: [
      text(title, MARGIN, MARGIN + 22, 'serif', 22, 600, TONES.ink),
      ...routes.flatMap((route) => lineOf(route, x, y)),
      ...layout.cards.flatMap((placed): Shape[] => cardOf(placed, subject, x, y)),
      ...layout.headings.map(({ name, role, x: left, y: top }) =>
        text(name, x + left + PADDING, y + top + 18, 'sans', 13, 600, TONES.ink, role),
      ),
      ...routes.flatMap((route) => signOf(route, x, y)),
      ...legend.flatMap((kind, index) => legendOf(kind, MARGIN + index * 150, bottom + LEGEND)),
    ],
  }
}

function cardOf(
  { card, x, y }: Layout['cards'][number],
  subject: string | null,
  left: number,
  top: number,
): Shape[] {
  const lines = baselinesOf(card)
  const own = card.id === subject
  return [
    {
      kind: 'rect',
      x: left + x,
      y: top + y,
      width: WIDTH,
      height: card.height,
      radius: 8,
      fill: own ? TONES.claim : TONES.pane,
      ...(own ? { stroke: TONES.accent } : {}),
    },
    ...card.lines.map((line, index) =>
      text(line, left + x + PADDING, top + y + (lines.lines[index] ?? 0), 'serif', 16, 400, TONES.ink),
    ),
    text(card.meta, left + x + PADDING, top + y + lines.meta, 'sans', 12, 400, TONES.soft),
  ]
}

function lineOf({ edge, path, arrow }: Route, x: number, y: number): Shape[] {
  const line = { kind: 'path', stroke: toneOf(edge.kind), width: 1.75, x, y, scale: 1 } as const
  return [
    { ...line, d: path, dash: DASHES[edge.kind] },
    ...(arrow === '' ? [] : [{ ...line, d: arrow, dash: [] }]),
  ]
}

function signOf({ edge, sign }: Route, x: number, y: number): Shape[] {
  return [
    { kind: 'circle', x: x + sign.x, y: y + sign.y, radius: CLEAR, fill: TONES.paper },
    signAt(edge.kind, x + sign.x, y + sign.y),
  ]
}

function signAt(kind: RelationKind, x: number, y: number): Shape {
  const scale = SIGN / 24
  return {
    kind: 'path',
    d: SIGNS[kind],
    stroke: toneOf(kind),
    width: 1.5,
    dash: [],
    x: x - SIGN / 2,
    y: y - SIGN / 2,
    scale,
  }
}

function legendOf(kind: RelationKind, x: number, y: number): Shape[] {
  return [
    { kind: 'path', d: 'M0,0h32', stroke: toneOf(kind), width: 1.75, dash: DASHES[kind], x, y, scale: 1 },
    signAt(kind, x + 46, y),
    text(TEXTS.filter.relations[kind], x + 60, y + 4, 'sans', 12, 400, TONES.soft),
  ]
}

function text(
  words: string,
  x: number,
  y: number,
  face: Face,
  size: number,
  weight: number,
  fill: string,
  after = '',
): Shape {
  return { kind: 'text', text: words, after, x, y, face, size, weight, fill }
}
