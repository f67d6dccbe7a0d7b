/** Whether a media query holds for the window that a page was read in: a screen of a common size, with a mouse. */

const WIDTH = 1280
const HEIGHT = 800
const EM = 16

const TRUE =
  /^(?:hover:\s*hover|pointer:\s*fine|any-hover:\s*hover|orientation:\s*landscape|prefers-color-scheme:\s*light|prefers-reduced-motion:\s*no-preference|scripting:\s*enabled|color|screen)$/
const RANGE = /^(min|max)-(?:device-)?(width|height):\s*([\d.]+)(px|r?em)$/
const COMPARED = /^(width|height)\s*([<>]=?)\s*([\d.]+)(px|r?em)$/
const BETWEEN = /^([\d.]+)(px|r?em)\s*(<=?)\s*(width|height)\s*(<=?)\s*([\d.]+)(px|r?em)$/

const pixels = (value = '', unit = ''): number => Number(value) * (unit === 'px' ? 1 : EM)
const sizeOf = (axis = ''): number => (axis === 'width' ? WIDTH : HEIGHT)
const compare = (a: number, operator: string, b: number): boolean =>
  operator === '<' ? a < b : operator === '<=' ? a <= b : operator === '>' ? a > b : a >= b

function holdsFeature(feature: string): boolean {
  const range = RANGE.exec(feature)
  if (range) {
    const [, bound, axis, value, unit] = range
    return compare(sizeOf(axis), bound === 'min' ? '>=' : '<=', pixels(value, unit))
  }
  const compared = COMPARED.exec(feature)
  if (compared) return compare(sizeOf(compared[1]), compared[2] ?? '', pixels(compared[3], compared[4]))
  const between = BETWEEN.exec(feature)
  if (between) {
    const [, low, lowUnit, first = '', axis, second = '', high, highUnit] = between
    return (
      compare(pixels(low, lowUnit), first, sizeOf(axis)) &&
      compare(sizeOf(axis), second, pixels(high, highUnit))
    )
  }
  return TRUE.test(feature)
}

function holdsQuery(query: string): boolean {
  const negated = /^not\s+/.test(query)
  const parts = query.replace(/^(?:not|only)\s+/, '').split(/\s+and\s+/)
  const holds = parts.every((part) => {
    const words = part.trim()
    if (words === 'all' || words === 'screen' || words === '') return true
    const feature = /^\(\s*(.*?)\s*\)$/.exec(words)?.[1]
    return feature !== undefined && holdsFeature(feature)
  })
  return holds !== negated
}

/** Whether any query of a list holds. What is not understood does not hold, so that print styles hide nothing. */
export function holdsMedia(list: string): boolean {
  const queries = list.toLowerCase().trim()
  return queries === '' || queries.split(',').some((query) => holdsQuery(query.trim()))
}
