/**
 * beforeunload, asked by main before it closes the window: Chromium's own question would be a dialog, and Playwright
 * would answer it. A page that nobody has touched may not object, as in Chromium.
 */
import type { Line } from './line.ts'

/** Answers main's question. */
export function answerUnload(line: Line): void {
  let closing = false
  window.addEventListener('beforeunload', (event) => closing && event.stopImmediatePropagation(), {
    capture: true,
  })
  line.on('unload', () => {
    const event = document.createEvent('BeforeUnloadEvent') as BeforeUnloadEvent
    event.initEvent('beforeunload', false, true)
    window.dispatchEvent(event)
    const objects =
      navigator.userActivation.hasBeenActive && (event.defaultPrevented || Boolean(event.returnValue))
    closing = !objects
    line.tell({ kind: 'unload', objects })
  })
}
