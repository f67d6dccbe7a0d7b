import type { Appearance, Claim, Person } from '../../../preload/model.ts'
import { isPlaced, type View } from '../common/view.ts'
import { iriOf } from './iri.ts'
import { evidenceNode } from './evidence.ts'
import { known, type Node, type Places } from './target.ts'

/**
 * The bodies of a passage in which a claim is made: what it claims and the verdict in words for every reader, and the
 * claim itself, which the passage is identified with (oa:identifying), with the attribution that holds at this place.
 */
export function claimBodies(appearance: Appearance, view: View, places: Places): Node[] {
  const claim = view.claimOf(appearance)
  const verdict = claim && view.verdictOf(claim)
  const words = verdict && [verdict.name, ...(verdict.rationale === '' ? [] : [verdict.rationale])].join(': ')
  return [
    ...(claim?.statement ? [textual('describing', claim.statement, 'text/plain')] : []),
    ...(words ? [textual('assessing', words, 'text/markdown')] : []),
    {
      type: 'SpecificResource',
      purpose: 'identifying',
      source: claim ? claimNode(claim, view, places) : iriOf('claim', appearance.claim),
      attribution: attributionNode(appearance, view, places),
    },
  ]
}

function textual(purpose: string, value: string, format: string): Node {
  return { type: 'TextualBody', purpose, value, format }
}

function claimNode(claim: Claim, view: View, places: Places): Node {
  const verdict = view.verdictOf(claim)
  return known({
    id: iriOf('claim', claim.id),
    type: 'Claim',
    statement: claim.statement,
    claimant: personNode(view.personOf(claim.claimant)),
    about: claim.context,
    claimType: claim.type,
    verifiable: claim.verifiable,
    worthChecking: claim.worth,
    verdict:
      verdict &&
      known({
        type: 'Rating',
        label: verdict.name,
        labelId: verdict.label,
        scale: claim.verdict?.scale,
        ratingValue: verdict.value,
        worstRating: verdict.value === null ? null : verdict.worst,
        bestRating: verdict.value === null ? null : verdict.best,
        rationale: verdict.rationale,
      }),
    evidence: claim.evidence.length === 0 ? null : claim.evidence.map((each) => evidenceNode(each, places)),
    joined:
      view.joinedTo(claim).length === 0 ? null : view.joinedTo(claim).map(({ id }) => iriOf('claim', id)),
    creator: creatorNode(claim.author),
    created: claim.created,
    modified: claim.modified,
  })
}

function attributionNode(appearance: Appearance, view: View, places: Places): Node {
  const { source, cue, quoted, said } = appearance
  const placed = isPlaced(appearance)
  return known({
    type: 'Attribution',
    sourceNamed: source.none ? false : source.spans.length > 0 ? true : null,
    sourceSpans: source.spans.length > 0 ? places.specific(source.spans, placed) : null,
    cueSpans: cue.spans.length > 0 ? places.specific(cue.spans, placed) : null,
    speaker: personNode(view.personOf(source.person)),
    quoted,
    saidFrom: said?.from,
    saidTo: said?.to,
    saidAbout: said?.about,
  })
}

/** A person or an organisation: the model does not say which, so neither does this. */
function personNode(person: Person | null): Node | null {
  if (person === null) return null
  return known({
    id: iriOf('person', person.id),
    type: 'Agent',
    name: person.name,
    role: person.role,
    otherNames: person.names.length > 0 ? person.names : null,
  })
}

/** Who made a record; null where nobody has said so. */
export function creatorNode(author: string): Node | null {
  return author === '' ? null : { type: 'Person', name: author }
}
