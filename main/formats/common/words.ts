/** How evidence and relations are put into one line, wherever a format has no structure for them. */
import type { Evidence } from '../../../preload/model.ts'
import { quoteOf } from '../../../preload/rows.ts'
import { TEXTS } from '../../../preload/texts.ts'
import type { Tie } from './view.ts'

/** "Is it open? No. (https://harbour.example; against; 2014-05)". */
export function evidenceInWords({ question, answer, ground, stance, date }: Evidence): string {
  const rests =
    ground === null
      ? ''
      : ground.kind === 'link'
        ? ground.url
        : ground.kind === 'file'
          ? ground.name
          : `“${quoteOf(ground.spans)}”`
  const about = [rests, stance ?? '', date ?? ''].filter((part) => part !== '').join('; ')
  const said = [question, answer]
    .map((part) => part.replace(/\s+/gu, ' ').trim())
    .filter((part) => part !== '')
  return [...said, ...(about === '' ? [] : [`(${about})`])].join(' ')
}

/** "Contradicts", "Supported by": what the claim is to the other one. */
export function kindInWords({ relation, out }: Tie): string {
  return TEXTS.related[out ? 'out' : 'in'][relation.kind]
}

/** "Lavrov: “they agreed”, in another article". */
export function otherInWords({ claimant, statement, where }: Tie): string {
  const said = statement === '' ? '' : `“${statement.replace(/\s+/gu, ' ')}”`
  const who = [claimant, said].filter((part) => part !== '').join(': ')
  return [who, ...(where === '' ? [] : [`in ${where}`])].filter((part) => part !== '').join(', ')
}
