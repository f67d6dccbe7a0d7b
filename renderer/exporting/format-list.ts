/** The formats as the export dialog lists them. */
import type { FormatInfo } from '../../preload/interchange.ts'
import { TEXTS } from '../../preload/texts.ts'
import type { OptionGroup } from '../floating/options.svelte.ts'
import { find, type Found } from '../floating/search.ts'

const words = TEXTS.export.groups

/** For whom each format is, in the order in which they are listed. */
export const GROUPS = {
  people: ['html', 'pdf', 'markdown', 'csv'],
  tools: [
    'w3c',
    'hypothesis',
    'brat',
    'label-studio',
    'doccano',
    'xmi',
    'cas-json',
    'webanno-tsv',
    'qdpx',
    'qdc',
  ],
  corpora: ['tei', 'spacy'],
  checks: ['claimreview'],
  whole: ['postil'],
} as const satisfies Partial<Record<keyof typeof words, readonly string[]>>

/** At hand before anything was exported. */
const USUAL = ['w3c', 'csv', 'markdown']
const MOST_AT_HAND = 3

interface Item {
  readonly name: string
  readonly aside: string
  readonly format: FormatInfo
}
export type FormatRow = Found<Item> & { readonly key: string; readonly disabled: boolean }

/** Formats by whom they are for, what was exported last before them; those that answer what is typed, best first. */
export function formatGroups(
  typed: string,
  formats: readonly FormatInfo[],
  used: readonly string[],
  disabled: boolean,
): OptionGroup<FormatRow>[] {
  const rowsOf = (some: readonly FormatInfo[]): FormatRow[] =>
    find(typed, some.map(itemOf)).map((found) => ({ ...found, key: found.item.format.id, disabled }))
  const group = (label: string | null, some: readonly FormatInfo[]) => ({ label, options: rowsOf(some) })
  if (typed.trim() !== '') return [group(null, formats)].filter(({ options }) => options.length > 0)

  const those = (ids: readonly string[]) => ids.flatMap((id) => formats.find((each) => each.id === id) ?? [])
  const atHand = those([...new Set([...used, ...USUAL])]).slice(0, MOST_AT_HAND)
  const rest = formats.filter((format) => !atHand.includes(format))
  const grouped = Object.entries(GROUPS).map(([name, ids]) =>
    group(
      words[name as keyof typeof GROUPS],
      those(ids).filter((format) => rest.includes(format)),
    ),
  )
  const listed = new Set<string>(Object.values(GROUPS).flat())
  return [
    group(words.used, atHand),
    ...grouped,
    group(
      words.others,
      rest.filter(({ id }) => !listed.has(id)),
    ),
  ].filter(({ options }) => options.length > 0)
}

function itemOf(format: FormatInfo): Item {
  const { name, id, extension, about } = format
  return { name, aside: `${id} .${extension} ${about}`, format }
}
