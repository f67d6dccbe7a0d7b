/**
 * Chromium runs with caret browsing on from the start, since it cannot be switched while it runs. Electron has it off
 * until setCaretBrowsingEnabled(true): until then this hides the caret and gives the motions back to scrolling.
 */
import type { Line } from './line.ts'

const LINE = 40
const PAGE = 0.875
const STEPS: Record<string, (height: number) => [x: number, y: number]> = {
  ArrowLeft: () => [-LINE, 0],
  ArrowRight: () => [LINE, 0],
  ArrowUp: () => [0, -LINE],
  ArrowDown: () => [0, LINE],
  PageUp: (height) => [0, -height * PAGE],
  PageDown: (height) => [0, height * PAGE],
  Home: () => [0, -1e9],
  End: () => [0, 1e9],
}

/** Follows what main says of caret browsing. */
export function watchCaret(line: Line, enabledAtStart: boolean): void {
  let enabled = enabledAtStart
  const hide = new CSSStyleSheet()
  hide.replaceSync(
    ':not(input, textarea, [contenteditable], [contenteditable] *) { caret-color: transparent !important }',
  )
  const follow = (): void => {
    const others = document.adoptedStyleSheets.filter((sheet) => sheet !== hide)
    document.adoptedStyleSheets = enabled ? others : [...others, hide]
  }
  line.on('caret', (told) => {
    enabled = told['enabled'] as boolean
    follow()
  })
  follow()

  const last = (event: KeyboardEvent): void => {
    const step = STEPS[event.key]
    if (enabled || event.defaultPrevented || !step || editable(event.target)) return
    // Without caret browsing Shift still extends a selection that is there.
    if (event.shiftKey && !getSelection()?.isCollapsed) return
    event.preventDefault()
    const box = scroller(event.target)
    box.scrollBy(...step(box.clientHeight))
  }
  window.addEventListener(
    'keydown',
    () => {
      window.removeEventListener('keydown', last)
      window.addEventListener('keydown', last)
    },
    { capture: true },
  )
}

const editable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role]'))

function scroller(target: EventTarget | null): Element {
  for (let one = target instanceof Element ? target : null; one; one = one.parentElement) {
    const overflow = getComputedStyle(one).overflowY
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(overflow)) return one
  }
  return document.scrollingElement ?? document.documentElement
}
