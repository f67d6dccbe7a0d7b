/** Claims as feature structures (Guidelines, chapter 19), relations and people as TEI's own elements for them. */
import type { Claim, Evidence, Person, Verdict } from '../../../preload/model.ts'
import type { ShareRelation } from '../common/shares.ts'
import { element, lines, wordsIn, type Markup } from './element.ts'
import { pointerTo, xmlId } from './ids.ts'

const feature = (name: string, value: Markup | null): Markup | null => value && element('f', { name }, value)
const words = (name: string, value: string | null | undefined): Markup | null =>
  value === null || value === undefined
    ? null
    : element('f', { name }, element('string', { 'xml:space': 'preserve' }, value))
/** One of a list of values, which have no spaces. */
const symbol = (name: string, value: string | null): Markup | null =>
  value === null ? null : element('f', { name }, element('symbol', { value }))
const pointer = (name: string, target: string | null): Markup | null =>
  target === null ? null : element('f', { name, fVal: target })
const number = (name: string, value: number | null): Markup | null =>
  value === null ? null : element('f', { name }, element('numeric', { value }))

export function claimElement(claim: Claim, claimant: Person | null): Markup {
  return lines('fs', { type: 'claim', 'xml:id': xmlId('claim', claim.id) }, [
    words('statement', claim.statement),
    pointer('claimant', claimant && pointerTo('person', claimant.id)),
    claim.context === '' ? null : words('context', claim.context),
    symbol('type', claim.type),
    claim.verifiable === null
      ? null
      : feature('verifiable', element('binary', { value: String(claim.verifiable) })),
    symbol('worth', claim.worth),
    feature('verdict', claim.verdict && verdictElement(claim.verdict)),
    claim.evidence.length === 0
      ? null
      : feature('evidence', element('vColl', { org: 'list' }, claim.evidence.map(evidenceElement))),
    pointer('joinedTo', claim.joinedTo === null ? null : pointerTo('claim', claim.joinedTo)),
    words('home', claim.home),
    claim.author === '' ? null : words('author', claim.author),
    words('created', claim.created),
    words('modified', claim.modified),
  ])
}

function verdictElement({ scale, label, name, value, best, worst, rationale }: Verdict): Markup {
  return element('fs', { type: 'verdict' }, [
    words('name', name),
    words('label', label),
    words('scale', scale),
    number('value', value),
    number('best', best),
    number('worst', worst),
    rationale === '' ? null : words('rationale', rationale),
  ])
}

function evidenceElement({ id, question, answer, ground, stance, date }: Evidence): Markup {
  return element('fs', { type: 'evidence' }, [
    words('id', id),
    words('question', question),
    words('answer', answer),
    symbol('stance', stance),
    words('date', date),
    ground === null ? null : symbol('ground', ground.kind),
    // A link or the name of a file; a quote of an article is kept whole.
    ground === null ? null : words('source', ground.kind === 'link' ? ground.url : JSON.stringify(ground)),
  ])
}

/** TEI's relation: what contradicts is mutual, all others lead from the active claim to the passive one. */
export function relationElement({ relation }: ShareRelation): Markup {
  const [from, to] = [pointerTo('claim', relation.from), pointerTo('claim', relation.to)]
  const ends = relation.kind === 'contradicts' ? { mutual: `${from} ${to}` } : { active: from, passive: to }
  return element(
    'relation',
    { 'xml:id': xmlId('relation', relation.id), name: relation.kind, ...ends },
    wordsIn('desc', relation.note, { 'xml:space': 'preserve' }),
  )
}

/** Postil does not know whether somebody is a person or an organisation, so all are in listPerson. */
export function personElement({ id, name, role, names }: Person): Markup {
  return element('person', { 'xml:id': xmlId('person', id) }, [
    element('persName', {}, name),
    ...names.map((each) => wordsIn('persName', each, { type: 'alternative' })),
    wordsIn('occupation', role),
  ])
}
