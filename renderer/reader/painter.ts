/** Paints layers with the CSS Custom Highlight API. The registry is the document's, so the names are the reader's. */
import { LAYERS, type Layer, type Stretch } from './layers.ts'
import type { TextMap } from './text-map.ts'

const STYLES: Record<Layer, string> = {
  offered: 'background-color: var(--accent-wash)',
  'tint-claim': 'background-color: var(--claim)',
  'tint-highlight': 'background-color: var(--highlight)',
  'tint-note': 'background-color: var(--note)',
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
  found: 'background-color: var(--accent-wash); ' + line('solid', '--accent', 3, 1),
  'found-current': 'background-color: var(--selection); ' + line('solid', '--accent', 3),
  kept: 'background-color: var(--selection)',
  edge: 'background-color: var(--selection)',
}

function line(style: string, colour: string, offset: number, width = 2): string {
  return `text-decoration: underline ${style} ${width}px var(${colour}); text-underline-offset: ${offset}px; text-decoration-skip-ink: none`
}

function selected(kind: string): string {
  return `background-color: var(--${kind}-selected); ${line('solid', '--accent', 4)}`
}

/**
 * Where the system's own colours are forced there are no tints: kinds differ by the shape of their line, what is current
 * or selected by the system's pairs of colours. Claim solid, highlight double, note wavy, source dotted, cue dashed.
 */
const SHAPES = { claim: 'solid', highlight: 'double', note: 'wavy' } as const
const IN_FORCED_COLOURS: Record<Layer, string> = {
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

export class Painter {
  readonly #sheet = new CSSStyleSheet()
  readonly #names: ReadonlyMap<Layer, string>

  /** @param reader a name of its own for each reader in the document: letters, digits and - */
  constructor(reader: string) {
    this.#names = new Map(LAYERS.map((layer) => [layer, `postil-${reader}-${layer}`]))
    const rules = (styles: Record<Layer, string>) =>
      [...this.#names].map(([layer, name]) => `::highlight(${name}) { ${styles[layer]} }`).join('\n')
    this.#sheet.replaceSync(
      `${rules(STYLES)}\n@media (forced-colors: active) {\n${rules(IN_FORCED_COLOURS)}\n}`,
    )
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet]
  }

  paint(map: TextMap, layers: ReadonlyMap<Layer, readonly Stretch[]>): void {
    LAYERS.forEach((layer, priority) => {
      const name = this.#names.get(layer)
      if (name === undefined) return
      const stretches = layers.get(layer) ?? []
      if (stretches.length === 0) {
        CSS.highlights.delete(name)
        return
      }
      const highlight = new Highlight(...stretches.map(({ start, end }) => map.staticRange(start, end)))
      highlight.priority = priority
      CSS.highlights.set(name, highlight)
    })
  }

  dispose(): void {
    for (const name of this.#names.values()) CSS.highlights.delete(name)
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet)
  }
}
