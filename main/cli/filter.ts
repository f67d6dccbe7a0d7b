/** Which claims --filter wants. Filters saved in the app mean here what they mean there (renderer/web/filter.ts). */
import type { Claim, ClaimFilter, SavedFilter } from '../../preload/model.ts'
import { foldText } from '../../preload/search/fold.ts'
import { viewOf, type View } from '../formats/common/view.ts'
import type { Content } from '../library.ts'
import { Usage } from './words.ts'

type Test = (claim: Claim, view: View) => boolean

/** The ids of the claims for which all filters hold. @throws Usage where a filter names what is not there */
export function claimsFor(
  filters: readonly string[],
  content: Content,
  saved: readonly SavedFilter[],
): string[] {
  const view = viewOf(content)
  const tests = filters.map((said) => testOf(said, content, saved))
  const roots = new Map<string, Claim>()
  for (const { annotations } of view.articles)
    for (const annotation of annotations) {
      const claim = annotation.kind === 'appearance' ? view.claimOf(annotation) : null
      if (claim) roots.set(claim.id, claim)
    }
  return [...roots.values()].filter((claim) => tests.every((test) => test(claim, view))).map(({ id }) => id)
}

function testOf(said: string, content: Content, saved: readonly SavedFilter[]): Test {
  const named = saved.find(({ id, name }) => name === said || id === said)
  if (named) return savedTest(named.filter)
  const [, key = '', value = ''] = /^(\w+):([^]*)$/.exec(said) ?? []
  const make = KEYS[key]
  return make ? make(value, content) : (claim, view) => hasWords(claim, view, said)
}

const same = (a: string, b: string): boolean => foldText(a.trim()) === foldText(b.trim())

const KEYS: Readonly<Record<string, (value: string, content: Content) => Test>> = {
  tag(value, { tags }) {
    const wanted = tags.filter(({ path }) => same(path, value) || path.startsWith(`${value}/`))
    if (wanted.length === 0) throw new Usage(`The codebook has no tag ${value}.`)
    const ids = new Set(wanted.map(({ id }) => id))
    return (claim, view) => view.appearancesOf(claim).some(({ tags: own }) => own.some((id) => ids.has(id)))
  },
  by: (value) => (claim, view) => speakersOf(claim, view).some((name) => same(name, value)),
  verdict: (value) => (claim, view) => {
    const verdict = view.verdictOf(claim)
    return verdict === null ? same(value, 'none') : same(verdict.name, value) || verdict.label === value
  },
  type: (value) => (claim) => (claim.type ?? 'none') === value,
  relation: (value) => (claim, view) => {
    const ties = view.tiesOf(claim)
    return value === 'none' ? ties.length === 0 : ties.some(({ relation }) => relation.kind === value)
  },
}

function speakersOf(claim: Claim, view: View): string[] {
  return [
    view.claimantOf(claim).name,
    ...view
      .appearancesOf(claim)
      .flatMap(({ source }) => [
        view.personOf(source.person)?.name ?? '',
        source.spans.map(({ exact }) => exact).join(' … '),
      ]),
  ].filter((name) => name !== '')
}

function hasWords(claim: Claim, view: View, said: string): boolean {
  const contents = view.appearancesOf(claim).flatMap(({ target }) => target.spans.map(({ exact }) => exact))
  const all = foldText([view.statementOf(claim), ...speakersOf(claim, view), ...contents].join('\n'))
  return foldText(said)
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => all.includes(word))
}

/** A filter of the app. Open points are the app's alone and play no part. */
function savedTest(filter: ClaimFilter): Test {
  const any = (wanted: readonly string[], values: readonly string[]): boolean =>
    wanted.length === 0 ||
    (values.length === 0 ? wanted.includes('none') : values.some((each) => wanted.includes(each)))
  return (claim, view) => {
    const appearances = view.appearancesOf(claim)
    const { verdict } = claim
    const people = appearances.flatMap(({ source }) => {
      const person = source.person ?? claim.claimant
      const words = source.spans.map(({ exact }) => exact.replace(/\s+/gu, ' ')).join(' … ')
      return person ? [person] : words === '' ? [] : [`name:${words.toLowerCase()}`]
    })
    return (
      any(
        filter.articles,
        appearances.map(({ article }) => article),
      ) &&
      any(
        filter.tags,
        appearances.flatMap(({ tags }) => tags),
      ) &&
      any(filter.types, claim.type === null ? [] : [claim.type]) &&
      any(filter.verdicts, view.verdictOf(claim) && verdict ? [`${verdict.scale}/${verdict.label}`] : []) &&
      any(
        filter.relations,
        view.tiesOf(claim).map(({ relation }) => relation.kind),
      ) &&
      any(filter.people, people) &&
      hasWords(claim, view, filter.words)
    )
  }
}
