/** Claims, relations and what they point to, as feature structures of one article. */
import type { Annotation, Appearance, Claim, Person, Scale, Span, Tag } from '../../../preload/model.ts'
import { isPlaced, type View } from '../common/view.ts'
import type { ShareRelation } from '../common/shares.ts'
import { json, yesNo, type CasBuilder } from './cas.ts'
import { LAYERS } from './types.ts'

/** Where claims are made in this article, and which spans stand for them. */
export interface ClaimPlaces {
  readonly annotations: readonly Annotation[]
  /** The first span of each annotation that stands in the text. */
  readonly firsts: ReadonlyMap<string, number>
}

/** The first content in this article of what makes the claim. */
function placeOf(
  makes: (appearance: Appearance) => boolean,
  { annotations }: ClaimPlaces,
): { span: Span; annotation: string } | null {
  for (const each of annotations) {
    const [span] = each.target.spans
    if (each.kind === 'appearance' && span && isPlaced(each) && makes(each))
      return { span, annotation: each.id }
  }
  return null
}

export function addClaim(claim: Claim, claimant: Person | null, places: ClaimPlaces, cas: CasBuilder): void {
  const { verdict } = claim
  const at = placeOf((each) => each.claim === claim.id, places)
  cas.add(
    at ? LAYERS.claim : LAYERS.claimRecord,
    {
      claim: claim.id,
      statement: claim.statement,
      claimant: claim.claimant,
      claimantName: claimant?.name,
      context: claim.context === '' ? null : claim.context,
      claimType: claim.type,
      verifiable: yesNo(claim.verifiable),
      worth: claim.worth,
      verdict: verdict?.name,
      rationale: verdict?.rationale,
      verdictScale: verdict?.scale,
      verdictLabel: verdict?.label,
      verdictValue: numeral(verdict?.value),
      verdictBest: numeral(verdict?.best),
      verdictWorst: numeral(verdict?.worst),
      evidence: json(claim.evidence),
      joinedTo: claim.joinedTo,
      home: claim.home,
      author: claim.author,
      created: claim.created,
      modified: claim.modified,
      foreign: json(claim.foreign),
    },
    at?.span ?? null,
  )
}

const numeral = (value: number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value)

/**
 * A relation with the claims that stand for its ends: an arc between their first contents where both are in this text, and a
 * record of ids otherwise.
 */
export function addRelation(
  { relation, ...ends }: ShareRelation,
  view: View,
  places: ClaimPlaces,
  cas: CasBuilder,
): void {
  const placeOfEnd = (end: Claim) => placeOf((each) => view.claimOf(each)?.id === end.id, places)
  const [from, to] = [placeOfEnd(ends.from), placeOfEnd(ends.to)]
  const governor = from && places.firsts.get(from.annotation)
  const dependent = to && places.firsts.get(to.annotation)
  const features = {
    label: relation.kind,
    note: relation.note === '' ? null : relation.note,
    relation: relation.id,
    // As they are stored: a claim that was joined may be parted again.
    from: relation.from,
    to: relation.to,
    author: relation.author,
    created: relation.created,
    modified: relation.modified,
    foreign: json(relation.foreign),
  }
  if (to && typeof governor === 'number' && typeof dependent === 'number')
    cas.add(
      LAYERS.relation,
      { Governor: { ref: governor }, Dependent: { ref: dependent }, ...features },
      to.span,
    )
  else cas.add(LAYERS.relationRecord, features)
}

export function addPerson({ id, name, role, names }: Person, cas: CasBuilder): void {
  cas.add(LAYERS.person, { person: id, name, role: role === '' ? null : role, names: json(names) })
}

export function addTag(tag: Tag, cas: CasBuilder): void {
  const said = (words: string) => (words === '' ? null : words)
  cas.add(LAYERS.tag, {
    tag: tag.id,
    path: tag.path,
    colour: tag.colour,
    key: tag.key === null ? null : String(tag.key),
    definition: said(tag.definition),
    use: said(tag.use),
    avoid: said(tag.avoid),
    examples: json(tag.examples),
    foreign: json(tag.foreign),
  })
}

export function addScale(scale: Scale, cas: CasBuilder): void {
  cas.add(LAYERS.scale, { scale: JSON.stringify(scale) })
}
