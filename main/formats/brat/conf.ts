/**
 * annotation.conf (https://brat.nlplab.org/configuration.html): the types that occur, so that brat shows and edits them.
 * Overlaps of any kind are allowed.
 */
import { targetsOf, type Line, type LineOf } from './lines.ts'
import { isFit } from './types.ts'

/** Of the lines of each file. */
export function confOf(files: readonly (readonly Line[])[]): string {
  const entities = new Set<string>()
  const relations = new Map<string, string>()
  const events = new Map<string, Set<string>>()
  const attributes = new Map<string, { on: Set<string>; values: Set<string> }>()
  for (const lines of files) {
    const triggers = new Set(lines.flatMap((line) => (line.kind === 'event' ? [line.trigger] : [])))
    for (const line of lines)
      switch (line.kind) {
        case 'text':
          if (!triggers.has(line.id)) entities.add(line.type)
          break
        case 'event':
          addRoles(events, line)
          break
        case 'relation':
        case 'equivalence':
          relations.set(line.type, endsOf(line))
          break
        case 'attribute': {
          const known = attributes.get(line.type) ?? { on: new Set(), values: new Set() }
          known.on.add(line.target.startsWith('E') ? '<EVENT>' : '<ENTITY>')
          if (line.value !== null) known.values.add(line.value)
          attributes.set(line.type, known)
          break
        }
        case 'normalization':
        case 'note':
      }
  }
  const fit = <T>(map: Iterable<[string, T]>): [string, T][] =>
    [...map].filter(([type]) => isFit(type)).sort(([a], [b]) => (a < b ? -1 : 1))
  const values = (all: Set<string>): string => [...all].filter(isFit).sort().join('|')
  return [
    '[entities]',
    ...fit([...entities].map((type) => [type, null])).map(([type]) => type),
    '',
    '[relations]',
    ...fit(relations).map(([type, ends]) => `${type}\t${ends}`),
    '<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>',
    '',
    '[events]',
    ...fit(events).map(([type, roles]) =>
      [type, [...roles].map((role) => `${role}*:<ANY>`).join(', ')].filter((part) => part !== '').join('\t'),
    ),
    '',
    '[attributes]',
    ...fit(attributes).map(
      ([type, { on, values: all }]) =>
        `${type}\tArg:${[...on].join('|')}${all.size === 0 ? '' : `, Value:${values(all)}`}`,
    ),
    '',
  ].join('\n')
}

/** A number after a role is brat's own way of saying that there are several. */
function addRoles(events: Map<string, Set<string>>, { type, args }: LineOf<'event'>): void {
  const roles = events.get(type) ?? new Set()
  for (const { role } of args) roles.add(role.replace(/(?<=\D)\d+$/, ''))
  events.set(type, roles)
}

function endsOf(line: LineOf<'relation'> | LineOf<'equivalence'>): string {
  const kinds = targetsOf(line).map((id) => (id.startsWith('E') ? '<EVENT>' : '<ENTITY>'))
  const [one = '<ANY>', two = '<ANY>'] = kinds
  if (line.kind === 'equivalence') return `Arg1:${one}, Arg2:${two}, <REL-TYPE>:symmetric-transitive`
  const [from = 'Arg1', to = 'Arg2'] = line.args.map(({ role }) => role)
  return `${from}:${one}, ${to}:${two}${line.type === 'contradicts' ? ', <REL-TYPE>:symmetric' : ''}`
}
