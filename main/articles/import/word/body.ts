/**
 * The text of a .docx, in one walk over WordprocessingML (ECMA-376 part 1, 17). It is our own although mammoth is well
 * kept: mammoth drops simple fields, deleted marks of paragraphs, deleted rows and the boxes of DrawingML, and mending its
 * input would be this walk again. A wrapper that is not known is gone into, so that no word is lost for being wrapped.
 */
import { isTag, type Element, type ParentNode } from 'domhandler'
import type { FlowBlock } from '../flow-block.ts'
import { rowOf } from '../table-row.ts'
import { firstNamed, textUnder } from '../tree.ts'
import { chosen, isAway, isCame, isPassed } from './markup.ts'
import { Fields, isRepeat } from './fields.ts'
import { Paragraph } from './paragraph.ts'
import { childNamed, isOn } from './property.ts'
import { cellsOf, rowsOf } from './rows.ts'
import { symbolOf } from './symbols.ts'
import type { Styles } from './styles.ts'

/** What the walk comes upon that is told or read later. */
export interface Found {
  /** Changes that somebody tracked and nobody accepted. */
  tracked: boolean
  contents: boolean
  /** A part in a format of its own. */
  foreign: boolean
  /** Notes, in the order in which they are referred to: "footnote 2". */
  notes: Set<string>
}

export class Body {
  readonly #blocks: FlowBlock[] = []
  /** Boxes anchored in the open paragraph: they stand beside it and come after it. */
  #boxes: Element[] = []
  #paragraph: Paragraph | null = null
  readonly #fields = new Fields()

  private constructor(
    private readonly styles: Styles,
    private readonly found: Found,
  ) {}

  /** The blocks of what lies in an element: the body, a box, a cell, a note. */
  static read(parent: ParentNode, styles: Styles, found: Found): FlowBlock[] {
    const body = new Body(styles, found)
    body.#walk(parent)
    body.#close()
    return body.#blocks
  }

  #walk(parent: ParentNode): void {
    for (const child of parent.children) {
      if (!isTag(child) || this.#passes(child)) continue
      if (child.name === 'w:p') this.#readParagraph(child)
      else if (child.name === 'w:tbl') this.#table(child)
      else if (child.name === 'w:sdt') this.#control(child, (content) => this.#walk(content))
      else if (child.name === 'mc:AlternateContent') this.#walk(chosen(child))
      else if (child.name === 'w:altChunk') this.found.foreign = true
      else this.#walk(child)
    }
  }

  /** Takes note of a tracked change, and says whether what lies in an element is no text. */
  #passes({ name }: Element): boolean {
    if (isAway(name) || isCame(name)) this.found.tracked = true
    return isPassed(name) || isAway(name)
  }

  #readParagraph(element: Element): void {
    const properties = childNamed(element, 'pPr')
    const shape = this.styles.shapeOf(properties)
    if (shape.kind === 'contents') this.found.contents = true
    // Words before a deleted mark run on into this paragraph; where there are none, it is this paragraph alone.
    if (!this.#paragraph) this.#paragraph = new Paragraph(shape)
    else if (this.#paragraph.empty) this.#paragraph.shape = shape
    this.#inline(element, properties)
    if (!this.#runsOn(properties)) this.#close()
  }

  /** Whether the mark at a paragraph's end was deleted, or its one letter is the large first one of the next. */
  #runsOn(properties: Element | null): boolean {
    const mark = childNamed(properties, 'rPr')
    const changed = ['del', 'moveFrom', 'ins', 'moveTo'].filter((name) => childNamed(mark, name) !== null)
    if (changed.length > 0) this.found.tracked = true
    const drop = childNamed(properties, 'framePr')?.attribs['w:dropCap']
    return changed.includes('del') || changed.includes('moveFrom') || drop === 'drop' || drop === 'margin'
  }

  #close(): void {
    this.#add(this.#paragraph?.blocks() ?? [])
    this.#paragraph = null
    const boxes = this.#boxes
    this.#boxes = []
    for (const box of boxes) this.#add(Body.read(box, this.styles, this.found))
  }

  #add(blocks: readonly FlowBlock[]): void {
    for (const block of blocks) this.#blocks.push(block)
  }

  #inline(parent: ParentNode, paragraph: Element | null): void {
    for (const child of parent.children) {
      if (!isTag(child) || this.#passes(child)) continue
      if (child.name === 'w:r') this.#run(child, paragraph)
      else if (child.name === 'm:t') this.#say(textUnder(child))
      else if (child.name === 'w:sdt') this.#control(child, (content) => this.#inline(content, paragraph))
      else if (child.name === 'mc:AlternateContent') this.#inline(chosen(child), paragraph)
      else if (child.name === 'w:fldSimple' && isRepeat(child.attribs['w:instr'])) this.found.contents = true
      else this.#inline(child, paragraph)
    }
  }

  /** A content control: its content, unless that is a prompt to fill it in, or a table of contents. */
  #control(element: Element, walk: (content: Element) => void): void {
    const properties = childNamed(element, 'sdtPr')
    if (isOn(properties, 'showingPlcHdr') === true) return
    const gallery = properties ? firstNamed(properties, 'docPartGallery')?.attribs['w:val'] : undefined
    const content = childNamed(element, 'sdtContent')
    if (/^tables? of contents$/i.test(gallery ?? '')) this.found.contents = true
    else if (content) walk(content)
  }

  #run(run: Element, paragraph: Element | null): void {
    const properties = childNamed(run, 'rPr')
    const deleted = childNamed(properties, 'del') !== null
    this.#runContent(run, deleted || this.styles.isHidden(properties, paragraph))
  }

  #runContent(parent: Element, hidden: boolean): void {
    for (const child of parent.children) {
      if (!isTag(child)) continue
      // A hidden run may begin or end a field whose result shows.
      if (child.name === 'w:fldChar') this.#fields.mark(child.attribs['w:fldCharType'])
      else if (child.name === 'w:instrText') this.#fields.instruct(textUnder(child))
      else if (!hidden) this.#runPart(child)
    }
  }

  #runPart(child: Element): void {
    const { name, attribs } = child
    if (name === 'w:t') this.#say(wordsOf(child))
    else if (name === 'w:tab' || name === 'w:ptab') this.#say('\t')
    else if (name === 'w:noBreakHyphen') this.#say('\u2011')
    else if (name === 'w:softHyphen') this.#say('\u00ad')
    else if (name === 'w:sym') this.#say(symbolOf(child))
    else if (name === 'w:br' || name === 'w:cr') this.#break(attribs['w:type'])
    else if (name === 'w:footnoteReference') this.#note(`footnote ${attribs['w:id'] ?? ''}`)
    else if (name === 'w:endnoteReference') this.#note(`endnote ${attribs['w:id'] ?? ''}`)
    else if (name === 'w:ruby') this.#inline(childNamed(child, 'rubyBase') ?? child, null)
    else if (name === 'mc:AlternateContent') this.#runContent(chosen(child), false)
    else if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object') this.#findBoxes(child)
  }

  #say(text: string): void {
    if (this.#fields.shows) this.#paragraph?.say(text)
    else if (this.#fields.repeats) this.found.contents = true
  }

  #break(type: string | undefined): void {
    if (!this.#fields.shows) return
    if (type === 'page' || type === 'column') this.#paragraph?.breakOff()
    else this.#paragraph?.breakLine()
  }

  #note(id: string): void {
    if (this.#fields.shows) this.found.notes.add(id)
  }

  #findBoxes(parent: Element): void {
    for (const child of parent.children) {
      if (!isTag(child)) continue
      if (child.name === 'w:txbxContent') this.#boxes.push(child)
      else this.#findBoxes(child.name === 'mc:AlternateContent' ? chosen(child) : child)
    }
  }

  #table(table: Element): void {
    this.#close()
    for (const row of rowsOf(table)) {
      if (childNamed(childNamed(row, 'trPr'), 'del')) {
        this.found.tracked = true
        continue
      }
      this.#add(
        rowOf(
          null,
          cellsOf(row).map((cell) => Body.read(cell, this.styles, this.found)),
        ),
      )
    }
  }
}

/** White space at the ends counts where the file says so; a line end in the file is a space. */
function wordsOf(element: Element): string {
  const text = textUnder(element).replace(/[\n\r\t]+/g, ' ')
  return element.attribs['xml:space'] === 'preserve' ? text : text.replace(/^ +| +$/g, '')
}
