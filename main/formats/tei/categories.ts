/** The taxonomies of a header, as tags. */
import { isTag, type Element } from 'domhandler'
import { childrenNamed, elementsUnder, localName, textUnder, tidied } from '../../articles/import/tree.ts'
import type { ReadTag } from '../reading/reading.ts'

export interface Category {
  readonly element: Element
  /** What an annotation that points to it is tagged with. */
  readonly path: string
  readonly tag: ReadTag
}

/** Longer than this the words of a category describe it and do not name it. */
const LONGEST_NAME = 60

/** By their xml:id. In a file of Postil's own the gloss is the path; in others a name, below the names of those around it. */
export function categoriesOf(tei: Element, isOwn: boolean): Map<string, Category> {
  const categories = new Map<string, Category>()
  for (const element of elementsUnder(
    tei,
    (each) => localName(each) !== 'text' && localName(each) !== 'standOff',
  )) {
    const id = element.attribs['xml:id']
    if (localName(element) !== 'category' || id === undefined || categories.has(id)) continue
    const gloss = childrenNamed(element, 'gloss')[0]
    const path = isOwn && gloss ? textUnder(gloss) : pathOf(element)
    const words = describedIn(element)
    const name = path.slice(path.lastIndexOf('/') + 1)
    categories.set(id, {
      element,
      path,
      tag: { id: null, path, ...(words === '' || words === name ? {} : { definition: words }) },
    })
  }
  return categories
}

function pathOf(category: Element): string {
  const names: string[] = []
  for (
    let at: Element | null = category;
    at && localName(at) === 'category';
    at = at.parent && isTag(at.parent) ? at.parent : null
  )
    names.unshift(nameOf(at))
  return names.join('/')
}

function nameOf(category: Element): string {
  const id = category.attribs['xml:id'] ?? category.attribs.n ?? 'category'
  const [first] = [...childrenNamed(category, 'gloss'), ...childrenNamed(category, 'catDesc')]
  const term = first ? (childrenNamed(first, 'term')[0] ?? first) : null
  const words = term ? tidied(textUnder(term)) : ''
  return (words !== '' && words.length <= LONGEST_NAME ? words : id).replaceAll('/', ' ')
}

function describedIn(category: Element): string {
  return [...childrenNamed(category, 'catDesc'), ...childrenNamed(category, 'desc')]
    .map((each) => tidied(textUnder(each)))
    .filter((words) => words !== '')
    .join('\n')
}
