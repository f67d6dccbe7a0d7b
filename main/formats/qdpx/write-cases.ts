/** Claims as cases: what several passages, of several texts, have in common, with variables of its own. */
import type { Annotation, Claim } from '../../../preload/model.ts'
import { quoteOf } from '../common/order.ts'
import { isPlaced } from '../common/view.ts'
import { attributes } from '../common/xml.ts'
import { articleGuid, claimGuid, nameOf } from './names.ts'
import { markedOf } from './selections.ts'
import type { Used } from './used.ts'
import { valuesXml } from './variables.ts'

export function casesXml(used: Used): string[] {
  const articles = new Set(used.content.articles.map(({ article }) => article.id))
  const names = new Set<string>()
  /** Where counting goes on: many claims may read the same. */
  const numbers = new Map<string, number>()
  return rootClaims(used).map((claim) => {
    const statement = nameOf(used.view.statementOf(claim)) || 'Claim'
    let name = statement
    let number = numbers.get(statement) ?? 2
    for (; names.has(name); number++) name = `${statement} (${number})`
    numbers.set(statement, number)
    names.add(name)
    const places = used.view.appearancesOf(claim).filter(stands)
    const at = places.length === 0 ? [claim.home] : []
    return [
      `    <Case${attributes({ guid: claimGuid(claim), name })}>`,
      valuesOf(claim, used),
      ...at.map((id) =>
        articles.has(id) ? `<SourceRef${attributes({ targetGUID: articleGuid(id) })}/>` : '',
      ),
      ...places.flatMap((place) =>
        (markedOf(place, used.view, used.tagGuid)?.selections ?? []).map(
          ({ guid }) => `<SelectionRef${attributes({ targetGUID: guid })}/>`,
        ),
      ),
      '</Case>\n',
    ].join('')
  })
}

/** Those that stand for others too, in the order of articles. */
export function rootClaims(used: Used): Claim[] {
  const elsewhere = new Set(used.content.elsewhere.claims.map(({ claim }) => claim.id))
  const roots = new Set<Claim>()
  for (const { annotations } of used.view.articles)
    for (const each of annotations) {
      const claim = each.kind === 'appearance' ? used.view.claimOf(each) : null
      if (claim && !elsewhere.has(claim.id)) roots.add(claim)
    }
  for (const { claims } of used.content.articles)
    for (const claim of claims) if (claim.joinedTo === null) roots.add(claim)
  return [...roots]
}

function valuesOf(claim: Claim, used: Used): string {
  const verdict = used.view.verdictOf(claim)
  const { statement, context, type, verifiable, worth, author, created, modified } = claim
  return valuesXml(
    {
      ...{ statement, type, verifiable, worth, created, modified },
      context: context || null,
      author: author || null,
      claimant: used.view.personOf(claim.claimant)?.name ?? null,
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
    used.variables,
  )
}

/** Whether an appearance stands somewhere in the text. */
export function stands(annotation: Annotation): boolean {
  return (
    isPlaced(annotation) &&
    annotation.kind === 'appearance' &&
    quoteOf([...annotation.target.spans, ...annotation.source.spans, ...annotation.cue.spans]) !== ''
  )
}
