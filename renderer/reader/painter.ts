/** Paints layers with the CSS Custom Highlight API. The registry is the document's, so the names are the reader's. */
import { IN_FORCED_COLOURS, STYLES } from './layer-styles.ts'
import { LAYERS, type Layer, type Stretch } from './layers.ts'
import type { TextMap } from './text-map.ts'

export class Painter {
  readonly #sheet = new CSSStyleSheet()
  readonly #names: ReadonlyMap<Layer, string>

  /** @param reader a name of its own for each reader in the document: letters, digits and - */
  constructor(reader: string) {
    this.#names = new Map(LAYERS.map((layer) => [layer, `postil-${reader}-${layer}`]))
    const rules = (styles: Readonly<Record<Layer, string>>) =>
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
