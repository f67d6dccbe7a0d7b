/** What the parts of a project use of each other, gathered while they are written: the lists before them name it. */
import type { Annotation, Tag } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import { viewOf, type View } from '../common/view.ts'
import { attributes } from '../common/xml.ts'
import { codeGuid } from '../refi/codes.ts'
import { namedGuid } from '../refi/guid.ts'
import { userGuid } from './names.ts'
import type { Tie } from './selections.ts'
import type { ForeignValue, Variable } from './variables.ts'

export class Used {
  readonly view: View
  readonly tags: ReadonlyMap<string, Tag>
  readonly users = new Set<string>()
  /** GUIDs of codes. */
  readonly coded = new Set<string>()
  readonly variables = new Set<Variable>()
  readonly foreign = new Map<string, ForeignValue>()
  /** As XML. */
  readonly notes: string[] = []
  readonly ties: Tie[] = []
  /** GUIDs of selections, for links of other programs. */
  readonly selections = new Set<string>()

  constructor(readonly content: Content) {
    this.view = viewOf(content)
    this.tags = new Map(content.tags.map((tag) => [tag.id, tag]))
  }

  tagGuid = (id: string): string => codeGuid(this.tags.get(id) ?? { id })

  /** The GUID of an author; null for one who gave no name. */
  user(author: string): string | null {
    if (author === '') return null
    this.users.add(author)
    return userGuid(author)
  }

  /** `owner` and `code` are GUIDs. */
  coding(owner: string, code: string, { author, created }: Annotation): string {
    this.coded.add(code)
    const said = {
      guid: namedGuid('coding', owner, code),
      creatingUser: this.user(author),
      creationDateTime: created,
    }
    return `<Coding${attributes(said)}><CodeRef${attributes({ targetGUID: code })}/></Coding>`
  }
}
