/** What the cases of tests/fixtures/cases expect, as the flows read it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CASES } from './person.ts'

export interface Passage {
  exact: string
  u16: [number, number]
  cp: [number, number]
}
interface Selection {
  select_u16: [number, number]
  how?: string
  target: Passage | null
}

interface Expected {
  C01: { text_sha256: string; spans: Record<string, Passage> }
  C02: { text: string; text_sha256: string; spans: Record<string, Passage> }
  C04: { selections: Selection[] }
  C05: { selections: Selection[] }
  C06: { text_sha256: string; spans: Record<'place' | 'word' | 'naive', Passage>; cuts: Selection[] }
  C07: { u16_length: number; spans: Record<'source' | 'cue' | 'content' | 'last_word', Passage> }
  C08: { in_this_order: Passage[]; click_at_u16: number; reached_there: number[]; smallest_first: number }
  C10: { annotations: (Passage & { note: string; tags: string[] })[]; csv_records_with_header: number }
  C22: { a: Passage; b: Passage; note_a: string; tags_a: [string, string] }
  C23: { note: string }
  C24: { span: Passage; tag_colours: string[]; least_contrast: number }
}

export const EXPECTED = JSON.parse(readFileSync(join(CASES, 'expected.json'), 'utf8')) as Expected
