import { attributes } from '../common/xml.ts'
import { isRef, type Cas, type Value } from '../uima/cas.ts'

/**
 * A CAS as XMI (UIMA references, 7 XMI CAS Serialization): one element a feature structure, the package of its type as
 * namespace, all in one view of one Sofa. References are ids.
 */
export function xmiOf({ sofa, text, structures }: Cas): string {
  const prefixes = prefixesOf(structures.map(({ type }) => type))
  const lines = structures.map(
    ({ id, type, features }) =>
      `<${elementName(type, prefixes)} xmi:id="${id}"${attributes(Object.fromEntries(Object.entries(features).map(([name, value]) => [name, written(value)])))}/>`,
  )
  const members = structures.map(({ id }) => id).join(' ')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"${attributes(
      Object.fromEntries([...prefixes].map(([space, prefix]) => [`xmlns:${prefix}`, namespaceOf(space)])),
    )} xmi:version="2.0">`,
    '<cas:NULL xmi:id="0"/>',
    ...lines,
    `<cas:Sofa xmi:id="${sofa}" sofaNum="1" sofaID="_InitialView" mimeType="text"${attributes({ sofaString: text })}/>`,
    `<cas:View sofa="${sofa}" members="${members}"/>`,
    '</xmi:XMI>',
    '',
  ].join('\n')
}

const written = (value: Value): string => String(isRef(value) ? value.ref : value)
const packageOf = (type: string): string => type.slice(0, type.lastIndexOf('.'))
const namespaceOf = (space: string): string => `http:///${space.replaceAll('.', '/')}.ecore`

/** A prefix for each package, in the order in which they are met. */
function prefixesOf(types: readonly string[]): Map<string, string> {
  const prefixes = new Map<string, string>()
  const taken = new Set(['xmi', 'cas', 'xml', 'xmlns'])
  for (const type of types) {
    const space = packageOf(type)
    if (prefixes.has(space)) continue
    const last = space.slice(space.lastIndexOf('.') + 1)
    const base = /^xm/i.test(last) ? 'ns' : last
    let prefix = base
    for (let number = 2; taken.has(prefix); number++) prefix = `${base}${number}`
    taken.add(prefix)
    prefixes.set(space, prefix)
  }
  return prefixes
}

function elementName(type: string, prefixes: ReadonlyMap<string, string>): string {
  return `${prefixes.get(packageOf(type)) ?? 'cas'}:${type.slice(type.lastIndexOf('.') + 1)}`
}
