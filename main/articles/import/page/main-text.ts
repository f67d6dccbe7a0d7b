/** Where in a page its article lies, and which of the blocks there are its own. */
import { isTag, type Document, type Element, type ParentNode } from 'domhandler'
import type { FlowBlock } from '../flow-block.ts'
import { copiesIn } from './copies.ts'
import { isRelatedLead, isSharing, isSurelyNotice } from './phrases.ts'

const ENDED = /[.!?…。！？:;]["'”’»“)\]]*$/u
/** From this length on a block is prose without a full stop, too: code units. */
const LONG = 80

/** Whether a block reads like a sentence of an article, not like a label or a link. */
export function isProse({ text, linked }: Pick<FlowBlock, 'text' | 'linked'>): boolean {
  if (linked > text.length / 2) return false
  if (text.length >= LONG) return true
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return ENDED.test(text) && (words >= 4 || /[。！？]/u.test(text))
}

const proseOf = (blocks: readonly FlowBlock[]): number =>
  blocks.reduce((sum, block) => sum + (isProse(block) ? block.text.length : 0), 0)

/** Elements that say they are the article, the narrowest kind first. */
const isBody = ({ attribs }: Element): boolean => /\barticleBody\b/.test(attribs['itemprop'] ?? '')
const isArticle = ({ name, attribs }: Element): boolean => name === 'article' || attribs['role'] === 'article'
const isMain = ({ name, attribs }: Element): boolean => name === 'main' || attribs['role'] === 'main'

function* pathOf(element: Element | null): Iterable<Element> {
  for (let up: ParentNode | null = element; up; up = up.parent) if (isTag(up)) yield up
}

/** Whether one of two elements lies in the other. */
const isNested = (a: Element, b: Element | null): boolean =>
  b !== null && ([...pathOf(a)].includes(b) || [...pathOf(b)].includes(a))

/** How much prose lies under each element that blocks lie in. */
function weigh(blocks: readonly FlowBlock[]): Map<Element, number> {
  const weights = new Map<Element, number>()
  for (const block of blocks) {
    if (!isProse(block)) continue
    for (const element of pathOf(block.element))
      weights.set(element, (weights.get(element) ?? 0) + block.text.length)
  }
  return weights
}

/** How much of the page's prose the article holds at least, where an element only says that it is one. */
const MOST = 0.5
/** How much of what Readability keeps lies in the element that it is taken for. */
const NEARLY_ALL = 0.9

/** The deepest element under `root` that holds this share of the weight. */
function deepest(root: ParentNode, weights: ReadonlyMap<Element, number>, least: number): ParentNode {
  let at = root
  for (;;) {
    const inner: Element | undefined = at.children.find(
      (child): child is Element => isTag(child) && (weights.get(child) ?? 0) >= least,
    )
    if (!inner || inner.name === 'p' || inner.name === 'blockquote') return at
    at = inner
  }
}

/**
 * The element that holds the article. A page that names it (<article>, itemprop, <main>) is believed where most of the
 * prose lies there; else Readability is, unless it leaves out most of the prose; else what holds nearly all of it.
 */
export function findArticle(
  body: Element | Document,
  blocks: readonly FlowBlock[],
  kept: ReadonlySet<Element> | null,
): ParentNode {
  const weights = weigh(blocks)
  const total = proseOf(blocks)
  if (total === 0) return body
  for (const says of [isArticle, isBody, isMain]) {
    const named = [...weights].filter(([element]) => says(element))
    const [best, weight = 0] = named.reduce<[Element | null, number]>(
      (most, one) => (one[1] >= most[1] ? one : most),
      [null, 0],
    )
    // Several of a kind are the sections of one article, or its posts; then they are one together.
    const rest = named.some(
      ([element, other]) => element !== best && other > weight / 4 && !isNested(element, best),
    )
    if (best && weight >= total * MOST && !rest) return best
  }
  if (kept) {
    const its = blocks.filter(({ element }) => element !== null && kept.has(element))
    const share = proseOf(its)
    if (share >= total * MOST) return deepest(body, weigh(its), share * NEARLY_ALL)
  }
  return deepest(body, weights, total * NEARLY_ALL)
}

/**
 * The blocks that are the article's own. Sentences are, whatever Readability thinks; of labels, links and headings those
 * that it keeps or that stand among the sentences, without what announces other articles.
 */
export function ownBlocks(blocks: readonly FlowBlock[], kept: ReadonlySet<Element> | null): FlowBlock[] {
  const own: FlowBlock[] = []
  const copies = copiesIn(blocks)
  let related = false
  for (const block of blocks) {
    const { text, linked, kind } = block
    const mostlyLinks = linked > text.length / 2
    if (related && mostlyLinks && kind !== 'heading') continue
    related = false
    if (copies.has(block)) continue
    if (isSurelyNotice(text) || isSharing(text)) continue
    if (isRelatedLead(text) && (mostlyLinks || kind === 'heading' || text.length < 40)) {
      related = true
      continue
    }
    if (isProse(block) || kind === 'heading' || kind === 'quote') own.push(block)
    else if (!mostlyLinks || isFigures(block) || isLinkedSentence(block, kept)) own.push(block)
  }
  // A heading with nothing under it headed what was taken out.
  return own.filter((block, index) => block.kind !== 'heading' || leads(own, index))
}

/** Whether a block is a row of a table in which some cell is no link. */
const isFigures = ({ text, linked }: FlowBlock): boolean => text.includes('\t') && linked < text.length * 0.9

/** Whether what is mostly a link is the article's all the same: a source in a list, or a sentence around its link. */
function isLinkedSentence(block: FlowBlock, kept: ReadonlySet<Element> | null): boolean {
  const { kind, text, linked } = block
  if (kind === 'item') return keeps(kept, block)
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return ENDED.test(text) && words >= 6 && (linked < text.length * 0.9 || keeps(kept, block))
}

const keeps = (kept: ReadonlySet<Element> | null, { element }: FlowBlock): boolean =>
  element !== null && kept?.has(element) === true

function leads(blocks: readonly FlowBlock[], index: number): boolean {
  const level = blocks[index]?.level ?? 2
  const next = blocks[index + 1]
  return next !== undefined && (next.kind !== 'heading' || (next.level ?? 2) > level || index === 0)
}
