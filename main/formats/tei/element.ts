import { attributes, xmlText } from '../common/xml.ts'

/** Markup, as opposed to words that have yet to be escaped. */
export interface Markup {
  readonly xml: string
}

type Child = string | Markup | null | readonly (Markup | null)[]

/** An element; words among the children are escaped, nulls are left out. No white space is put anywhere. */
export function element(
  name: string,
  values: Readonly<Record<string, string | number | null | undefined>>,
  ...children: Child[]
): Markup {
  const inside = children
    .flat()
    .map((child) => (child === null ? '' : typeof child === 'string' ? xmlText(child) : child.xml))
    .join('')
  return { xml: `<${name}${attributes(values)}${inside === '' ? '/>' : `>${inside}</${name}>`}` }
}

/** An element with words, or nothing where there are none. */
export function wordsIn(
  name: string,
  words: string | null | undefined,
  values: Readonly<Record<string, string>> = {},
): Markup | null {
  return words === null || words === undefined || words === '' ? null : element(name, values, words)
}

/** An element on a line of its own, with each child on one: white space that means nothing. */
export function lines(
  name: string,
  values: Readonly<Record<string, string | number | null | undefined>>,
  children: readonly (Markup | null)[],
): Markup {
  const inside = children.filter((child) => child !== null).map(({ xml }) => `\n${xml}`)
  return { xml: `<${name}${attributes(values)}>${inside.join('')}\n</${name}>` }
}
