/** An article's text with its marks. */
import type { Annotation, Article, Block } from '../../../preload/model.ts'
import { partsOf, type Part } from './blocks.ts'
import { element, htmlOf, Markup, type Child } from './element.ts'
import { kindClass, markKey, marksOver, type Mark } from './marks.ts'
import type { Numbered } from './numbers.ts'

export interface MarkedText {
  readonly markup: Markup
  /** Annotations whose number stands in the text. */
  readonly referred: ReadonlySet<Annotation>
}

interface Writing {
  readonly text: string
  readonly marks: readonly Mark[]
  readonly numbers: Numbered
  /** The level of the article's own heading. */
  readonly level: number
  /** Where the article's title stands in its text, that is its heading. */
  readonly heading: Block | null
  /** Where each annotation's number goes: after its last mark's last words. */
  readonly ends: ReadonlyMap<number, readonly Annotation[]>
}

/** The block that gives an article its heading: where the title stands in its text, it need not be said twice. */
export function headingOf({ title, text, blocks }: Article): Block | null {
  const own = blocks.filter(({ kind }) => kind === 'title')
  const [block] = own
  return own.length === 1 && block && text.slice(block.start, block.end).trim() === title.trim()
    ? block
    : null
}

/**
 * The text of the element is the article's text to the character, but for NUL: marks and numbers add none, since a number is drawn
 * by the style. It can be copied as it was, and checked.
 */
export function markedText(article: Article, numbers: Numbered, level: number): MarkedText {
  const { text } = article
  const marks = marksOver(
    text,
    numbers.list.map(({ annotation }) => annotation),
  )
  const parts = partsOf(article)
  const ends = endsOf(marks, parts)
  const writing = { text, marks, numbers, level, ends, heading: headingOf(article) }
  return {
    markup: element(
      'div',
      { class: 'text', lang: languageOf(article), 'data-text': true },
      grouped(parts).map((group) =>
        'items' in group
          ? element(
              'ul',
              { role: 'list' },
              group.items.map((part) => partMarkup(part, writing)),
            )
          : partMarkup(group, writing),
      ),
    ),
    referred: new Set([...ends.values()].flat()),
  }
}

/** A tag of BCP 47; '' says that it is not known, as HTML has it. */
export function languageOf({ language }: Pick<Article, 'language'>): string {
  return language !== 'und' && /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(language) ? language : ''
}

function endsOf(marks: readonly Mark[], parts: readonly Part[]): Map<number, Annotation[]> {
  const last = new Map<Annotation, number>()
  for (const part of parts) {
    if (!('block' in part)) continue
    for (const { annotation, role, start, end } of marks) {
      if (start >= part.block.end || end <= part.block.start) continue
      // Beside its content the number of a claim goes with that, wherever source and cue stand.
      if (role !== 'content' && annotation.target.spans.length > 0) continue
      last.set(annotation, Math.max(last.get(annotation) ?? 0, Math.min(end, part.block.end)))
    }
  }
  const ends = new Map<number, Annotation[]>()
  for (const [annotation, end] of last) ends.set(end, [...(ends.get(end) ?? []), annotation])
  return ends
}

/** Items that follow one another are one list. */
function grouped(parts: readonly Part[]): (Part | { items: Part[] })[] {
  const groups: (Part | { items: Part[] })[] = []
  parts.forEach((part, index) => {
    const open = groups.at(-1)
    const goesOn =
      open !== undefined &&
      'items' in open &&
      (isItem(part) || ('between' in part && isItem(parts[index + 1])))
    if (goesOn) open.items.push(part)
    else groups.push(isItem(part) ? { items: [part] } : part)
  })
  return groups
}

const isItem = (part: Part | undefined): boolean =>
  part !== undefined && 'block' in part && part.block.kind === 'item'

function partMarkup(part: Part, writing: Writing): Child {
  if ('between' in part) return part.between
  const { block } = part
  const inner = inside(block, writing)
  const { heading, level } = writing
  const isHeading = heading !== null && block.start === heading.start && block.kind === 'title'
  const b = { 'data-block': true, dir: 'auto' } as const
  switch (block.kind) {
    case 'title':
      return isHeading
        ? element(`h${level}`, { class: 'title', ...b }, inner)
        : element('p', { class: 'title', ...b }, inner)
    case 'heading':
      return element(
        `h${Math.min(6, level + Math.max(1, (block.level ?? 2) - 1))}`,
        { class: 'h', ...b },
        inner,
      )
    case 'quote':
      return element('blockquote', {}, element('p', b, inner))
    case 'item':
      return element('li', b, inner)
    case 'dateline':
      return element('p', { class: 'dateline', ...b }, inner)
    case 'paragraph':
      return element('p', b, inner)
  }
}

/** A block's words, cut wherever a mark begins or ends in it. */
function inside({ start, end }: Block, writing: Writing): Markup {
  const { text, marks, numbers, ends } = writing
  const here = marks.filter((mark) => mark.start < end && mark.end > start)
  const cuts = new Set([start, end])
  for (const mark of here) cuts.add(Math.max(start, mark.start)).add(Math.min(end, mark.end))
  const sorted = [...cuts].sort((a, b) => a - b)
  const pieces = sorted.slice(1).map((to, index): Child => {
    const from = sorted[index] ?? start
    const over = here.filter((mark) => mark.start <= from && mark.end >= to)
    const words = over.reduceRight<Child>(
      (inner, mark) => markElement(mark, numbers, inner),
      text.slice(from, to),
    )
    const numbered = numbers.inOrder(ends.get(to) ?? [])
    return [
      words,
      numbered.map(({ anchor, entry, mark, name }) =>
        element('a', {
          class: 'ref',
          id: anchor,
          href: `#${entry}`,
          'data-n': mark,
          'aria-label': name,
        }),
      ),
    ]
  })
  return new Markup(htmlOf(pieces))
}

function markElement({ annotation, role, part, drawn }: Mark, numbers: Numbered, inner: Child): Markup {
  const index = numbers.of(annotation)?.index ?? 0
  const name = role === 'content' ? 'mark' : 'span'
  const kind = role === 'content' ? kindClass(annotation.kind) : role
  return element(name, { class: `${kind} ${drawn}`, 'data-mark': markKey(index, role, part) }, inner)
}
