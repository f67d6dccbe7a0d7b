/** What a project says in many places, by GUID: who, in which note, with which value. */
import { isTag, type Element } from 'domhandler'
import { childrenNamed, localName, textUnder } from '../../articles/import/tree.ts'
import { plainGuid } from '../refi/guid.ts'
import { childText, dateOf } from '../refi/xml.ts'
import type { Opened } from './open.ts'
import { VARIABLES, variableGuid, type ForeignValue, type ValueType, type Variable } from './variables.ts'

export interface Signed {
  /** '' where nobody is named. */
  author: string
  created: string | null
  modified: string | null
}

export interface ReadNote extends Signed {
  guid: string
  name: string
  text: string
  /** GUIDs of codes. */
  codes: string[]
  /** Where QualCoder keeps the passage of an annotation. */
  selections: Element[]
}

export type Users = ReadonlyMap<string, string>

export function usersOf(root: Element): Users {
  const users = childrenNamed(root, 'Users').flatMap((each) => childrenNamed(each, 'User'))
  return new Map(users.map(({ attribs: { guid, name, id } }) => [plainGuid(guid), name ?? id ?? '']))
}

export function signedBy({ attribs }: Element, users: Users): Signed {
  const { creatingUser, modifyingUser, creationDateTime, modifiedDateTime } = attribs
  const author = users.get(plainGuid(creatingUser)) ?? users.get(plainGuid(modifyingUser)) ?? ''
  const [created, modified] = [dateOf(creationDateTime), dateOf(modifiedDateTime)]
  return { author, created: created ?? modified, modified: modified ?? created }
}

export function codesOf(element: Element): string[] {
  return childrenNamed(element, 'Coding').flatMap((coding) =>
    childrenNamed(coding, 'CodeRef').map(({ attribs }) => plainGuid(attribs.targetGUID)),
  )
}

export function refsOf(element: Element, name: string): string[] {
  return childrenNamed(element, name).map(({ attribs }) => plainGuid(attribs.targetGUID))
}

export function notesOf(root: Element, users: Users, { textAt }: Opened): ReadonlyMap<string, ReadNote> {
  const notes = childrenNamed(root, 'Notes').flatMap((each) => childrenNamed(each, 'Note'))
  return new Map(
    notes.map((note) => {
      const guid = plainGuid(note.attribs.guid)
      const { plainTextPath, name = '' } = note.attribs
      const [content] = childrenNamed(note, 'PlainTextContent')
      const text = content
        ? textUnder(content)
        : plainTextPath === undefined
          ? ''
          : (textAt(plainTextPath) ?? '')
      const said = text === '' ? childText(note, 'Description') : text
      const selections = childrenNamed(note, 'PlainTextSelection')
      return [guid, { guid, name, text: said, codes: codesOf(note), selections, ...signedBy(note, users) }]
    }),
  )
}

export interface Variables {
  /** Variables of ours by GUID: by their own, or by their names in files that have been through another program. */
  own: ReadonlyMap<string, Variable>
  names: ReadonlyMap<string, string>
}

export function variablesOf(root: Element): Variables {
  const all = childrenNamed(root, 'Variables').flatMap((each) => childrenNamed(each, 'Variable'))
  const names = new Map(all.map(({ attribs }) => [plainGuid(attribs.guid), attribs.name ?? '']))
  const own = new Map<string, Variable>()
  for (const variable of Object.keys(VARIABLES) as Variable[])
    for (const [guid, name] of names)
      if (guid === variableGuid(variable) || name === VARIABLES[variable].name) own.set(guid, variable)
  return { own, names }
}

/** What values of each type look like in XML; others are text. */
const SHAPES: Readonly<Record<Exclude<ValueType, 'Text'>, RegExp>> = {
  Boolean: /^(true|false|0|1)$/,
  Integer: /^[+-]?\d+$/,
  Float: /^[+-]?(\d+(\.\d*)?|\.\d+)$/,
  Date: /^-?\d{4,}-\d\d-\d\d(Z|[+-]\d\d:\d\d)?$/,
  DateTime: /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
}

export interface ReadValues {
  own: ReadonlyMap<Variable, string>
  foreign: ForeignValue[]
}

export function valuesOf(element: Element, variables: Variables): ReadValues {
  const own = new Map<Variable, string>()
  const foreign: ForeignValue[] = []
  for (const said of childrenNamed(element, 'VariableValue')) {
    const [ref] = refsOf(said, 'VariableRef')
    const value = said.children.find(
      (child): child is Element => isTag(child) && localName(child).endsWith('Value'),
    )
    if (ref === undefined || !value) continue
    const words = textUnder(value)
    const variable = variables.own.get(ref)
    if (variable !== undefined) own.set(variable, words)
    else foreign.push({ name: variables.names.get(ref) ?? '', type: typeOf(value, words), value: words })
  }
  return { own, foreign }
}

function typeOf(value: Element, words: string): ValueType {
  const type = localName(value).replace(/Value$/, '')
  return type in SHAPES && SHAPES[type as keyof typeof SHAPES].test(words) ? (type as ValueType) : 'Text'
}
