/**
 * Menu accelerators: the page gets the key first, the menu's item if nobody prevented it (root_view.cc). The listener
 * that decides is added again at each key, so that it is the last on window.
 */
import type { Line } from './line.ts'

/** One accelerator, as main's menu has it. */
export interface Accelerator {
  item: number
  keyCode: number
  ctrl: boolean
  alt: boolean
  shift: boolean
  meta: boolean
}

/** Watches the keys. */
export function watchKeys(line: Line): void {
  let accelerators: Accelerator[] = []
  line.on('accelerators', (told) => {
    accelerators = told['list'] as Accelerator[]
  })
  const find = (event: KeyboardEvent): Accelerator | undefined =>
    accelerators.find(
      (one) =>
        one.keyCode === event.keyCode &&
        one.ctrl === event.ctrlKey &&
        one.alt === event.altKey &&
        one.shift === event.shiftKey &&
        one.meta === event.metaKey,
    )
  const last = (event: KeyboardEvent): void => {
    // F7 would ask about caret browsing in Chromium, and does nothing in Electron.
    if (event.key === 'F7') event.preventDefault()
    const hit = event.defaultPrevented ? undefined : find(event)
    if (!hit) return
    event.preventDefault()
    line.tell({ kind: 'accelerator', item: hit.item })
  }
  window.addEventListener(
    'keydown',
    (event) => {
      // Carries an editing command of main's (web-contents-commands.ts), which in Electron is no key.
      if (event.keyCode === 0 && event.code === '') return event.stopImmediatePropagation()
      window.removeEventListener('keydown', last)
      window.addEventListener('keydown', last)
      const hit = find(event)
      // A page that stopped the event without preventing it does not stop the menu.
      if (hit) setTimeout(() => !event.defaultPrevented && line.tell({ kind: 'accelerator', item: hit.item }))
    },
    { capture: true },
  )
}
