/** Declarative shadow trees, as a browser shows them: the tree stands in its host, and the host's own content in its slots. */
import { Document, isTag, type ChildNode, type Element, type ParentNode } from 'domhandler'

/** The standard's attribute, that of its first draft, and the one that Chromium writes in MHTML. */
const MARKS = ['shadowrootmode', 'shadowroot', 'shadowmode']

/** The tree of a host that is written down in the page, null where it has none. */
export function shadowOf(host: Element): Document | null {
  const template = host.children.find(
    (child): child is Element =>
      isTag(child) && child.name === 'template' && MARKS.some((mark) => mark in child.attribs),
  )
  const tree = template?.children[0]
  return tree instanceof Document ? tree : null
}

/** Puts the shadow tree in its host's place of content. */
export function flatten(host: Element, tree: Document): void {
  const light = host.children.filter((child) => !(isTag(child) && child.name === 'template'))
  const assigned = new Map<string, ChildNode[]>()
  for (const child of light) {
    const slot = isTag(child) ? (child.attribs['slot'] ?? '') : ''
    assigned.set(slot, [...(assigned.get(slot) ?? []), child])
  }
  const fill = (parent: ParentNode): void => {
    for (const child of parent.children) {
      if (!isTag(child)) continue
      if (child.name === 'slot') {
        const given = assigned.get(child.attribs['name'] ?? '')
        if (given) adopt(child, given)
      } else fill(child)
    }
  }
  fill(tree)
  adopt(host, tree.children)
}

/** Makes nodes the children of a parent, in place of what it had. */
export function adopt(parent: ParentNode, children: ChildNode[]): void {
  parent.children = children
  for (const [index, child] of children.entries()) {
    child.parent = parent
    child.prev = children[index - 1] ?? null
    child.next = children[index + 1] ?? null
  }
}
