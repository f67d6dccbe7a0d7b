/** Cases of a project: those of Postil are claims; those of other programs are what a source, or several, are about. */
import type { Element } from 'domhandler'
import { CLAIM_TYPES, WORTH, type Claim, type Verdict } from '../../../preload/model.ts'
import { childrenNamed } from '../../articles/import/tree.ts'
import { emptyClaim, type ReadClaim } from '../reading/reading.ts'
import { idOfGuid, plainGuid } from '../refi/guid.ts'
import { dateOf } from '../refi/xml.ts'
import { refsOf, valuesOf, type ReadValues, type Variables } from './said.ts'
import type { Variable } from './variables.ts'

export interface ReadCase {
  guid: string
  name: string | null
  values: ReadValues
  sources: string[]
  selections: string[]
}

export function casesOf(root: Element, variables: Variables): ReadCase[] {
  return childrenNamed(root, 'Cases')
    .flatMap((each) => childrenNamed(each, 'Case'))
    .map((element) => ({
      guid: plainGuid(element.attribs.guid),
      name: element.attribs.name ?? null,
      values: valuesOf(element, variables),
      sources: refsOf(element, 'SourceRef'),
      selections: refsOf(element, 'SelectionRef'),
    }))
}

/** What a case says of a claim. Its claimant is a name, which stands for a person of the reading. */
export function claimOf({ guid, values, sources }: ReadCase): ReadClaim {
  const said = (variable: Variable): string | null => values.own.get(variable) ?? null
  const [type, worth] = [said('type'), said('worth')]
  const verifiable = said('verifiable')
  const created = dateOf(said('created') ?? undefined)
  const [home] = sources
  return {
    ...emptyClaim(guid),
    id: idOfGuid(guid),
    statement: said('statement'),
    claimant: said('claimant'),
    context: said('context') ?? '',
    type: CLAIM_TYPES.find((each) => each === type) ?? null,
    verifiable: verifiable === null ? null : verifiable === 'true' || verifiable === '1',
    worth: WORTH.find((each) => each === worth) ?? null,
    verdict: verdictOf(said),
    author: said('author') ?? '',
    created,
    modified: dateOf(said('modified') ?? undefined) ?? created,
    ...(home === undefined ? {} : { home }),
  }
}

function verdictOf(said: (variable: Variable) => string | null): Claim['verdict'] {
  const [name, label] = [said('verdict'), said('label')]
  if (name === null && label === null) return null
  const number = (variable: Variable): number | null => {
    const value = Number(said(variable) ?? NaN)
    return Number.isFinite(value) ? value : null
  }
  const scale = said('scale') ?? ''
  const verdict: Verdict = {
    scale: /^[\w-]{1,80}$/.test(scale) ? scale : 'postil',
    label: (label ?? name ?? '').slice(0, 200),
    rationale: said('rationale') ?? '',
    name: (name ?? '').slice(0, 200),
    value: number('value'),
    best: number('best'),
    worst: number('worst'),
  }
  return verdict
}
