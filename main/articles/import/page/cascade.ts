/** Which declarations of a page's style sheets and style attributes win for each element: the cascade, where it bears on sight. */
import type { Element } from 'domhandler'
import { parseInline, parseSheet, type Declaration, type StyleRule } from './stylesheet.ts'

/** The declared values that win for an element, by property. */
export type Style = ReadonlyMap<string, string>

/** Most elements of a page have none that bears on sight. */
export const NO_STYLE: Style = new Map()

interface Weighed {
  weight: number
  declarations: readonly Declaration[]
}

/** Above any sum of specificity and order that a sheet comes to. */
const INLINE = 1e15
const UNLAYERED = 5e14
const IMPORTANT = 1e16

/** How many times a selector may be tried in one page: what is beyond is shown, as if it had no styles. */
const MAX_TRIES = 20_000_000

export class Cascade {
  readonly #byKey = new Map<string, (StyleRule & { order: number })[]>()
  readonly #classes = new Set<string>()
  #rules = 0
  #tries = 0

  constructor(sheets: readonly string[]) {
    for (const sheet of sheets) {
      const { rules, classes } = parseSheet(sheet)
      for (const name of classes) this.#classes.add(name)
      for (const rule of rules) {
        const list = this.#byKey.get(rule.key) ?? []
        this.#byKey.set(rule.key, list)
        list.push({ ...rule, order: this.#rules++ })
      }
    }
  }

  /** Whether a sheet speaks of a class. */
  knows(name: string): boolean {
    return this.#classes.has(name)
  }

  styleOf(element: Element): Style {
    const weighed: Weighed[] = []
    for (const key of this.#keysOf(element)) {
      for (const rule of this.#byKey.get(key) ?? []) {
        if (++this.#tries > MAX_TRIES) break
        if (!rule.holdsFor(element)) continue
        const weight = rule.specificity * 1e5 + rule.order + (rule.layered ? 0 : UNLAYERED)
        weighed.push({ weight, declarations: rule.declarations })
      }
    }
    const inline = element.attribs['style']
    if (inline) weighed.push({ weight: INLINE, declarations: parseInline(inline) })
    return settle(weighed)
  }

  *#keysOf(element: Element): Iterable<string> {
    if (this.#rules === 0) return
    yield '*'
    yield element.name
    const { id, class: classes } = element.attribs
    if (id) yield `#${id}`
    for (const name of new Set(classes?.split(/\s+/))) if (name) yield `.${name}`
  }
}

function settle(weighed: readonly Weighed[]): Style {
  if (weighed.length === 0) return NO_STYLE
  const style = new Map<string, string>()
  const weights = new Map<string, number>()
  for (const { weight, declarations } of weighed) {
    for (const { property, value, important } of declarations) {
      const total = weight + (important ? IMPORTANT : 0)
      if (total < (weights.get(property) ?? 0)) continue
      weights.set(property, total)
      style.set(property, value)
    }
  }
  return style
}
