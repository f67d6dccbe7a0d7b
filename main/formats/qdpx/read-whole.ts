import { childrenNamed } from '../../articles/import/tree.ts'
import type { ReadAnnotation } from '../reading/reading.ts'
import { idOfGuid } from '../refi/guid.ts'
import { childText } from '../refi/xml.ts'
import { refsOf, signedBy, type Signed } from './said.ts'
import type { Around, Source } from './around.ts'
import { isKind, pathOf } from './code-paths.ts'

/** What stands on the whole of a source: its notes, its description, and codes of all of it. */
export function wholeIn({ element, outer, guid }: Source, around: Around): ReadAnnotation[] {
  const refs = new Set([...refsOf(outer, 'NoteRef'), ...refsOf(element, 'NoteRef')])
  const notes = [...refs].flatMap((ref) => {
    const note = around.notes.get(ref)
    if (note) around.usedNotes.add(ref)
    return note && note.selections.length === 0 ? [note] : []
  })
  for (const note of around.linked.get(guid) ?? []) if (!notes.includes(note)) notes.push(note)
  const { roles } = around.own
  const tagsOf = (codes: readonly string[]): string[] =>
    codes.flatMap((code) => (isKind(roles.get(code)) ? [] : (pathOf(code, around) ?? [])))
  const made = notes.map(({ guid, text, codes, author, created, modified }): ReadAnnotation => ({
    id: idOfGuid(guid),
    kind: codes.some((code) => roles.get(code) === 'highlight') ? 'highlight' : 'note',
    spans: null,
    tags: tagsOf(codes),
    note: text,
    ...{ author, created, modified },
  }))
  const description = childText(outer, 'Description')
  const known = notes.map(({ text }) => text).filter((text) => text !== '')
  const isSaid = description === '' || description === known.join('\n\n') || known.includes(description)
  const signed = signedBy(outer, around.users)
  const whole = { id: null, spans: null, tags: [], note: '' }
  const described: ReadAnnotation[] = isSaid ? [] : [{ ...whole, ...signed, kind: 'note', note: description }]
  const codings = new Map<string, { signed: Signed; codes: string[] }>()
  for (const coding of childrenNamed(outer, 'Coding')) {
    const by = signedBy(coding, around.users)
    const theirs = codings.get(by.author) ?? { signed: by, codes: [] }
    theirs.codes.push(...refsOf(coding, 'CodeRef'))
    codings.set(by.author, theirs)
  }
  const coded = [...codings.values()].map(({ signed: by, codes }): ReadAnnotation => ({
    ...whole,
    ...by,
    kind: 'highlight',
    tags: tagsOf(codes),
  }))
  return [...made, ...described, ...coded]
}
