/** XMI as feature structures (UIMA references, 7 XMI CAS Serialization), whatever types they have. */
import { isTag, type Element } from 'domhandler'
import { textUnder } from '../../articles/import/tree.ts'
import { readXmlRoot, unreadable } from '../common/xml-read.ts'
import type { InFile } from '../reading/reading.ts'

export interface Structure {
  readonly id: string
  /** The whole name of its type. */
  readonly type: string
  /** Features by name; arrays of strings have several values. */
  readonly features: ReadonlyMap<string, readonly string[]>
}

/** A Sofa with what lies over it. */
export interface View {
  /** "_InitialView" where there is one alone. */
  readonly name: string
  readonly text: string
  readonly structures: readonly Structure[]
}

/** The first value of a feature; null where it is not there. */
export function valueOf({ features }: Structure, name: string): string | null {
  return features.get(name)?.[0] ?? null
}

/**
 * The views of a file that have a text, in its order; structures without a Sofa (links, lists) are in the first.
 * @throws PostilError 'unreadable' that names the file
 */
export function viewsIn(file: InFile): View[] {
  const root = readXmlRoot(file)
  if (!/^([\w.-]+:)?XMI$/.test(root.name)) throw unreadable(file, 'it is not XMI')
  const packages = packagesOf(root)
  const all: Structure[] = []
  const sofas: Structure[] = []
  for (const child of root.children) {
    if (!isTag(child)) continue
    const structure = structureOf(child, packages)
    if (structure.type === 'uima.cas.Sofa') sofas.push(structure)
    else if (!structure.type.startsWith('uima.cas.')) all.push(structure)
  }
  const texts = sofas.filter((sofa) => sofa.features.has('sofaString'))
  const bySofa = new Map(texts.map((sofa) => [sofa.id, [] as Structure[]]))
  const first = bySofa.get(texts[0]?.id ?? '')
  for (const structure of all) {
    const sofa = valueOf(structure, 'sofa')
    const own = sofa === null ? first : bySofa.get(sofa)
    own?.push(structure)
  }
  return texts.map((sofa) => ({
    name: valueOf(sofa, 'sofaID') ?? '',
    text: valueOf(sofa, 'sofaString') ?? '',
    structures: bySofa.get(sofa.id) ?? [],
  }))
}

/** What prefixes stand for: "http:///de/tudarmstadt/type.ecore" is the package de.tudarmstadt.type. */
function packagesOf({ attribs }: Element): Map<string, string> {
  return new Map(
    Object.entries(attribs).flatMap(([name, uri]) => {
      const path = /^http:\/\/\/(.+)\.ecore$/.exec(uri)?.[1]
      return name.startsWith('xmlns:') && path !== undefined
        ? [[name.slice(6), path.replaceAll('/', '.')] as const]
        : []
    }),
  )
}

function structureOf(element: Element, packages: ReadonlyMap<string, string>): Structure {
  const [prefix = '', name = ''] = element.name.includes(':') ? element.name.split(':') : ['', element.name]
  const features = new Map<string, string[]>()
  for (const [key, value] of Object.entries(element.attribs))
    if (!key.includes(':') && key !== 'xmlns') features.set(key, [value])
  for (const child of element.children) {
    if (!isTag(child)) continue
    const values = features.get(child.name)
    if (values) values.push(textUnder(child))
    else features.set(child.name, [textUnder(child)])
  }
  const space = packages.get(prefix)
  return {
    id: element.attribs['xmi:id'] ?? '',
    // UIMA writes types without a package into a namespace of its own name.
    type: space === undefined || space === 'uima.noNamespace' ? name : `${space}.${name}`,
    features,
  }
}
