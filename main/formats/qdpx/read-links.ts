/** Links of a project as relations between claims, or kept with the passage that they go from. */
import { RELATIONS, type RelationKind } from '../../../preload/model.ts'
import type { Reading } from '../reading/reading.ts'
import { FOREIGN } from '../refi/codes.ts'
import { idOfGuid } from '../refi/guid.ts'
import type { Around } from './around.ts'
import type { ReadLink } from './chains.ts'
import { some } from './problems.ts'
import type { ReadCase } from './read-claims.ts'
import { refsOf } from './said.ts'

const KINDS: Readonly<Record<string, RelationKind>> = {
  ...Object.fromEntries(RELATIONS.map((kind) => [kind, kind])),
  'responds to': 'responds',
}

/** Links between claims are relations; others between passages are kept with the passage that they go from. */
export function takeRelations(reading: Reading, cases: readonly ReadCase[], around: Around): void {
  const keys = new Set(reading.claims.map(({ key }) => key))
  const ends = new Set(cases.map(({ guid }) => guid))
  let own = 0
  const claimAt = (guid: string): string | null => {
    if (ends.has(guid)) return keys.has(guid) ? guid : null
    const appearance = around.made.get(guid)?.appearance
    if (!appearance) return null
    appearance.claim ??= `claim-${++own}`
    return appearance.claim
  }
  for (const link of around.links) {
    if (around.used.has(link)) continue
    const kind = KINDS[link.name.trim().toLowerCase()]
    const [from, to] = kind === undefined ? [null, null] : [claimAt(link.origin), claimAt(link.target)]
    if (kind !== undefined && from !== null && to !== null && from !== to) {
      const [ref] = refsOf(link.element, 'NoteRef')
      const note = ref === undefined ? undefined : around.notes.get(ref)
      if (note) around.usedNotes.add(note.guid)
      const signed = {
        author: note?.author ?? '',
        created: note?.created ?? null,
        modified: note?.modified ?? null,
      }
      reading.relations.push({
        key: link.guid,
        id: idOfGuid(link.guid),
        from,
        to,
        kind,
        note: note?.text ?? '',
        ...signed,
      })
    } else if (!keepLink(link, around))
      around.problems.count(
        'links',
        link.name,
        (count, names) =>
          `Left out, since they are not between passages that are here: ${some(count, 'link')}${names}.`,
      )
  }
}

function keepLink({ guid, name, direction, origin, target }: ReadLink, { made }: Around): boolean {
  const annotation = made.get(origin)
  if (!annotation || !made.has(target)) return false
  const kept = annotation.foreign?.[FOREIGN] as { links?: unknown[] } | undefined
  const links = [...(kept?.links ?? []), { guid, name, direction, target }]
  annotation.foreign = { ...annotation.foreign, [FOREIGN]: { ...kept, links } }
  return true
}
