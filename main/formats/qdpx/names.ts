/** What a project calls things: GUIDs of our own, and names short enough for a list. */
import type { Annotation, Claim } from '../../../preload/model.ts'
import { guidOf, namedGuid } from '../refi/guid.ts'

export const ORIGIN = 'Postil'
/** Lower case: the standard's section 7.1 says so, and ATLAS.ti looks nowhere else. */
export const SOURCES = 'sources/'
const LONGEST_NAME = 80

export const articleGuid = (id: string): string => guidOf('article', id)
export const claimGuid = (claim: Claim): string => guidOf('claim', claim.id)
export const noteGuid = (annotation: Annotation): string => guidOf('annotation', annotation.id)
export const userGuid = (author: string): string => namedGuid('user', author)

/** What stands on the whole article is a note of REFI-QDA. */
export const isWhole = (annotation: Annotation): boolean => annotation.target.state === 'whole'

/** One line for a list: the words' beginning. */
export function nameOf(words: string): string {
  const characters = [...words.replace(/\s+/gu, ' ').trim()]
  if (characters.length <= LONGEST_NAME) return characters.join('')
  return `${characters
    .slice(0, LONGEST_NAME - 3)
    .join('')
    .trimEnd()}...`
}
