/**
 * What is said of a claim and of the place where it is made, as attributes and notes of brat's event: attributes where the
 * values are a fixed few, notes of a type of their own where they are words.
 */
import type { Appearance, Claim } from '../../../preload/model.ts'
import { POSTIL_SCALE } from '../../../preload/scales.ts'
import type { View } from '../common/view.ts'
import { fitType } from './types.ts'

export interface Sayings {
  attributes: [name: string, value: string][]
  notes: [type: string, words: string][]
}

const given = (pairs: readonly [string, string | null | undefined][]): [string, string][] =>
  pairs.flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [[name, value]],
  )

export function sayingsOfPlace({ quoted, said, source }: Appearance, view: View): Sayings {
  return {
    attributes: given([['Quoted', quoted]]),
    notes: given([
      [
        'Said',
        said && `${said.about ? 'about ' : ''}${said.from}${said.to === null ? '' : ` to ${said.to}`}`,
      ],
      ['Speaker', view.personOf(source.person)?.name],
    ]),
  }
}

export function sayingsOfClaim(claim: Claim, view: View): Sayings {
  const { verifiable, verdict } = claim
  return {
    attributes: given([
      ['ClaimType', claim.type],
      ['Verifiable', verifiable === null ? null : verifiable ? 'yes' : 'no'],
      ['Worth', claim.worth],
      ['Verdict', verdict && fitType(verdict.label)],
    ]),
    notes: given([
      ['Statement', claim.statement],
      ['Context', claim.context],
      ['Claimant', view.personOf(claim.claimant)?.name],
      ['Rationale', verdict?.rationale],
      ['Verdict', verdict && ownVerdict(verdict)],
    ]),
  }
}

/** What a verdict says beyond its label on Postil's own scale; null where that is all. */
function ownVerdict({ rationale: _rationale, ...verdict }: NonNullable<Claim['verdict']>): string | null {
  const label = POSTIL_SCALE.labels.find(({ id }) => id === verdict.label)
  const isPlain =
    label !== undefined &&
    verdict.scale === POSTIL_SCALE.id &&
    verdict.name === label.name &&
    verdict.value === label.value &&
    verdict.best === POSTIL_SCALE.best &&
    verdict.worst === POSTIL_SCALE.worst
  return isPlain ? null : JSON.stringify(verdict)
}
