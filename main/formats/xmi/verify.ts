import type { Content } from '../../library.ts'
import type { OutFile, Problem } from '../common/format.ts'
import { verifyCases, type ReadCas } from '../uima/verify.ts'

const ELEMENT = /<([\w.]+):([\w.]+)((?:\s+[\w:.]+="[^"]*")*)\s*\/?>/g
const ATTRIBUTE = /([\w:.]+)="([^"]*)"/g
const ENTITY = /&(?:#(\d+)|(\w+));/g
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Reads the XMI back element by element, without the XML reader of the import, and checks every place. */
export function verifyXmi(files: readonly OutFile[], content: Content): Problem[] {
  const xmi = files.filter(({ path }) => path.endsWith('.xmi'))
  return verifyCases(
    xmi.map(({ bytes }) => readBack(new TextDecoder('utf-8', { fatal: true }).decode(bytes))),
    content,
  )
}

function readBack(xml: string): ReadCas {
  const spaces = new Map<string, string>()
  for (const [, prefix = '', path = ''] of xml.matchAll(/xmlns:([\w.]+)="http:\/\/\/([^"]*)\.ecore"/g))
    spaces.set(prefix, path.replaceAll('/', '.'))
  let text = ''
  const structures = [...xml.matchAll(ELEMENT)].flatMap(([, prefix = '', name = '', written = '']) => {
    const features: Record<string, string> = {}
    for (const [, key = '', value = ''] of written.matchAll(ATTRIBUTE)) features[key] = unescaped(value)
    if (prefix === 'cas' && name === 'Sofa') text = features.sofaString ?? ''
    const id = features['xmi:id']
    return id === undefined ? [] : [{ id, type: `${spaces.get(prefix) ?? prefix}.${name}`, features }]
  })
  return { text, structures }
}

function unescaped(value: string): string {
  return value.replace(ENTITY, (all, code: string | undefined, name: string | undefined) =>
    code === undefined ? (NAMED[name ?? ''] ?? all) : String.fromCodePoint(Number(code)),
  )
}
