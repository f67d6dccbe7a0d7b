import type { Content } from '../../library.ts'
import { viewOf } from '../common/view.ts'
import { LINE_ENDS, WHITE } from './escape.ts'
import { fit } from '../common/names.ts'
import { isFit } from './types.ts'
import { hasPlace } from './unplaced.ts'

const EMPTY = new RegExp(`^[${WHITE}]*[${LINE_ENDS}][${WHITE}]*$`, 'u')

/** What brat does not hold of this content as it is. */
export function bratLosses(content: Content): string[] {
  const view = viewOf(content)
  const annotations = view.articles.flatMap((each) => each.annotations)
  const paths = new Set(annotations.flatMap((each) => view.tagsOf(each)).filter((path) => !isFit(path)))
  const isCut = annotations.some(
    (each) => hasPlace(each) && each.target.spans.some(({ exact }) => EMPTY.test(exact)),
  )
  const authors = new Set(annotations.map(({ author }) => author).filter((author) => fit(author) !== author))
  const lost = view.relations.filter(({ from, to }) =>
    [from, to].some((claim) => view.appearancesOf(claim).length === 0),
  ).length
  const homeless = annotations.filter((each) => !hasPlace(each)).length
  return [
    ...(paths.size === 0
      ? []
      : [
          'A type of brat has letters, digits, - and _ alone: other tags are written with their own words in a note.',
        ]),
    ...(homeless === 0
      ? []
      : [
          'What has no passage in the text is written to a file of its own beside it, which brat does not show.',
        ]),
    ...(isCut ? ['Passages of line ends alone are written, but brat does not show them.'] : []),
    ...(authors.size === 0 ? [] : ['Names of authors are written as far as names of files take them.']),
    ...(lost === 0 ? [] : ['Relations to claims that are made in none of these articles are left out.']),
  ]
}
