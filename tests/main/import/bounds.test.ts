/** Files made to exhaust the machine: what their tables claim is held against the bounds before anything is unpacked. */
import { isTag, type ParentNode } from 'domhandler'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import {
  MAX_DEPTH,
  MAX_ENTRIES,
  MAX_ENTRY,
  MAX_NODES,
  MAX_UNPACKED,
} from '../../../main/articles/import/bounds.ts'
import { parseHtml, parseXml } from '../../../main/articles/import/tree.ts'
import { Zip } from '../../../main/articles/import/zip.ts'

/** A packed file whose table says of each of its entries that it unpacks to `size` bytes. */
function claiming(size: number, entries: Record<string, Uint8Array>): Uint8Array {
  const bytes = zipSync(entries, { level: 0 })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < bytes.length - 46; at++)
    // "PK\1\2" begins an entry of the table; the size that it unpacks to stands 24 bytes on (APPNOTE.TXT 4.3.12).
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true)
  return bytes
}

describe('a packed file', () => {
  it('is refused where it holds too many files', () => {
    const names = Array.from({ length: MAX_ENTRIES + 1 }, (_, n) => [`${n}`, new Uint8Array()] as const)
    expect(() => new Zip(zipSync(Object.fromEntries(names)))).toThrow('it holds more than 20000 files')
    expect(new Zip(zipSync(Object.fromEntries(names.slice(1)))).names).toHaveLength(MAX_ENTRIES)
  })

  it('is refused where one entry is too large, whatever it is packed to', () => {
    const entry = { 'a.xml': new Uint8Array(512 * 1024) }
    expect(() => new Zip(claiming(MAX_ENTRY + 1, entry)).read('a.xml')).toThrow('is larger than 64 MB')
    expect(() => new Zip(claiming(MAX_ENTRY + 1, entry)).readAll(['a.xml'])).toThrow('is larger than 64 MB')
    expect(new Zip(claiming(MAX_ENTRY, entry)).read('a.xml')).not.toBeNull()
  })

  it('is refused where all that is read of it comes to too much', () => {
    const one = new Uint8Array(512 * 1024)
    const names = Array.from({ length: MAX_UNPACKED / MAX_ENTRY + 1 }, (_, n) => `${n}.xml`)
    const zip = new Zip(claiming(MAX_ENTRY, Object.fromEntries(names.map((name) => [name, one]))))
    for (const name of names.slice(1)) zip.read(name)
    expect(() => zip.read('0.xml')).toThrow('brings all to more than 256 MB')
  })
})

describe('a tree', () => {
  it('is refused where it has too many nodes', () => {
    expect(() => parseXml(`<a>${'<b/>'.repeat(MAX_NODES)}</a>`)).toThrow('more than 3 million tags')
    expect(() => parseHtml('<!---->'.repeat(MAX_NODES + 1))).toThrow('more than 3 million tags')
  })

  it('of XML is refused where it is too deep', () => {
    expect(() => parseXml('<a>'.repeat(MAX_DEPTH + 2))).toThrow('more than 512 deep')
  })

  it('of a page is flattened where it is too deep, as in a browser', () => {
    let depth = 0
    const level = (nodes: readonly ParentNode[]): ParentNode[] =>
      nodes.flatMap(({ children }) => children.filter(isTag))
    for (
      let nodes = level([parseHtml('<div>'.repeat(5 * MAX_DEPTH))]);
      nodes.length > 0;
      nodes = level(nodes)
    )
      depth++
    expect(depth).toBeGreaterThan(MAX_DEPTH - 3)
    expect(depth).toBeLessThanOrEqual(MAX_DEPTH + 1)
  })
})
