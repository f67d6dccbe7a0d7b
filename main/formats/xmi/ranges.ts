/** What a type system says of features: whether they hold words, or lead to other feature structures. */
import { childrenNamed, elementsUnder, firstNamed, localName, textUnder } from '../../articles/import/tree.ts'
import { headOf, readXmlRoot } from '../common/xml-read.ts'
import type { InFile } from '../reading/reading.ts'

const PRIMITIVES = /^uima\.cas\.(?:String|Integer|Float|Boolean|Byte|Short|Long|Double|StringArray)$/

export interface Ranges {
  /** Null where no type system says. */
  isPrimitive(type: string, feature: string): boolean | null
}

export function isTypeSystem(file: InFile): boolean {
  return /\.xml$/i.test(file.path) && headOf(file).includes('typeSystemDescription')
}

/** The ranges that type systems give; a file that cannot be read gives none. Types that are named String and have allowed values are strings too. */
export function rangesOf(files: readonly InFile[]): Ranges {
  const ranges = new Map<string, string>()
  const parents = new Map<string, string>()
  for (const file of files) {
    try {
      for (const element of elementsUnder(readXmlRoot(file))) {
        if (localName(element) !== 'typeDescription') continue
        const type = wordsOf(childrenNamed(element, 'name')[0])
        parents.set(type, wordsOf(childrenNamed(element, 'supertypeName')[0]))
        const features = firstNamed(element, 'features')
        for (const feature of features ? childrenNamed(features, 'featureDescription') : [])
          ranges.set(
            `${type}:${wordsOf(childrenNamed(feature, 'name')[0])}`,
            wordsOf(childrenNamed(feature, 'rangeTypeName')[0]),
          )
      }
    } catch {
      continue
    }
  }
  return {
    isPrimitive(type, feature) {
      const seen = new Set<string>()
      for (let at: string | undefined = type; at !== undefined && !seen.has(at); at = parents.get(at)) {
        seen.add(at)
        const range = ranges.get(`${at}:${feature}`)
        if (range !== undefined) return PRIMITIVES.test(range) || parents.get(range) === 'uima.cas.String'
      }
      return null
    },
  }
}

const wordsOf = (element: Parameters<typeof textUnder>[0] | undefined): string =>
  element ? textUnder(element).trim() : ''
