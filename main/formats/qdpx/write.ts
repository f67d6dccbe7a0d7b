/** A content as a project of REFI-QDA 1.5: project.qde and the texts in sources/. */
import type { Annotation, Claim, Tag } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import type { OutFile } from '../common/format.ts'
import { fileNamesOf } from '../common/names.ts'
import { quoteOf } from '../common/order.ts'
import { codePointOffsets } from '../common/unicode.ts'
import { isPlaced, viewOf, type View } from '../common/view.ts'
import { attributes, xmlText } from '../common/xml.ts'
import { codeGuid, codesXml } from '../refi/codes.ts'
import { guidOf, namedGuid } from '../refi/guid.ts'
import { foreignOf } from './foreign.ts'
import { codebookOf, ROLES, roleGuid, type Role } from './roles.ts'
import { annotationGuid, markedOf, speakerOf, type Selection, type Tie } from './selections.ts'
import {
  foreignVariableGuid,
  valuesXml,
  valueXml,
  VARIABLES,
  variableGuid,
  variableXml,
  type ForeignValue,
  type Variable,
} from './variables.ts'

export const ORIGIN = 'Postil'
/** Lower case: the standard's section 7.1 says so, and ATLAS.ti looks nowhere else. */
export const SOURCES = 'sources/'
const NAMESPACE = 'urn:QDA-XML:project:1.0'
const SCHEMA = 'http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd'
const LONGEST_NAME = 80

export const articleGuid = (id: string): string => guidOf('article', id)
export const claimGuid = (claim: Claim): string => guidOf('claim', claim.id)
export const noteGuid = (annotation: Annotation): string => guidOf('annotation', annotation.id)
const userGuid = (author: string): string => namedGuid('user', author)

/** What stands on the whole article is a note of REFI-QDA. */
export const isWhole = (annotation: Annotation): boolean => annotation.target.state === 'whole'

export function projectFiles(content: Content): OutFile[] {
  const encoder = new TextEncoder()
  return [
    { path: 'project.qde', bytes: encoder.encode(new Project(content).xml()) },
    ...content.articles.map(({ article }) => ({
      path: `${SOURCES}${articleGuid(article.id)}.txt`,
      // No byte order mark: QualCoder counts it. Line ends are \n, one position each in every program's way of counting.
      bytes: encoder.encode(article.text),
    })),
  ]
}

/** One line for a list: the words' beginning. */
export function nameOf(words: string): string {
  const characters = [...words.replace(/\s+/gu, ' ').trim()]
  if (characters.length <= LONGEST_NAME) return characters.join('')
  return `${characters
    .slice(0, LONGEST_NAME - 3)
    .join('')
    .trimEnd()}...`
}

class Project {
  readonly #view: View
  readonly #tags: ReadonlyMap<string, Tag>
  readonly #users = new Set<string>()
  readonly #coded = new Set<string>()
  readonly #variables = new Set<Variable>()
  readonly #foreign = new Map<string, ForeignValue>()
  readonly #notes: string[] = []
  readonly #ties: Tie[] = []
  readonly #articles: ReadonlySet<string>
  readonly #elsewhere: ReadonlySet<string>
  /** GUIDs of selections, for links of other programs. */
  readonly #selections = new Set<string>()

  constructor(readonly content: Content) {
    this.#view = viewOf(content)
    this.#articles = new Set(content.articles.map(({ article }) => article.id))
    this.#elsewhere = new Set(content.elsewhere.claims.map(({ claim }) => claim.id))
    this.#tags = new Map(content.tags.map((tag) => [tag.id, tag]))
  }

  xml(): string {
    const names = fileNamesOf(
      this.content.articles.map(({ article }) => ({ ...article, file: null, path: null })),
    )
    const sources = this.#view.articles.map((each) => this.#source(each, names.get(each.article.id) ?? ''))
    const cases = this.#cases()
    const links = this.#links()
    const [only] = this.content.articles.length === 1 ? this.content.articles : []
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
      section('Users', [...this.#users].map(userXml)),
      this.#codebook(),
      section('Variables', this.#variableList()),
      section('Cases', cases),
      section('Sources', sources),
      section('Notes', this.#notes),
      section('Links', links),
      '</Project>\n',
    ].join('')
  }

  #codebook(): string {
    const roles = new Set((Object.keys(ROLES) as Role[]).filter((role) => this.#coded.has(roleGuid(role))))
    const speakers = this.#view.articles.flatMap(({ annotations }) =>
      annotations.flatMap((each) => speakerOf(each, this.#view) ?? []),
    )
    const lost = [
      ...new Set(this.#view.articles.flatMap(({ annotations }) => annotations.flatMap(({ tags }) => tags))),
    ]
      .filter((id) => !this.#tags.has(id))
      .map((id): Tag => ({ ...NO_ENTRY, id, path: id }))
    const codes = codebookOf([...this.content.tags, ...lost], roles, speakers)
    return codes.length === 0
      ? ''
      : `  <CodeBook>\n    <Codes>\n${codesXml(codes)}    </Codes>\n  </CodeBook>\n`
  }

  #tagGuid = (id: string): string => codeGuid(this.#tags.get(id) ?? { id })

  #user(author: string): string | null {
    if (author === '') return null
    this.#users.add(author)
    return userGuid(author)
  }

  #source({ article, annotations }: View['articles'][number], name: string): string {
    const guid = articleGuid(article.id)
    const { byline, publisher, publishedOn, url, language } = article
    const title = article.title === name ? null : article.title
    const values = valuesXml({ title, byline, publisher, publishedOn, url, language }, this.#variables)
    const foreign = foreignOf(article).variables ?? []
    for (const each of foreign) this.#foreign.set(foreignVariableGuid(each), each)
    const offset = codePointOffsets(article.text)
    const selections = annotations.flatMap((annotation) => {
      const marked = markedOf(annotation, this.#view, this.#tagGuid)
      this.#ties.push(...(marked?.ties ?? []))
      return (marked?.selections ?? []).map((each) => this.#selection(each, offset))
    })
    const whole = annotations.filter(isWhole)
    for (const annotation of whole) this.#notes.push(this.#note(annotation))
    // Programs that show no notes of a source show its description.
    const said = whole.map(({ note }) => note).filter((note) => note !== '')
    return [
      `    <TextSource${attributes({ guid, name, plainTextPath: `internal://${guid}.txt`, creationDateTime: article.added })}>\n`,
      said.length === 0 ? '' : `      <Description>${xmlText(said.join('\n\n'))}</Description>\n`,
      ...selections,
      ...whole.map((each) => `      <NoteRef${attributes({ targetGUID: noteGuid(each) })}/>\n`),
      values,
      ...foreign.map((each) => valueXml(foreignVariableGuid(each), each.type, each.value)),
      '    </TextSource>\n',
    ].join('')
  }

  #selection({ guid, annotation, span, codes, first }: Selection, offset: (at: number) => number): string {
    const { author, created, modified, note } = annotation
    this.#selections.add(guid)
    const said = {
      guid,
      name: nameOf(span.exact),
      startPosition: offset(span.start),
      endPosition: offset(span.end),
      creatingUser: this.#user(author),
      creationDateTime: created,
      modifyingUser: this.#user(author),
      modifiedDateTime: modified,
    }
    return [
      `      <PlainTextSelection${attributes(said)}>`,
      first && note !== '' ? `<Description>${xmlText(note)}</Description>` : '',
      ...codes.map((code) => this.#coding(guid, code, annotation)),
      '</PlainTextSelection>\n',
    ].join('')
  }

  #coding(owner: string, code: string, { author, created }: Annotation): string {
    this.#coded.add(code)
    const said = {
      guid: namedGuid('coding', owner, code),
      creatingUser: this.#user(author),
      creationDateTime: created,
    }
    return `<Coding${attributes(said)}><CodeRef${attributes({ targetGUID: code })}/></Coding>`
  }

  #note(annotation: Annotation): string {
    const { author, created, modified, note, kind, tags } = annotation
    const guid = noteGuid(annotation)
    const codes = [roleGuid(kind === 'note' ? 'note' : 'highlight'), ...tags.map(this.#tagGuid)]
    const said = {
      guid,
      name: nameOf(note) || 'Note',
      creatingUser: this.#user(author),
      creationDateTime: created,
      modifyingUser: this.#user(author),
      modifiedDateTime: modified,
    }
    return [
      `    <Note${attributes(said)}><PlainTextContent>${xmlText(note)}</PlainTextContent>`,
      ...[...new Set(codes)].map((code) => this.#coding(guid, code, annotation)),
      '</Note>\n',
    ].join('')
  }

  #variableList(): string[] {
    return [
      ...(Object.keys(VARIABLES) as Variable[])
        .filter((variable) => this.#variables.has(variable))
        .map((variable) =>
          variableXml(variableGuid(variable), VARIABLES[variable].name, VARIABLES[variable].type),
        ),
      ...[...this.#foreign].map(([guid, { name, type }]) => variableXml(guid, name, type)),
    ]
  }

  /** Claims as cases: what several passages, of several texts, have in common, with variables of its own. */
  #cases(): string[] {
    const names = new Set<string>()
    /** Where counting goes on: many claims may read the same. */
    const numbers = new Map<string, number>()
    return this.#rootClaims().map((claim) => {
      const statement = nameOf(this.#view.statementOf(claim)) || 'Claim'
      let name = statement
      let number = numbers.get(statement) ?? 2
      for (; names.has(name); number++) name = `${statement} (${number})`
      numbers.set(statement, number)
      names.add(name)
      const places = this.#view.appearancesOf(claim).filter(stands)
      const at = places.length === 0 ? [claim.home] : []
      return [
        `    <Case${attributes({ guid: claimGuid(claim), name })}>`,
        this.#claimValues(claim),
        ...at.map((id) =>
          this.#articles.has(id) ? `<SourceRef${attributes({ targetGUID: articleGuid(id) })}/>` : '',
        ),
        ...places.flatMap((place) =>
          (markedOf(place, this.#view, this.#tagGuid)?.selections ?? []).map(
            ({ guid }) => `<SelectionRef${attributes({ targetGUID: guid })}/>`,
          ),
        ),
        '</Case>\n',
      ].join('')
    })
  }

  /** Those that stand for others too, in the order of articles. */
  #rootClaims(): Claim[] {
    const roots = new Set<Claim>()
    for (const { annotations } of this.#view.articles)
      for (const each of annotations) {
        const claim = each.kind === 'appearance' ? this.#view.claimOf(each) : null
        if (claim && !this.#elsewhere.has(claim.id)) roots.add(claim)
      }
    for (const { claims } of this.content.articles)
      for (const claim of claims) if (claim.joinedTo === null) roots.add(claim)
    return [...roots]
  }

  #claimValues(claim: Claim): string {
    const verdict = this.#view.verdictOf(claim)
    const { statement, context, type, verifiable, worth, author, created, modified } = claim
    return valuesXml(
      {
        ...{ statement, type, verifiable, worth, created, modified },
        context: context || null,
        author: author || null,
        claimant: this.#view.personOf(claim.claimant)?.name ?? null,
        ...(verdict && {
          verdict: verdict.name,
          label: verdict.label,
          scale: claim.verdict?.scale ?? null,
          value: verdict.value,
          best: verdict.best,
          worst: verdict.worst,
          rationale: verdict.rationale || null,
        }),
      },
      this.#variables,
    )
  }

  /** What a claim is to another as a link between their first passages, which ATLAS.ti and MAXQDA show in the texts. */
  #links(): string[] {
    const cases = new Set(this.#rootClaims())
    const endOf = (claim: Claim): string => {
      const first = this.#view.appearancesOf(claim).find(stands)
      return first ? annotationGuid(first) : claimGuid(claim)
    }
    const ties = this.#ties.map(({ guid, name, origin, target }) =>
      linkXml({ guid, name, direction: 'OneWay', originGUID: origin, targetGUID: target }, ''),
    )
    const relations = this.#view.relations.flatMap(({ relation, from, to }) => {
      if (!cases.has(from) || !cases.has(to)) return []
      const guid = guidOf('relation', relation.id)
      const direction = relation.kind === 'contradicts' ? 'Bidirectional' : 'OneWay'
      const note = namedGuid('relation-note', relation.id)
      if (relation.note !== '') {
        const user = this.#user(relation.author)
        const said = {
          guid: note,
          name: nameOf(relation.note) || 'Note',
          creatingUser: user,
          creationDateTime: relation.created,
        }
        this.#notes.push(
          `    <Note${attributes(said)}><PlainTextContent>${xmlText(relation.note)}</PlainTextContent></Note>\n`,
        )
      }
      const link = { guid, name: relation.kind, direction, originGUID: endOf(from), targetGUID: endOf(to) }
      return [linkXml(link, relation.note === '' ? '' : `<NoteRef${attributes({ targetGUID: note })}/>`)]
    })
    const foreign = this.#view.articles.flatMap(({ annotations }) =>
      annotations.flatMap((annotation) =>
        (foreignOf(annotation).links ?? [])
          .filter(
            ({ target }) => this.#selections.has(target) && this.#selections.has(annotationGuid(annotation)),
          )
          .map(({ guid, name, direction, target }) =>
            linkXml(
              { guid, name, direction, originGUID: annotationGuid(annotation), targetGUID: target },
              '',
            ),
          ),
      ),
    )
    return [...ties, ...relations, ...foreign]
  }
}

const NO_ENTRY = { colour: '#7f8c8d', key: null, definition: '', use: '', avoid: '', examples: [] }

/** Whether an appearance stands somewhere in the text. */
function stands(annotation: Annotation): boolean {
  return (
    isPlaced(annotation) &&
    annotation.kind === 'appearance' &&
    quoteOf([...annotation.target.spans, ...annotation.source.spans, ...annotation.cue.spans]) !== ''
  )
}

/** A list that the schema wants to have members, or nothing. */
function section(name: string, members: readonly string[]): string {
  return members.length === 0 ? '' : `  <${name}>\n${members.join('')}  </${name}>\n`
}

function userXml(author: string): string {
  return `    <User${attributes({ guid: userGuid(author), name: author })}/>\n`
}

function linkXml(said: Record<string, string>, inner: string): string {
  return `    <Link${attributes(said)}${inner === '' ? '/>' : `>${inner}</Link>`}\n`
}
