/** Which of a page's blocks is its title, and what the lines around it are. */
import { readDateline } from '../../dateline.ts'
import type { FlowBlock } from '../flow-block.ts'
import { nameOf } from '../said.ts'
import { isProse } from './main-text.ts'
import type { PageData } from './metadata.ts'

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Parts of a window's title: "Ferry line to stay open | Aster Courier". */
const SEPARATOR = /\s+[|•·«»–—-]\s+|\s*::\s*/u

/** Whether a heading says what the page says is its title, up to the site's name around it. */
function saysTitle(text: string, { title, windowTitle }: PageData): boolean {
  const words = plain(text)
  if (words === '') return false
  if (title !== null && words === plain(title)) return true
  return (
    windowTitle !== null &&
    (words === plain(windowTitle) || windowTitle.split(SEPARATOR).some((part) => plain(part) === words))
  )
}

/** How many blocks are looked at for the title from the article's beginning. */
const HEAD = 12

/**
 * The block that shows the title: the heading that says what the page says, else the article's only first-level
 * heading where it stands at the head; null where the page shows none.
 */
export function findHeadline(
  own: readonly FlowBlock[],
  all: readonly FlowBlock[],
  data: PageData,
): FlowBlock | null {
  const headings = (blocks: readonly FlowBlock[]) => blocks.filter(({ kind }) => kind === 'heading')
  const says = (block: FlowBlock) => saysTitle(block.text, data)
  const head = own.slice(0, HEAD)
  const first = headings(own).filter(({ level }) => level === 1)
  const found =
    headings(head).find(says) ??
    head.find((block) => says(block) && block.kind === 'paragraph') ??
    (first.length === 1 && head.includes(first[0]!) ? first[0] : undefined)
  if (found) return found
  const firsts = headings(all).filter(({ level }) => level === 1)
  return firsts.find(says) ?? (firsts.length === 1 && data.windowTitle === null ? firsts[0]! : null)
}

/** The title where no heading shows it: the window's title without the site's name. */
export function titleOfWindow({ windowTitle, publisher }: PageData): string | null {
  if (windowTitle === null) return null
  const parts = windowTitle.split(SEPARATOR)
  if (parts.length === 1) return windowTitle
  const isSite = (part: string | undefined) =>
    part !== undefined && publisher !== null && plain(part) === plain(publisher)
  if (isSite(parts.at(-1)))
    return windowTitle.slice(0, windowTitle.lastIndexOf(parts.at(-1) ?? '')).replace(/[\s|•·«»–—:-]+$/u, '')
  if (isSite(parts[0])) return windowTitle.slice(parts[0]?.length ?? 0).replace(/^[\s|•·«»–—:-]+/u, '')
  return windowTitle
}

/** The site's name where the window's title is the shown title and one part more. */
export function siteOfWindow({ windowTitle }: PageData, shown: string): string | null {
  const parts = windowTitle?.split(SEPARATOR) ?? []
  if (parts.length !== 2) return null
  const other = parts.filter((part) => plain(part) !== plain(shown))
  return other.length === 1 && (other[0]?.length ?? 0) <= 60 ? (other[0]?.trim() ?? null) : null
}

/**
 * Puts the title first and reads the lines at the article's head: a date line is marked as one, a byline that the
 * article's data names is left to them, a repetition of the title goes, and so do labels above it.
 */
export function withHead(own: readonly FlowBlock[], headline: FlowBlock | null, data: PageData): FlowBlock[] {
  const at = headline ? own.indexOf(headline) : -1
  const before = own.slice(0, Math.max(0, at)).filter(isProse)
  const after = own.slice(at + 1)
  const prose = after.findIndex(isProse)
  const title = headline ? plain(headline.text) : null
  const head = after.slice(0, prose === -1 ? after.length : prose).flatMap((block): FlowBlock[] => {
    const { text, kind } = block
    if (title !== null && plain(text) === title) return []
    if (kind === 'paragraph' && isByline(text, data.byline)) return []
    if (kind === 'paragraph' && readDateline(text) !== null) return [{ ...block, kind: 'dateline' }]
    return [block]
  })
  const rest = prose === -1 ? [] : after.slice(prose)
  return [
    ...(headline ? [titleBlock(headline)] : []),
    ...before,
    ...head,
    ...rest.filter(({ kind, text }) => kind !== 'heading' || plain(text) !== title),
  ]
}

function titleBlock({ level: _level, ...block }: FlowBlock): FlowBlock {
  return { ...block, kind: 'title' }
}

function isByline(text: string, byline: string | null): boolean {
  if (byline === null || text.length > 150) return false
  const name = nameOf(text)
  return (
    name !== null &&
    (plain(name) === plain(byline) || byline.split(', ').some((one) => plain(one) === plain(name)))
  )
}
