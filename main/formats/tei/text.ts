/** The text of a TEI document, and how its character content maps onto it. */
import { isTag, isText, type ChildNode, type Element } from 'domhandler'
import { localName, textUnder } from '../../articles/import/tree.ts'

export interface TeiText {
  readonly text: string
  /** The words of a range of the text, in code points. */
  slice(start: number, end: number): string
  /** A range of the character content, in code points, as one of the text; null where nothing of it is in the text. */
  place(start: number, end: number): { start: number; end: number } | null
  /** Where an element's content stands in the character content; null for what is outside of it. */
  contentOf(element: Element): { start: number; end: number } | null
  /** How many elements of a name were left out, such as notes. */
  readonly left: ReadonlyMap<string, number>
}

/** Elements that stand on lines of their own, a blank line between. */
const BLOCKS = new Set(
  (
    'p ab head lg list table figure quote q sp stage div div1 div2 div3 div4 div5 div6 div7 front body back group text ' +
    'dateline byline opener closer salute signed trailer epigraph argument docTitle titlePart titlePage docAuthor docDate ' +
    'docImprint speaker castList cit bibl listBibl postscript floatingText u entry'
  ).split(' '),
)
/** Elements on lines of their own, with none between. */
const LINES = new Set(['l', 'item', 'row', 'label', 'castItem', 'titlePart'])
/** What an editor says of the text, and what stood there and is not read. */
const LEFT_OUT = new Set(
  'note noteGrp fw figDesc del teiHeader index interp interpGrp spanGrp span linkGrp link rdg desc gap respStmt fs standOff xenoData'.split(
    ' ',
  ),
)
/** Of a choice, one is read; the others are what it stands for. */
const PREFERRED = ['corr', 'reg', 'expan', 'unclear', 'seg'] as const

/**
 * The text of a text element. Where it says xml:space="preserve" its character content is the text, as Postil writes it. Else runs
 * of white space are one space, and blocks and lines are parted as a reader would see them.
 */
export function textOf(root: Element, preserved: boolean): TeiText {
  return new Walk(preserved).run(root)
}

/** Code units of a piece: a string for each character of a long text would take too much memory. */
const RUN = 4096

class Walk implements TeiText {
  text = ''
  readonly left = new Map<string, number>()
  /** For each code point of the character content its place in the text, -1 where it is not there. */
  #places = new Int32Array(0)
  #count = 0
  readonly #ranges = new Map<Element, { start: number; end: number }>()
  /** The text so far, in pieces. */
  readonly #parts: string[] = []
  #run = ''
  #length = 0
  #characters: readonly string[] | null = null
  #pending = ''

  constructor(readonly preserved: boolean) {}

  run(root: Element): TeiText {
    // As many code points as there are code units, at most.
    this.#places = new Int32Array(textUnder(root).length)
    this.#enter(root, true)
    this.text = this.#parts.join('') + this.#run
    return this
  }

  slice(start: number, end: number): string {
    return (this.#characters ??= Array.from(this.text)).slice(start, end).join('')
  }

  contentOf(element: Element): { start: number; end: number } | null {
    return this.#ranges.get(element) ?? null
  }

  place(start: number, end: number): { start: number; end: number } | null {
    let from = Math.max(0, start)
    let to = Math.min(end, this.#count) - 1
    while (from <= to && (this.#places[from] ?? -1) < 0) from++
    while (to >= from && (this.#places[to] ?? -1) < 0) to--
    if (to < from) return null
    return { start: this.#places[from] ?? 0, end: (this.#places[to] ?? 0) + 1 }
  }

  #enter(element: Element, isRead: boolean): void {
    const start = this.#count
    const name = localName(element)
    const gap = this.preserved ? '' : BLOCKS.has(name) ? '\n\n' : LINES.has(name) ? '\n' : ''
    const reads = isRead && (this.preserved || !LEFT_OUT.has(name))
    if (isRead && !reads && name !== 'gap') this.left.set(name, (this.left.get(name) ?? 0) + 1)
    if (reads) this.#part(gap)
    if (reads && !this.preserved && name === 'lb' && element.attribs.break !== 'no') this.#part(' ')
    const chosen = name === 'choice' && !this.preserved ? chosenOf(element) : null
    for (const child of element.children) this.#visit(child, reads && (chosen === null || child === chosen))
    if (reads) this.#part(gap)
    this.#ranges.set(element, { start, end: this.#count })
  }

  #visit(node: ChildNode, isRead: boolean): void {
    if (isTag(node)) return this.#enter(node, isRead)
    if (!isText(node)) return
    for (const character of node.data) {
      if (!isRead) this.#places[this.#count++] = -1
      else if (!this.preserved && /^[ \t\n\r]$/.test(character)) {
        this.#part(' ')
        this.#places[this.#count++] = -1
      } else this.#emit(character)
    }
  }

  #emit(character: string): void {
    if (this.#length > 0 && this.#pending !== '') {
      this.#run += this.#pending
      this.#length += this.#pending.length
    }
    this.#pending = ''
    this.#run += character
    if (this.#run.length >= RUN) {
      this.#parts.push(this.#run)
      this.#run = ''
    }
    this.#places[this.#count++] = this.#length++
  }

  /** Of several gaps in a row the widest stays. */
  #part(gap: string): void {
    if (gap.length > this.#pending.length || (gap === '\n' && this.#pending === ' ')) this.#pending = gap
  }
}

function chosenOf(choice: Element): Element | null {
  const options = choice.children.filter(isTag)
  return options.find((option) => PREFERRED.some((name) => name === localName(option))) ?? options[0] ?? null
}
