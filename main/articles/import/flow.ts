/**
 * The blocks of a piece of HTML, as a reader sees them: block elements part them, white space collapses, and nothing but
 * what is in the tree becomes text.
 */
import { isTag, isText, type ChildNode, type Element, type ParentNode } from 'domhandler'
import type { Block } from '../../../preload/model.ts'
import type { FlowBlock } from './flow-block.ts'
import { Gathered } from './gathered.ts'
import { isNoteMark } from './note-mark.ts'
import { isRow, rowOf } from './table-row.ts'

export interface FlowOptions {
  /** How elements are set that a style sets otherwise than their kind is. */
  display?: ReadonlyMap<Element, string>
  /** Elements that are passed over, with all in them. */
  skip?: (element: Element) => boolean
  /** Quotation marks for <q>, which pages show and do not write. */
  marks?: readonly [string, string, string, string]
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary ' +
    'table tbody td tfoot th thead tr ul'
  ).split(' '),
)
const INLINE_DISPLAY = /^(?:inline|contents|ruby)/
const PREFORMATTED = new Set(['pre', 'listing', 'plaintext', 'xmp'])

interface Setting {
  kind: Block['kind']
  level?: number
  quoted: boolean
  preformatted: boolean
  link: boolean
  element: Element | null
  item: Element | null
  /** How many <q> it lies in. */
  depth: number
}

class Flow {
  readonly blocks: FlowBlock[] = []
  readonly #words = new Gathered()
  #linked = 0
  /** Line breaks since the last text. */
  #breaks = 0
  #setting: Setting | null = null
  /** List items that have their first block: what follows in one is a paragraph. */
  readonly #begun = new Set<Element | null>()

  constructor(private readonly options: FlowOptions) {}

  walk(nodes: readonly ChildNode[], setting: Setting, apart = false): void {
    for (const node of nodes) {
      if (isText(node)) this.#say(node.data, setting)
      else if (isTag(node) && !isNoteMark(node) && this.options.skip?.(node) !== true) {
        if (apart) this.close()
        this.#enter(node, setting)
        if (apart) this.close()
      }
    }
  }

  #enter(element: Element, outer: Setting): void {
    const { name } = element
    if (name === 'br') this.#break(outer)
    else if (name === 'q') this.#quote(element, outer)
    else if (isRow(element)) this.#row(element, outer)
    else {
      const display = this.options.display?.get(element)
      const block = display === undefined ? BLOCKS.has(name) : !INLINE_DISPLAY.test(display)
      if (block) this.close()
      this.walk(element.children, settingIn(element, outer, block), /flex|grid/.test(display ?? ''))
      if (block) this.close()
    }
  }

  #quote(element: Element, outer: Setting): void {
    const [open, close, innerOpen, innerClose] = this.options.marks ?? ['“', '”', '‘', '’']
    const inner = outer.depth % 2 === 1
    this.#say(inner ? innerOpen : open, outer)
    this.walk(element.children, { ...outer, depth: outer.depth + 1 })
    this.#say(inner ? innerClose : close, outer)
  }

  /** The cells of a row stand on one line, a tab between them, unless one holds more than a line. */
  #row(element: Element, outer: Setting): void {
    this.close()
    const cells = element.children.filter((child): child is Element => isTag(child))
    const read = cells.map((cell) => {
      const flow = new Flow(this.options)
      flow.walk([cell], { ...outer, element: cell })
      return flow.end()
    })
    this.blocks.push(...rowOf(element, read))
  }

  /**
   * One break is a space in prose: it parts words as the page does, and a sentence that runs over it stays one. Two with
   * nothing between part paragraphs, as they do on pages that know no <p>.
   */
  #break(setting: Setting): void {
    if (setting.preformatted) return this.#say('\n', setting)
    this.#breaks += 1
    if (this.#breaks > 1 && setting.kind !== 'heading') this.close()
    else if (!this.#words.blank && !this.#words.spaced) this.#words.add(' ')
  }

  #say(data: string, setting: Setting): void {
    const text = setting.preformatted ? data : data.replace(/[ \t\n\f\r]+/g, ' ')
    if (text.trim() !== '') {
      this.#breaks = 0
      this.#setting ??= setting
    } else if (this.#words.blank) return
    const joins = this.#words.spaced && text.startsWith(' ') && !setting.preformatted
    this.#words.add(joins ? text.slice(1) : text)
    if (setting.link) this.#linked += text.trim().length
  }

  close(): void {
    const setting = this.#setting
    const text = this.#words.take()
    if (setting && text.trim() !== '') {
      const { level, element, preformatted } = setting
      const kind = setting.kind === 'item' && this.#begun.has(setting.item) ? 'paragraph' : setting.kind
      for (const part of preformatted ? partsOf(text) : [text.trim()])
        this.blocks.push({
          kind,
          ...(level === undefined ? {} : { level }),
          text: part,
          linked: this.#linked,
          element,
        })
      if (kind === 'item') this.#begun.add(setting.item)
    }
    this.#linked = 0
    this.#breaks = 0
    this.#setting = null
  }

  end(): FlowBlock[] {
    this.close()
    return this.blocks
  }
}

/** Blank lines part the paragraphs of text that keeps its lines; the first line of one may be indented. */
const partsOf = (text: string): string[] =>
  text
    .split(/\n(?:[^\S\n]*\n)+/)
    .map((part) => part.replace(/^\n+/, '').trimEnd())
    .filter((part) => part !== '')

function settingIn(element: Element, outer: Setting, block: boolean): Setting {
  const { name, attribs } = element
  const link = outer.link || (name === 'a' && 'href' in attribs)
  const preformatted = outer.preformatted || PREFORMATTED.has(name)
  const inner: Setting = { ...outer, link, preformatted, ...(block ? { element } : {}) }
  const level =
    /^h([1-6])$/.exec(name)?.[1] ??
    (attribs['role'] === 'heading' ? (attribs['aria-level'] ?? '2') : undefined)
  if (name === 'blockquote') return { ...inner, kind: 'quote', quoted: true }
  if (outer.quoted) return inner
  if (level !== undefined)
    return { ...inner, kind: 'heading', level: Math.min(6, Math.max(1, Number(level) || 2)) }
  if (name === 'li' && block) return { ...inner, kind: 'item', item: element }
  return inner
}

/** The blocks of what lies in a node, in order. */
export function flowOf(node: ParentNode, options: FlowOptions = {}): FlowBlock[] {
  const flow = new Flow(options)
  const element = isTag(node) ? node : null
  flow.walk(element ? [element] : node.children, {
    kind: 'paragraph',
    quoted: false,
    preformatted: false,
    link: false,
    element,
    item: null,
    depth: 0,
  })
  return flow.end()
}
