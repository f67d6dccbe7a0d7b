/** What is coded in the passages of a text, as annotations: claims where roles are tied, else marks. */
import { childrenNamed } from '../../articles/import/tree.ts'
import type { ReadAnnotation, ReadSpan } from '../reading/reading.ts'
import { DocumentText } from '../reading/units.ts'
import { idOfGuid } from '../refi/guid.ts'
import { chainsOf } from './chains.ts'
import { some } from './problems.ts'
import { refsOf, type Signed } from './said.ts'
import { TIES } from './selections.ts'
import type { Around, Source } from './around.ts'
import { isKind, pathOf } from './code-paths.ts'
import { selectionOf, spanOf, type Coded, type Selection } from './read-selection.ts'

/** All annotations of the passages of a source. */
export function annotationsIn({ element, outer, text, guid }: Source, around: Around): ReadAnnotation[] {
  const sought = text === null ? null : new DocumentText(text)
  const selections = childrenNamed(element, 'PlainTextSelection').map((each) => selectionOf(each, around))
  // QualCoder keeps the passage of an annotation in its note.
  const refs = new Set([...refsOf(element, 'NoteRef'), ...refsOf(outer, 'NoteRef')])
  for (const ref of refs) {
    const note = around.notes.get(ref)
    if (!note || note.selections.length === 0) continue
    around.usedNotes.add(ref)
    for (const each of note.selections) {
      const made = selectionOf(each, around)
      const codings = note.codes.map((code): Coded => ({ guid: '', code, signed: note }))
      selections.push({
        ...made,
        author: note.author,
        created: note.created,
        modified: note.modified,
        codings,
        codes: new Set(note.codes),
        note: note.text,
      })
    }
  }
  const chains = chainsOf(selections, around.links, around.used)
  const headOf = new Map(chains.flatMap((chain) => chain.map((piece) => [piece.guid, chain] as const)))
  const attached = new Map<Selection[], { source?: Selection[]; cue?: Selection[] }>()
  const parts = new Set<Selection[]>()
  for (const link of around.links) {
    if (link.name !== TIES.source && link.name !== TIES.cue) continue
    const [part, main] = [headOf.get(link.origin), headOf.get(link.target)]
    if (!part || !main || part === main || parts.has(main) || parts.has(part) || attached.has(part)) continue
    const known = attached.get(main) ?? {}
    if (known[link.name]) continue
    attached.set(main, { ...known, [link.name]: part })
    parts.add(part)
    around.used.add(link)
  }
  const spansOf = (chain: readonly Selection[]): ReadSpan[] =>
    chain.map((each) => spanOf(each, sought, around))
  const name = outer.attribs.name ?? guid
  return chains.flatMap((chain) => {
    if (parts.has(chain)) return []
    const bad = chain.some(({ start, end }) => Number.isNaN(start) || Number.isNaN(end))
    if (bad)
      around.problems.count(
        'positions',
        name,
        (count, names) =>
          `Positions that are no numbers: ${some(count, 'selection')}${names}, looked for by their names.`,
      )
    const mine = attached.get(chain) ?? null
    const made = annotationsOf(chain, mine, spansOf, around)
    const [first] = made
    const all = [...chain, ...(mine?.source ?? []), ...(mine?.cue ?? [])]
    if (first) for (const each of all) around.made.set(each.guid, first)
    return made
  })
}

type SpansOf = (chain: readonly Selection[]) => ReadSpan[]

/** The annotations of one passage: one, or one a person where several have coded it. */
function annotationsOf(
  chain: readonly Selection[],
  attached: { source?: Selection[]; cue?: Selection[] } | null,
  spansOf: SpansOf,
  around: Around,
): ReadAnnotation[] {
  const [head] = chain
  if (!head) return []
  const { roles } = around.own
  const role = [...head.codes]
    .map((code) => roles.get(code))
    .find((each) => each === 'content' || each === 'source' || each === 'cue')
  const isClaim = attached !== null || (around.own.own && role !== undefined)
  const notes = chain.map(({ note }) => note).filter((note) => note !== '')
  const base = (tags: string[], signed: Signed): ReadAnnotation => ({
    id: idOfGuid(head.guid),
    kind: 'highlight',
    spans: spansOf(chain),
    tags,
    note: [...new Set(notes)].join('\n\n'),
    author: signed.author,
    created: signed.created,
    modified: signed.modified ?? signed.created,
  })
  const ours = isClaim ? (code: string) => roles.has(code) : (code: string) => isKind(roles.get(code))
  const tagsOf = (codings: readonly Coded[]): string[] => {
    const paths = codings
      .filter(({ code }) => !ours(code) && !(isClaim && around.own.speakers.has(code)))
      .map(({ code }) => pathOf(code, around))
    return [...new Set(paths.filter((path) => path !== null))]
  }
  if (isClaim) {
    const parts = {
      content: role === 'source' || role === 'cue' ? [] : chain,
      source: role === 'source' ? chain : (attached?.source ?? []),
      cue: role === 'cue' ? chain : (attached?.cue ?? []),
    }
    const all = [...chain, ...parts.source, ...parts.cue]
    const speaker = all.flatMap(({ codes }) =>
      [...codes].flatMap((code) => around.own.speakers.get(code) ?? []),
    )[0]
    return [
      {
        ...base(tagsOf(chain.flatMap(({ codings }) => codings)), head),
        kind: 'appearance',
        spans: spansOf(parts.content),
        appearance: {
          claim: around.claimOf(all.map(({ guid }) => guid)),
          source: {
            spans: spansOf(parts.source),
            person: speaker ?? null,
            none: [...head.codes].some((code) => roles.get(code) === 'none'),
          },
          cue: { spans: spansOf(parts.cue) },
          quoted: null,
          said: null,
        },
      },
    ]
  }
  const codings = chain.flatMap((each) => each.codings)
  const people = [...new Set(codings.map(({ signed }) => signed.author))]
  const kindOf = (said: readonly Coded[]): 'note' | 'highlight' =>
    said.some(({ code }) => roles.get(code) === 'note') || (said.length === 0 && notes.length > 0)
      ? 'note'
      : 'highlight'
  if (people.length <= 1) {
    const by = codings[0]?.signed
    const signed = {
      author: head.author || (by?.author ?? ''),
      created: head.created ?? by?.created ?? null,
      modified: head.modified ?? by?.modified ?? null,
    }
    return [{ ...base(tagsOf(codings), signed), kind: kindOf(codings) }]
  }
  return people.map((person, index) => {
    const theirs = codings.filter(({ signed }) => signed.author === person)
    const made = base(tagsOf(theirs), theirs[0]?.signed ?? head)
    return { ...made, kind: kindOf(theirs), ...(index === 0 ? {} : { id: null, note: '' }) }
  })
}
