import type { Imported } from '../imported.ts'
import { Refusal } from '../refusal.ts'
import type { Zip } from '../zip.ts'

export function readEpub(_zip: Zip): Imported {
  throw new Refusal('EPUB is not read yet')
}
