/** Selections of a source, put together again where links tie them. */
import type { Element } from 'domhandler'
import { childrenNamed } from '../../articles/import/tree.ts'
import { plainGuid } from '../refi/guid.ts'
import { TIES } from './selections.ts'

export interface ReadLink {
  guid: string
  name: string
  direction: 'Associative' | 'OneWay' | 'Bidirectional'
  origin: string
  target: string
  element: Element
}

export function linksOf(root: Element): ReadLink[] {
  return childrenNamed(root, 'Links')
    .flatMap((each) => childrenNamed(each, 'Link'))
    .map((element) => {
      const { guid, name = '', direction, originGUID, targetGUID } = element.attribs
      return {
        guid: plainGuid(guid),
        name,
        direction: direction === 'OneWay' || direction === 'Bidirectional' ? direction : 'Associative',
        origin: plainGuid(originGUID),
        target: plainGuid(targetGUID),
        element,
      }
    })
}

interface Piece {
  readonly guid: string
  readonly codes: ReadonlySet<string>
}

/**
 * Selections in the order of the file, those that are "continued by" others with these, as one passage in pieces. Only
 * pieces of one source with the same codes are: with others the link says something about two passages.
 * @param used takes up the links that were followed
 */
export function chainsOf<T extends Piece>(
  pieces: readonly T[],
  links: readonly ReadLink[],
  used: Set<ReadLink>,
): T[][] {
  const byGuid = new Map(pieces.map((piece) => [piece.guid, piece]))
  const next = new Map<string, { to: T; link: ReadLink }>()
  const follows = new Set<string>()
  for (const link of links) {
    const [from, to] = [byGuid.get(link.origin), byGuid.get(link.target)]
    if (link.name !== TIES.next || !from || !to || from === to) continue
    if (next.has(from.guid) || follows.has(to.guid) || !sameCodes(from, to)) continue
    next.set(from.guid, { to, link })
    follows.add(to.guid)
  }
  const done = new Set<string>()
  const chainFrom = (head: T): T[] => {
    const chain = [head]
    done.add(head.guid)
    for (let step = next.get(head.guid); step && !done.has(step.to.guid); step = next.get(step.to.guid)) {
      used.add(step.link)
      done.add(step.to.guid)
      chain.push(step.to)
    }
    return chain
  }
  const heads = pieces.filter(({ guid }) => !follows.has(guid))
  const chains = heads.map(chainFrom)
  // Links in a circle have no head.
  for (const piece of pieces) if (!done.has(piece.guid)) chains.push(chainFrom(piece))
  return chains
}

function sameCodes(a: Piece, b: Piece): boolean {
  return a.codes.size === b.codes.size && [...a.codes].every((code) => b.codes.has(code))
}
