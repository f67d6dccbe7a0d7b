/**
 * How each layer of the text is painted, as declarations of CSS. Grounds are opaque, so that text over two tints is never
 * over their mixture; each gives the letters their colour too, since what is annotated may be set in a fainter one. A kind
 * is told by more than its tint: a claim has a thin line, a note its sign in the gutter, a highlight neither.
 */
import type { Layer } from './layers.ts'

export const STYLES: Readonly<Record<Layer, string>> = {
  offered: ground('accent-wash'),
  'tint-claim': `${ground('claim')}; ${line('solid', '--claim-line', 5, 1)}`,
  'tint-highlight': ground('highlight'),
  'tint-note': ground('note'),
  'selected-claim': selected('claim'),
  'selected-highlight': selected('highlight'),
  'selected-note': selected('note'),
  'line1-claim': line('solid', '--claim-line', 5),
  'line1-highlight': line('solid', '--highlight-line', 5),
  'line1-note': line('solid', '--note-line', 5),
  'line2-claim': line('solid', '--claim-line', 8),
  'line2-highlight': line('solid', '--highlight-line', 8),
  'line2-note': line('solid', '--note-line', 8),
  source: line('dotted', '--source', 4),
  cue: line('dashed', '--cue', 4),
  hover: line('solid', '--accent', 3, 1),
  found: `${ground('accent-wash')}; ${line('solid', '--accent', 3, 1)}`,
  'found-current': `${ground('selection')}; ${line('solid', '--accent', 3)}`,
  kept: ground('selection'),
  edge: ground('selection'),
}

function ground(token: string): string {
  return `background-color: var(--${token}); color: var(--ink)`
}

function line(style: string, colour: string, offset: number, width = 2): string {
  return `text-decoration: underline ${style} ${width}px var(${colour}); text-underline-offset: ${offset}px; text-decoration-skip-ink: none`
}

function selected(kind: string): string {
  return `${ground(`${kind}-selected`)}; ${line('solid', '--accent', 7)}`
}

/**
 * Where the system's own colours are forced there are no tints: kinds differ by the shape of their line, what is current
 * or selected by the system's pairs of colours. Claim solid, highlight double, note wavy, source dotted, cue dashed.
 */
const SHAPES = { claim: 'solid', highlight: 'double', note: 'wavy' } as const
export const IN_FORCED_COLOURS: Readonly<Record<Layer, string>> = {
  'tint-claim': forced('claim', 4),
  'tint-highlight': forced('highlight', 4),
  'tint-note': forced('note', 4),
  'selected-claim': current('claim'),
  'selected-highlight': current('highlight'),
  'selected-note': current('note'),
  'line1-claim': forced('claim', 8),
  'line1-highlight': forced('highlight', 8),
  'line1-note': forced('note', 8),
  'line2-claim': forced('claim', 11),
  'line2-highlight': forced('highlight', 11),
  'line2-note': forced('note', 11),
  source: clear('underline dotted 3px currentcolor', 4),
  cue: clear('underline dashed 3px currentcolor', 4),
  hover: clear('underline solid 1px currentcolor', 2),
  offered: clear('underline solid 1px currentcolor', 3),
  found: 'background-color: Mark; color: MarkText',
  'found-current': 'background-color: Highlight; color: HighlightText',
  kept: 'background-color: SelectedItem; color: SelectedItemText',
  edge: 'background-color: SelectedItem; color: SelectedItemText',
}

function decoration(value: string, offset: number): string {
  return `text-decoration: ${value}; text-underline-offset: ${offset}px; text-decoration-skip-ink: none`
}

/** Over whatever lies below: its ground and the colour of its letters stay. */
function clear(value: string, offset: number): string {
  return `background-color: transparent; color: currentcolor; ${decoration(value, offset)}`
}

function forced(kind: keyof typeof SHAPES, offset: number): string {
  return clear(`underline ${SHAPES[kind]} 2px currentcolor`, offset)
}

function current(kind: keyof typeof SHAPES): string {
  return `background-color: Highlight; color: HighlightText; ${decoration(`underline ${SHAPES[kind]} 2px HighlightText`, 4)}`
}
