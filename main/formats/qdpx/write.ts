/** A content as a project of REFI-QDA 1.5: project.qde and the texts in sources/. */
import type { Tag } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import type { OutFile } from '../common/format.ts'
import { fileNamesOf } from '../common/names.ts'
import { attributes } from '../common/xml.ts'
import { codesXml } from '../refi/codes.ts'
import { articleGuid, nameOf, ORIGIN, SOURCES, userGuid } from './names.ts'
import { codebookOf, ROLES, roleGuid, type Role } from './roles.ts'
import { speakerOf } from './selections.ts'
import { Used } from './used.ts'
import { VARIABLES, variableGuid, variableXml, type Variable } from './variables.ts'
import { casesXml } from './write-cases.ts'
import { linksXml } from './write-links.ts'
import { sourceXml } from './write-source.ts'

const NAMESPACE = 'urn:QDA-XML:project:1.0'
const SCHEMA = 'http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd'
/** A tag that is used and that the codebook does not know. */
const NO_ENTRY = { colour: '#7f8c8d', key: null, definition: '', use: '', avoid: '', examples: [] }

export function projectFiles(content: Content): OutFile[] {
  const encoder = new TextEncoder()
  return [
    { path: 'project.qde', bytes: encoder.encode(projectXml(content)) },
    ...content.articles.map(({ article }) => ({
      path: `${SOURCES}${articleGuid(article.id)}.txt`,
      // No byte order mark: QualCoder counts it. Line ends are \n, one position each in every program's way of counting.
      bytes: encoder.encode(article.text),
    })),
  ]
}

function projectXml(content: Content): string {
  const used = new Used(content)
  const names = fileNamesOf(content.articles.map(({ article }) => ({ ...article, file: null, path: null })))
  const sources = used.view.articles.map((each) => sourceXml(each, names.get(each.article.id) ?? '', used))
  const cases = casesXml(used)
  const links = linksXml(used)
  const [only] = content.articles.length === 1 ? content.articles : []
  const project = {
    name: only === undefined ? 'Postil library' : nameOf(only.article.title) || 'Article',
    origin: ORIGIN,
    xmlns: NAMESPACE,
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${NAMESPACE} ${SCHEMA}`,
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<Project${attributes(project)}>\n`,
    section('Users', [...used.users].map(userXml)),
    codebookXml(used),
    section('Variables', variableList(used)),
    section('Cases', cases),
    section('Sources', sources),
    section('Notes', used.notes),
    section('Links', links),
    '</Project>\n',
  ].join('')
}

function codebookXml(used: Used): string {
  const roles = new Set((Object.keys(ROLES) as Role[]).filter((role) => used.coded.has(roleGuid(role))))
  const speakers = used.view.articles.flatMap(({ annotations }) =>
    annotations.flatMap((each) => speakerOf(each, used.view) ?? []),
  )
  const lost = [
    ...new Set(used.view.articles.flatMap(({ annotations }) => annotations.flatMap(({ tags }) => tags))),
  ]
    .filter((id) => !used.tags.has(id))
    .map((id): Tag => ({ ...NO_ENTRY, id, path: id }))
  const codes = codebookOf([...used.content.tags, ...lost], roles, speakers)
  return codes.length === 0
    ? ''
    : `  <CodeBook>\n    <Codes>\n${codesXml(codes)}    </Codes>\n  </CodeBook>\n`
}

function variableList(used: Used): string[] {
  return [
    ...(Object.keys(VARIABLES) as Variable[])
      .filter((variable) => used.variables.has(variable))
      .map((variable) =>
        variableXml(variableGuid(variable), VARIABLES[variable].name, VARIABLES[variable].type),
      ),
    ...[...used.foreign].map(([guid, { name, type }]) => variableXml(guid, name, type)),
  ]
}

/** A list that the schema wants to have members, or nothing. */
function section(name: string, members: readonly string[]): string {
  return members.length === 0 ? '' : `  <${name}>\n${members.join('')}  </${name}>\n`
}

function userXml(author: string): string {
  return `    <User${attributes({ guid: userGuid(author), name: author })}/>\n`
}
