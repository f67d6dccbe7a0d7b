/** What a page says, as a parser of HTML reads it. */
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Tree } from 'parse5'

/** A stretch of an article's text, in UTF-16 code units. */
export interface Stretch {
  start: number
  end: number
}
export interface ReadText {
  text: string
  /** In text order. */
  blocks: Stretch[]
  /** What is marked, by the key of its mark; in text order. */
  marks: Map<string, Stretch[]>
}

export type PageElement = Tree.Element

/** All elements inside, in document order. Without recursion: a page may nest as deep as it likes. */
export function elementsIn(root: Tree.ParentNode): PageElement[] {
  const found: PageElement[] = []
  const left: Tree.ChildNode[] = root.childNodes.toReversed()
  for (let node = left.pop(); node; node = left.pop()) {
    if (!tree.isElementNode(node)) continue
    found.push(node)
    left.push(...node.childNodes.toReversed())
  }
  return found
}

export function valueOf(element: PageElement, name: string): string | null {
  return element.attrs.find((each) => each.name === name)?.value ?? null
}

/** An article's text and what is marked in it. */
export function textIn(root: Tree.ParentNode): ReadText {
  const read: ReadText = { text: '', blocks: [], marks: new Map() }
  const visit = (node: Tree.ChildNode): void => {
    if (tree.isTextNode(node)) read.text += node.value
    if (!tree.isElementNode(node)) return
    const start = read.text.length
    node.childNodes.forEach(visit)
    const stretch = { start, end: read.text.length }
    if (valueOf(node, 'data-block') !== null) read.blocks.push(stretch)
    const key = valueOf(node, 'data-mark')
    if (key !== null) read.marks.set(key, [...(read.marks.get(key) ?? []), stretch])
  }
  root.childNodes.forEach(visit)
  return read
}
