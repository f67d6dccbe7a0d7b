/** Whether a visitor of the page saw an element, told from its style and attributes. */
import type { Element } from 'domhandler'
import type { Style } from './cascade.ts'

/** Elements that show no text of the page's own, whatever a style says. */
const NEVER = new Set(
  (
    'head script style template noscript noembed noframes title link meta base iframe object embed video audio canvas ' +
    'svg select datalist textarea input map area source track param rp rt annotation annotation-xml frame frameset'
  ).split(' '),
)
/** Class names by which sheets that did not come along take text out of sight, for good or for screen readers alone. */
const HIDING =
  /^(?:sr-only|visually-?hidden|screen-?reader(?:s|-text|-only)?|a11y-hidden|u-hidden-visually|assistive-text|offscreen|off-screen|element-invisible|is-hidden|hidden|hide|d-none|sf-hidden)$/i
/** "hidden md:block": shown in a window of common size. */
const SHOWN_WIDE = /(?:^|\s)(?:(?:sm|md|lg|xl)[:-](?:block|flex|grid|inline|table)|d-(?:sm|md|lg|xl)-\w+)/

/** Whether a class says that its element is out of sight, and no sheet of the page says what the class does. */
function saysHidden(names: string | undefined, known: (name: string) => boolean): boolean {
  if (names === undefined || SHOWN_WIDE.test(names)) return false
  return names.split(/\s+/).some((name) => HIDING.test(name) && !known(name))
}

const LENGTH = /^(-?[\d.]+)(px|r?em|vw|vh|%|pt)?$/
const pixelsOf = (value: string | undefined): number | null => {
  const found = LENGTH.exec(value ?? '')
  if (!found) return null
  const unit = found[2] ?? 'px'
  return (
    Number(found[1]) * (unit === 'px' || unit === 'pt' ? 1 : unit === '%' || unit.startsWith('v') ? 10 : 16)
  )
}

const isZero = (value: string | undefined): boolean => pixelsOf(value) === 0
const isTiny = (value: string | undefined): boolean => Math.abs(pixelsOf(value) ?? 99) <= 1
/** Farther than this from its place nothing is on the screen: CSS pixels. */
const FAR = 900

function clippedAway(style: Style): boolean {
  const placed = /^(?:absolute|fixed)$/.test(style.get('position') ?? '')
  const clip = style.get('clip')?.replace(/[\s,]+/g, ' ')
  if (placed && clip && /^rect\( ?(?:(?:0|1|-?\d)(?:px|r?em|%)? ?){4}\)$/.test(clip)) return true
  const path = style.get('clip-path')
  return (
    path !== undefined &&
    /^(?:inset\((?:50|100)%|circle\(0|polygon\(0(?:px|%)? 0(?:px|%)?(?:, 0(?:px|%)? 0(?:px|%)?)*\))/.test(
      path,
    )
  )
}

/** Moved away by its whole size or farther than any screen. */
function movedAway(transform: string): boolean {
  const found = /^translate(?:x|y|3d)?\(\s*(-?[\d.]+)(px|%|vw|vh|r?em)/.exec(transform)
  if (!found) return /^scale(?:[xy]|3d)?\(0(?:[,)\s])/.test(transform)
  const [, size, unit] = found
  return Math.abs(Number(size)) >= (unit === 'px' ? FAR : unit?.endsWith('em') ? FAR / 16 : 100)
}

function outOfPlace(style: Style): boolean {
  const position = style.get('position')
  if (position === undefined || position === 'static') return false
  if (movedAway(style.get('transform') ?? '')) return true
  return ['left', 'right', 'top', 'bottom'].some((side) => (pixelsOf(style.get(side)) ?? 0) <= -FAR)
}

function squeezedOut(style: Style): boolean {
  const overflow = `${style.get('overflow') ?? ''} ${style.get('overflow-x') ?? ''} ${style.get('overflow-y') ?? ''}`
  if (!/hidden|clip/.test(overflow)) return false
  const { height, width } = {
    height: style.get('height') ?? style.get('max-height'),
    width: style.get('width') ?? style.get('max-width'),
  }
  return isZero(height) || isZero(width) || (isTiny(height) && isTiny(width))
}

/** Faded to nothing for good; what comes with a transition or an animation fades in. */
const faded = (style: Style): boolean =>
  Number(style.get('opacity') ?? 1) === 0 &&
  !['animation', 'animation-name', 'transition', 'transition-property'].some((name) => style.has(name))

/** Whether an element and all in it is out of sight for a reason that a part of it cannot undo. */
export function isGone(element: Element, style: Style, known: (name: string) => boolean): boolean {
  if (NEVER.has(element.name)) return true
  const display = style.get('display')
  if (display === 'none') return true
  if ('hidden' in element.attribs && display === undefined) return true
  if (element.name === 'dialog' && !('open' in element.attribs) && display === undefined) return true
  if (display === undefined && saysHidden(element.attribs['class'], known)) return true
  return (
    clippedAway(style) ||
    outOfPlace(style) ||
    squeezedOut(style) ||
    faded(style) ||
    style.get('content-visibility') === 'hidden' ||
    (pixelsOf(style.get('text-indent')) ?? 0) <= -FAR
  )
}

/** What an element's text takes from the elements around it unless it says otherwise. */
export interface Inherited {
  visible: boolean
  sized: boolean
}

/** Whether text right in an element shows: visibility and font size come from outside, and can be set again inside. */
export function inheritedBy(style: Style, outer: Inherited): Inherited {
  const visibility = style.get('visibility')
  const size = style.get('font-size')
  return {
    visible: visibility === undefined || visibility === 'inherit' ? outer.visible : visibility === 'visible',
    sized:
      size === undefined || (/%$|em$|inherit/.test(size) && !/rem$/.test(size) && !isZero(size))
        ? outer.sized
        : !isZero(size),
  }
}

/** Elements that software for the blind passes over. Sight may see them, so this alone counts for what stands apart. */
export const isAside = (element: Element): boolean =>
  element.attribs['aria-hidden'] === 'true' || 'inert' in element.attribs
