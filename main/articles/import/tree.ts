/**
 * The one tree that HTML and XML are read into: domhandler's. HTML comes from parse5, which reads as the HTML standard
 * says and a browser does; XML from htmlparser2, which knows no entities of a document's own and so cannot be blown up
 * by them. Neither runs, loads or follows anything.
 */
import { DomHandler, Element, isTag, isText, Text } from 'domhandler'
import type { ChildNode, Document, ParentNode } from 'domhandler'
import { decodeHTML } from 'entities'
import { Parser } from 'htmlparser2'
import { parse, parseFragment, type TreeAdapter } from 'parse5'
import { adapter, type Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter'
import { MAX_DEPTH, MAX_NODES } from './bounds.ts'
import { Refusal } from './refusal.ts'

const tooMany = () => new Refusal(`it has more than ${MAX_NODES / 1_000_000} million tags and pieces of text`)

/** An adapter for one page that counts nodes, and appends what lies too deep to an ancestor, as Chromium does. */
function boundedAdapter(): TreeAdapter<Htmlparser2TreeAdapterMap> {
  const depths = new WeakMap<ParentNode, number>()
  let nodes = 0
  const count = () => {
    if (++nodes > MAX_NODES) throw tooMany()
  }
  const depthOf = (node: ParentNode) => depths.get(node) ?? 0
  return {
    ...adapter,
    createElement(name, namespace, attributes) {
      count()
      const attribs: Record<string, string> = Object.create(null) as Record<string, string>
      for (const { name, value } of attributes) attribs[name] = value
      const element = new Element(name, attribs, [])
      element.namespace = namespace
      return element
    },
    adoptAttributes(element, attributes) {
      for (const { name, value } of attributes) element.attribs[name] ??= value
    },
    createCommentNode(data) {
      count()
      return adapter.createCommentNode(data)
    },
    createTextNode(value) {
      count()
      return new Text(value)
    },
    appendChild(parent, node) {
      let to = parent
      while (depthOf(to) >= MAX_DEPTH && to.parent) to = to.parent
      adapter.appendChild(to, node)
      if (isTag(node)) depths.set(node, depthOf(to) + 1)
    },
    insertBefore(parent, node, before) {
      adapter.insertBefore(parent, node, before)
      if (isTag(node)) depths.set(node, depthOf(parent) + 1)
    },
  }
}

/** Wrong nesting makes a browser move pieces about, whole and as deep as they are: what walks a tree may recurse after this. */
function checkDepth(document: Document): Document {
  let level: ParentNode[] = [document]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > 4 * MAX_DEPTH) throw new Refusal('its tags lie inside each other too deep')
    level = level.flatMap(({ children }) => children.filter((child) => 'children' in child))
  }
  return document
}

/** Reads a page as a browser with scripts does: what <noscript> holds is text and no part of the page. */
export function parseHtml(html: string): Document {
  return checkDepth(parse(html, { treeAdapter: boundedAdapter() }))
}

/** Reads a piece of a page, as it lies on the clipboard. */
export function parseHtmlPiece(html: string): Document {
  return checkDepth(parseFragment(html, { treeAdapter: boundedAdapter() }))
}

/** Prefixes by which names of a namespace are written in the tree, whatever a file calls them. */
export type Prefixes = ReadonlyMap<string, string>

class BoundedHandler extends DomHandler {
  #nodes = 0
  /** For each open element what the prefixes stand for in it. */
  readonly #scopes: ReadonlyMap<string, string>[] = [new Map()]

  constructor(private readonly prefixes: Prefixes | null) {
    super()
  }

  override onopentag(name: string, attribs: Record<string, string>): void {
    if (++this.#nodes > MAX_NODES) throw tooMany()
    if (this.#scopes.length > MAX_DEPTH) throw new Refusal(`it has tags more than ${MAX_DEPTH} deep`)
    const scope = this.prefixes ? this.#scopeIn(attribs) : this.#scopes[0]!
    this.#scopes.push(scope)
    if (scope.size === 0) return super.onopentag(name, attribs)
    const renamed = Object.entries(attribs).map(([key, value]) => [this.#named(key, scope, false), value])
    super.onopentag(this.#named(name, scope, true), Object.fromEntries(renamed) as Record<string, string>)
  }

  override onclosetag(): void {
    this.#scopes.pop()
    super.onclosetag()
  }

  // What stands in CDATA is text like any other.
  override oncdatastart(): void {}
  override oncdataend(): void {}

  #scopeIn(attribs: Record<string, string>): ReadonlyMap<string, string> {
    const outer = this.#scopes[this.#scopes.length - 1]!
    let scope: Map<string, string> | null = null
    for (const [key, uri] of Object.entries(attribs)) {
      if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue
      scope ??= new Map(outer)
      const prefix = this.prefixes?.get(uri)
      if (prefix === undefined) scope.delete(key.slice(6))
      else scope.set(key.slice(6), prefix)
    }
    return scope ?? outer
  }

  /** A default namespace holds for elements alone. */
  #named(name: string, scope: ReadonlyMap<string, string>, element: boolean): string {
    const colon = name.indexOf(':')
    const prefix = scope.get(name.slice(0, Math.max(0, colon)))
    if (prefix === undefined || (colon < 0 && !element)) return name
    return prefix === '' ? name.slice(colon + 1) : `${prefix}:${name.slice(colon + 1)}`
  }
}

/** Names of characters that XHTML takes from its DTD, where XML itself knows five. */
const NAMED = /&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]{1,31};/g

/**
 * Reads XML, forgiving about what is not well-formed. Names of the namespaces in `prefixes` get the prefix given there,
 * none where it is empty; others stay as they are written.
 */
export function parseXml(xml: string, prefixes: Prefixes | null = null): Document {
  const handler = new BoundedHandler(prefixes)
  const parser = new Parser(handler, { xmlMode: true })
  parser.end(xml.replace(NAMED, (name) => decodeHTML(name)))
  return handler.root
}

const XHTML =
  /^\s*<\?xml\s[^>]*\?>[\s\S]{0,1000}?<html\s[^>]*xmlns=["']http:\/\/www\.w3\.org\/1999\/xhtml["']/
/** Elements that HTML cannot close in themselves: read as HTML, one would take in the rest of the page. */
const CLOSED = /<(?:script|style|title|textarea|iframe)\b[^>]*\/>/

/** Reads the source of a page: as HTML, but for XHTML that only XML can read. */
export function parsePage(source: string): Document {
  return XHTML.test(source.slice(0, 4000)) && CLOSED.test(source)
    ? parseXml(source, XHTML_NAMES)
    : parseHtml(source)
}

/** XHTML keeps its bare names, whatever prefix a file gives it; "epub:type" is always that. */
export const XHTML_NAMES: Prefixes = new Map([
  ['http://www.w3.org/1999/xhtml', ''],
  ['http://www.idpf.org/2007/ops', 'epub'],
])

/** The name without its prefix. */
export const localName = (element: Element): string => element.name.slice(element.name.indexOf(':') + 1)

/** The elements under a node in document order; `enter` may keep out of one's content. */
export function* elementsUnder(
  node: ParentNode,
  enter: (element: Element) => boolean = () => true,
): Generator<Element> {
  const open: ChildNode[] = []
  const into = ({ children }: ParentNode) => {
    for (let i = children.length; i--;) open.push(children[i]!)
  }
  into(node)
  for (let next = open.pop(); next; next = open.pop()) {
    if (!isTag(next)) continue
    yield next
    if (enter(next)) into(next)
  }
}

/** The first element of a name under a node, by its name without prefix. */
export function firstNamed(node: ParentNode, name: string): Element | null {
  for (const element of elementsUnder(node)) if (localName(element) === name) return element
  return null
}

export function childrenNamed(node: ParentNode, name: string): Element[] {
  return node.children.filter((child): child is Element => isTag(child) && localName(child) === name)
}

/** All text under a node, as it stands there, scripts and styles too. */
export function textUnder(node: ParentNode): string {
  const parts: string[] = []
  const open: ChildNode[] = [...node.children].reverse()
  for (let next = open.pop(); next; next = open.pop()) {
    if (isText(next)) parts.push(next.data)
    else if ('children' in next) for (let i = next.children.length; i--;) open.push(next.children[i]!)
  }
  return parts.join('')
}

/** Text as a page shows it: runs of ASCII white space are one space, and none at the ends. */
export const tidied = (text: string): string => text.replace(/[ \t\n\f\r]+/g, ' ').replace(/^ | $/g, '')
