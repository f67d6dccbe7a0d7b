import { some } from './problems.ts'
import type { Around } from './around.ts'

/** Whether a code of Postil's own says what kind of annotation something is. */
export const isKind = (role: string | undefined): boolean => role === 'highlight' || role === 'note'

/** The tag of a code, as a path; null where the project has no such code, which is counted. */
export function pathOf(code: string, { codes, own, problems }: Around): string | null {
  const speaker = own.speakers.get(code)
  const role = own.roles.get(code)
  const found = codes.get(code)
  if (found && speaker === undefined && role === undefined) return found.path
  if (found) return found.path.slice(found.path.indexOf('/') + 1)
  problems.count(
    'codes',
    '',
    (count) => `Left out, with a code that the project does not have: ${some(count, 'coding')}.`,
  )
  return null
}
