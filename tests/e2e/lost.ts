/** What is cut off in a page: both run in the page itself, and take nothing from outside. */

/** Text as WCAG 2.2, 1.4.12 wants it to be possible, or as it is. */
export function TEXT_SPACING(on: boolean): void {
  const held = window as unknown as { spacing?: CSSStyleSheet }
  held.spacing ??= new CSSStyleSheet()
  held.spacing.replaceSync(
    on
      ? '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'
      : '',
  )
  if (!document.adoptedStyleSheets.includes(held.spacing))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, held.spacing]
}

/**
 * Controls and words that nobody can bring into sight: beyond the window, or beyond an edge that cuts and does not scroll.
 * What ends in dots is whole where its title says it. Left out is what is drawn: a map and a timeline are larger than
 * what shows them, and moved by keys (WCAG 1.4.10 leaves them out too), the figure of the sheet of keys is one line of
 * text that runs on; and the keys in the status bar, which go away one by one where room ends: the sheet has them all.
 */
export function lostIn(): string[] {
  const DRAWN = '.svelte-flow__viewport, .lanes, .links, .ground, .axis, figure'
  const top = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body
  const found = new Set<string>()
  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth || document.body.scrollWidth > document.body.clientWidth)
    found.add('the page is wider than the window')

  const named = (element: Element) =>
    `${element.localName}.${(element.getAttribute('class') ?? '').replace(/\s*svelte-\w+/g, '').trim()}`

  /** What cuts a box off: null where nothing does or it can be scrolled to. */
  function cut(element: Element, box: DOMRect): string | null {
    let { left, right, top: upper, bottom } = box
    let position = getComputedStyle(element).position
    for (let at = element.parentElement; at && position !== 'fixed'; at = at.parentElement) {
      const style = getComputedStyle(at)
      const positioned = style.position !== 'static' || style.transform !== 'none' || style.contain !== 'none'
      if (position === 'absolute' && !positioned) continue
      position = style.position
      const edge = at.getBoundingClientRect()
      if (at.matches('dialog, [popover]')) position = 'fixed'
      if (style.overflowX !== 'visible' && (right > edge.right + 1 || left < edge.left - 1)) {
        if (!/auto|scroll/.test(style.overflowX)) {
          if (style.textOverflow !== 'ellipsis') return `${named(at)} cuts`
          if (!at.closest('[title]')) return `${named(at)} ends in dots without a title`
        }
        ;[left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)]
        if (right < left) [left, right] = [edge.left, edge.left]
      }
      if (style.overflowY !== 'visible' && (bottom > edge.bottom + 1 || upper < edge.top - 1)) {
        if (!/auto|scroll/.test(style.overflowY)) {
          if (style.webkitLineClamp === 'none') return `${named(at)} cuts below`
          if (!at.closest('[title]')) return `${named(at)} ends in dots without a title`
        }
        ;[upper, bottom] = [Math.max(upper, edge.top), Math.min(bottom, edge.bottom)]
        if (bottom < upper) [upper, bottom] = [edge.top, edge.top]
      }
    }
    const beyond = left < -1 || upper < -1 || right > innerWidth + 1 || bottom > innerHeight + 1
    return beyond ? 'the window cuts' : null
  }

  const isSeen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !element.closest(`.heard, .status .key, .status kbd, ${DRAWN}`)

  for (const control of top.querySelectorAll(
    'button, input, select, textarea, a[href], [role="tab"], [role="option"]',
  )) {
    const box = control.getBoundingClientRect()
    if (box.width === 0 || !isSeen(control)) continue
    const by = cut(control, box)
    if (by !== null)
      found.add(
        `${named(control)} “${(control.getAttribute('aria-label') ?? control.textContent).trim().slice(0, 40)}”: ${by}`,
      )
  }
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const element = node.parentElement
    if (!element || node.data.trim() === '' || !isSeen(element)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    const by = box.width === 0 ? null : cutText(element, box)
    if (by !== null) found.add(`“${node.data.trim().slice(0, 40)}” in ${named(element)}: ${by}`)
  }
  return [...found]

  /** What is cut in its own element is cut there first. */
  function cutText(element: Element, box: DOMRect): string | null {
    const style = getComputedStyle(element)
    const edge = element.getBoundingClientRect()
    const wide = box.right > edge.right + 1 || box.left < edge.left - 1
    const high = box.bottom > edge.bottom + 3 || box.top < edge.top - 3
    if (
      wide &&
      /hidden|clip/.test(style.overflowX) &&
      (style.textOverflow !== 'ellipsis' || !element.closest('[title]'))
    )
      return style.textOverflow === 'ellipsis' ? 'ends in dots without a title' : 'cut in itself'
    if (high && /hidden|clip/.test(style.overflowY)) {
      if (style.webkitLineClamp === 'none') return 'cut below in itself'
      if (!element.closest('[title]')) return 'ends in dots without a title'
    }
    const [left, right] =
      style.overflowX === 'visible'
        ? [box.left, box.right]
        : [Math.max(box.left, edge.left), Math.min(box.right, edge.right)]
    const [upper, lower] =
      style.overflowY === 'visible'
        ? [box.top, box.bottom]
        : [Math.max(box.top, edge.top), Math.min(box.bottom, edge.bottom)]
    return cut(element, new DOMRect(left, upper, Math.max(0, right - left), Math.max(0, lower - upper)))
  }
}
