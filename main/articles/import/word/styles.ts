/** What the styles of a .docx make of its paragraphs and runs. */
import type { Document, Element } from 'domhandler'
import type { Block } from '../../../../preload/model.ts'
import { elementsUnder } from '../tree.ts'
import { childNamed, isOn, valueOf } from './property.ts'

/** What a paragraph is. A table of contents repeats headings, so it is none of the text. */
export interface Shape {
  kind: Block['kind'] | 'contents'
  level?: number
}

interface Style {
  name: string
  basedOn: string | null
  paragraph: Element | null
  run: Element | null
}

/** More styles on top of each other are a circle. */
const LONGEST_CHAIN = 20

const CONTENTS =
  /^(?:toc(?: heading)?|contents(?: heading)?|table of (?:contents|figures|authorities)|index)(?: ?\d+)?$/
const HEADING = /^heading ?([1-9])$/
const QUOTE = /^(?:intense ?quote|quote|quotations?|block ?(?:text|quote|quotation))$/
const LIST = /^list ?(?:bullet|number)/

export class Styles {
  readonly #styles = new Map<string, Style>()
  /** The language of text that does not say its own. */
  readonly language: string | null = null
  readonly #default: string | null = null

  constructor(part: Document | null) {
    for (const element of part ? elementsUnder(part) : []) {
      if (element.name === 'w:lang') this.language ??= element.attribs['w:val'] ?? null
      if (element.name !== 'w:style') continue
      const { 'w:styleId': id = '', 'w:default': standard = '', 'w:type': type } = element.attribs
      if (type === 'paragraph' && /^(?:1|true|on)$/.test(standard)) this.#default ??= id
      this.#styles.set(id, {
        name: (valueOf(element, 'name') ?? id).toLowerCase(),
        basedOn: valueOf(element, 'basedOn'),
        paragraph: childNamed(element, 'pPr'),
        run: childNamed(element, 'rPr'),
      })
    }
  }

  /** A style and those it is based on. A style that did not come along is known by its name alone. */
  *#chain(id: string | null): Iterable<Style> {
    for (let at = id, count = 0; at !== null && count < LONGEST_CHAIN; count++) {
      const style = this.#styles.get(at)
      yield style ?? { name: at.toLowerCase(), basedOn: null, paragraph: null, run: null }
      at = style?.basedOn ?? null
    }
  }

  /** What a paragraph with these properties is: by its style's name, which Word keeps in English, or by its outline. */
  shapeOf(properties: Element | null): Shape {
    const chain = [...this.#chain(valueOf(properties, 'pStyle') ?? this.#default)]
    for (const { name } of chain) {
      if (CONTENTS.test(name)) return { kind: 'contents' }
      if (name === 'title') return { kind: 'title' }
      if (QUOTE.test(name)) return { kind: 'quote' }
      const level = HEADING.exec(name)?.[1]
      if (level !== undefined) return { kind: 'heading', level: Math.min(6, Number(level)) }
    }
    const all = [properties, ...chain.map(({ paragraph }) => paragraph)]
    const first = (read: (one: Element | null) => string | null) =>
      all.map(read).find((value) => value !== null) ?? null
    const outline = first((one) => valueOf(one, 'outlineLvl'))
    if (outline !== null && /^[0-8]$/.test(outline))
      return { kind: 'heading', level: Math.min(6, Number(outline) + 1) }
    const list = first((one) => valueOf(childNamed(one, 'numPr'), 'numId'))
    const listed = list === null ? chain.some(({ name }) => LIST.test(name)) : list !== '0'
    return { kind: listed ? 'item' : 'paragraph' }
  }

  /** Whether a run is hidden: by itself, by its style, or by its paragraph's. */
  isHidden(run: Element | null, paragraph: Element | null): boolean {
    const own = isOn(run, 'vanish')
    if (own !== null) return own
    for (const id of [valueOf(run, 'rStyle'), valueOf(paragraph, 'pStyle')]) {
      for (const style of this.#chain(id)) {
        const vanish = isOn(style.run, 'vanish')
        if (vanish !== null) return vanish
      }
    }
    return false
  }
}
