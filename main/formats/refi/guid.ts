/** GUIDs of REFI-QDA files. The same record has the same GUID in every export, so that other programs know it again. */
import { createHash } from 'node:crypto'

/** The namespace of names below, itself made of nothing but chance once. */
const NAMESPACE = Buffer.from('6f1d3c0ea0f94c0f8b6f5d3a7c21e94b', 'hex')
const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i

/** A name-based UUID (RFC 9562, version 5) of a kind of record and what names one. */
export function namedGuid(kind: string, ...names: readonly (string | number)[]): string {
  const bytes = createHash('sha1')
    .update(NAMESPACE)
    .update(JSON.stringify([kind, ...names]))
    .digest()
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}

/** The GUID of a record: its id where that is one, as those are that Postil gives. */
export function guidOf(kind: string, id: string): string {
  return GUID.exec(id)?.[1]?.toLowerCase() ?? namedGuid(kind, id)
}

/** A GUID as files may write it, in one form; '' where it is none. Files of other programs are not held to the schema. */
export function plainGuid(guid: string | undefined): string {
  const said = (guid ?? '').trim()
  return GUID.exec(said)?.[1]?.toLowerCase() ?? said
}

/** The id that a record of this GUID has, null where the GUID was made of one (or of a name) and does not tell it. */
export function idOfGuid(guid: string | undefined): string | null {
  const [, plain, version] = GUID.exec((guid ?? '').trim()) ?? []
  return plain === undefined || version === '5' ? null : plain.toLowerCase()
}
