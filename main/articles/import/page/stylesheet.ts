/** The rules of a style sheet that bear on whether text is seen, and which elements they hold for. */
import type { Element } from 'domhandler'
import { compile } from 'css-select'
import type { Atrule, CssNode, Rule } from 'css-tree'
import parse from 'css-tree/parser'
import { parse as parseSelector, type Selector } from 'css-what'
import { holdsMedia } from './media.ts'

/** Properties that take text out of sight, or set it as a block of its own. */
const BEARING =
  /^(?:display|visibility|opacity|position|left|right|top|bottom|clip|clip-path|width|height|max-height|max-width|overflow(?:-[xy])?|text-indent|font-size|content-visibility|transform|animation(?:-name)?|transition(?:-property)?)$/

export interface Declaration {
  property: string
  value: string
  important: boolean
}

export interface StyleRule {
  declarations: Declaration[]
  /** [ids, classes, types] as one number. */
  specificity: number
  /** Rules in a cascade layer yield to those in none. */
  layered: boolean
  /** What the element itself must have at least, for the index: "#id", ".class", "name" or "*". */
  key: string
  holdsFor: (element: Element) => boolean
}

export interface Sheet {
  rules: StyleRule[]
  /** All classes that it speaks of, whatever it says of them. */
  classes: Set<string>
}

const CLASS = /\.(-?[A-Za-z_][\w-]*)/g

/** The declarations of a style attribute, or of a rule's block, that bear on sight. */
function declarationsOf(block: CssNode | null): Declaration[] {
  if (block?.type !== 'Block' && block?.type !== 'DeclarationList') return []
  const found: Declaration[] = []
  for (const node of block.children.toArray()) {
    if (node.type !== 'Declaration' || !BEARING.test(node.property.toLowerCase())) continue
    const value = node.value.type === 'Raw' ? node.value.value.trim().toLowerCase() : ''
    if (value === '' || value.includes('var(')) continue
    found.push({ property: node.property.toLowerCase(), value, important: Boolean(node.important) })
  }
  return found
}

const QUICK = {
  parseValue: false,
  parseCustomProperty: false,
  parseAtrulePrelude: false,
  parseRulePrelude: false,
}

/** Reads a style attribute. */
export function parseInline(style: string): Declaration[] {
  return declarationsOf(parse(style, { ...QUICK, context: 'declarationList' }))
}

function specificityOf(selector: readonly Selector[]): number {
  let sum = 0
  for (const token of selector) {
    if (token.type === 'attribute') sum += token.name === 'id' && token.action === 'equals' ? 1_000_000 : 1000
    else if (token.type === 'tag') sum += 1
    else if (token.type === 'pseudo' && token.name !== 'where') {
      if (Array.isArray(token.data)) sum += Math.max(0, ...token.data.map(specificityOf))
      else sum += 1000
    }
  }
  return sum
}

const COMBINATORS = new Set(['descendant', 'child', 'adjacent', 'sibling', 'parent', 'column-combinator'])

function keyOf(selector: readonly Selector[]): string {
  let key = '*'
  for (let i = selector.length - 1; i >= 0; i--) {
    const token = selector[i]!
    if (COMBINATORS.has(token.type)) break
    if (token.type === 'attribute' && token.name === 'id' && token.action === 'equals')
      return `#${token.value}`
    if (token.type === 'attribute' && token.name === 'class' && token.action === 'element')
      key = `.${token.value}`
    else if (token.type === 'tag' && key === '*') key = token.name.toLowerCase()
  }
  return key
}

function add(rules: StyleRule[], prelude: string, declarations: Declaration[], layered: boolean): void {
  let selectors: Selector[][]
  try {
    selectors = parseSelector(prelude)
  } catch {
    return
  }
  for (const selector of selectors) {
    if (selector.some(({ type }) => type === 'pseudo-element')) continue
    try {
      const holdsFor = compile<Element, Element>([selector])
      const specificity = specificityOf(selector)
      rules.push({ declarations, specificity, layered, key: keyOf(selector), holdsFor })
    } catch {
      // A pseudo-class of a moment (:focus-within) or a later one: it does not hold for a page at rest.
    }
  }
}

const preludeOf = (node: Rule | Atrule): string => (node.prelude?.type === 'Raw' ? node.prelude.value : '')

/** Rules inside rules: "&" stands for what the outer one selects, and is meant where it is missing. */
function nested(outer: string, inner: string): string {
  const within = `:is(${outer})`
  return inner.includes('&') ? inner.replaceAll('&', within) : `${within} ${inner}`
}

function collect(nodes: readonly CssNode[], outer: string | null, layered: boolean, rules: Sheet): void {
  for (const node of nodes) {
    if (node.type === 'Rule') {
      const prelude = outer === null ? preludeOf(node) : nested(outer, preludeOf(node))
      const declarations = declarationsOf(node.block)
      for (const [, name = ''] of prelude.matchAll(CLASS)) rules.classes.add(name)
      if (declarations.length > 0) add(rules.rules, prelude, declarations, layered)
      collect(
        node.block.children.toArray().filter(({ type }) => type === 'Rule' || type === 'Atrule'),
        prelude,
        layered,
        rules,
      )
    } else if (node.type === 'Atrule' && node.block) {
      const name = node.name.toLowerCase()
      const holds =
        (name === 'media' && holdsMedia(preludeOf(node))) ||
        (name === 'supports' && !/^\s*not\b/i.test(preludeOf(node))) ||
        name === 'layer'
      if (!holds) continue
      const inner = node.block.children.toArray()
      collect(inner, outer, layered || name === 'layer', rules)
      const declarations = outer === null ? [] : declarationsOf(node.block)
      if (outer !== null && declarations.length > 0) add(rules.rules, outer, declarations, layered)
    }
  }
}

/** Reads a style sheet. What is broken in it is passed over, as in a browser. */
export function parseSheet(css: string): Sheet {
  const read: Sheet = { rules: [], classes: new Set() }
  const sheet = parse(css, QUICK)
  if (sheet.type === 'StyleSheet') collect(sheet.children.toArray(), null, false, read)
  return read
}
