/** What Postil says of a passage beside its tags, as codes: any program for qualitative analysis shows, counts and finds those. */
import type { Person, Tag } from '../../../preload/model.ts'
import { xmlSafe } from '../common/xml.ts'
import { codesOf, namesIn, type Code } from '../refi/codes.ts'
import { namedGuid } from '../refi/guid.ts'

/** The codes of Postil's own, by what they say; "none" of a passage whose text names no source. */
export const ROLES = {
  highlight: 'Highlight',
  note: 'Note',
  content: 'Content',
  source: 'Source',
  cue: 'Cue',
  none: 'No source named',
} as const
export type Role = keyof typeof ROLES

export const GROUP = 'Postil'
export const SPEAKERS = 'Speakers'

export const roleGuid = (role: Role): string => namedGuid('role', role)
/** Of the name as XML can hold it, so that it can be told from a file. */
export const speakerGuid = ({ name }: Pick<Person, 'name'>): string => namedGuid('speaker', xmlSafe(name))

const COLOURS: Readonly<Record<Role, string>> = {
  highlight: '#f1c40f',
  note: '#95a5a6',
  content: '#2e86de',
  source: '#27ae60',
  cue: '#8e44ad',
  none: '#7f8c8d',
}

/**
 * All codes of a project: the tags, then a group of Postil's own with those that are used. No two have the same name, since
 * some programs know codes by their names alone; tags keep theirs.
 */
export function codebookOf(
  tags: readonly Tag[],
  roles: ReadonlySet<Role>,
  speakers: readonly Person[],
): Code[] {
  const codes = codesOf(tags)
  const names = new Set(namesIn(codes))
  const free = (name: string): string => {
    let result = name
    for (let number = 2; names.has(result); number++) result = `${name} (${number})`
    names.add(result)
    return result
  }
  const own = (guid: string, name: string, colour: string): Code => {
    const said = free(name)
    // The very name is in the description, where another has it already.
    return { guid, name: said, codable: true, colour, description: said === name ? '' : name, children: [] }
  }
  const group = (name: string, children: Code[]): Code => ({
    guid: namedGuid('own-group', name),
    name,
    codable: false,
    colour: null,
    description: '',
    children,
  })
  const used = (Object.keys(ROLES) as Role[]).filter((role) => roles.has(role))
  const byName = new Map(speakers.map((person) => [speakerGuid(person), person]))
  const people = [...byName.values()].map((person) => own(speakerGuid(person), person.name, COLOURS.source))
  const children = [
    ...used.map((role) => own(roleGuid(role), ROLES[role], COLOURS[role])),
    ...(people.length === 0 ? [] : [group(SPEAKERS, people)]),
  ]
  return [...codes, ...(children.length === 0 ? [] : [group(GROUP, children)])]
}
