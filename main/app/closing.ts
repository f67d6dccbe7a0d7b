import { app, type BrowserWindow } from 'electron'
import { sendEvent } from '../ipc/events.ts'

/**
 * How often, and how many times, is looked whether the page has answered, in milliseconds. Looks are counted and not time:
 * where the app itself was busy, what the page had sent meanwhile is heard before the next look.
 */
const LOOK_EVERY = 500
const LOOKS = 8

/**
 * Holds a window's close until the page has sent what was still being typed, or is gone, or does not answer.
 * @param when whether the close is part of quitting the app, and whether the page can hold anything at all yet
 * @returns what is to be called when the page says that it has sent everything
 */
export function holdClose(
  window: BrowserWindow,
  { isQuitting, mayHold }: { isQuitting: () => boolean; mayHold: () => boolean },
): () => void {
  let state: 'open' | 'flushing' | 'done' = 'open'
  let listening = false
  let looks = 0
  let timer: NodeJS.Timeout | undefined

  function finish(page: 'answered' | 'silent'): void {
    clearInterval(timer)
    state = 'done'
    if (window.isDestroyed()) return
    // A page that hangs would keep the window: closing asks it once more.
    if (page === 'silent') window.destroy()
    // Preventing the close called the whole quit off, so it is begun again.
    if (isQuitting()) app.quit()
    else if (page === 'answered') window.close()
  }

  window.webContents.on('dom-ready', () => (listening = true))
  window.webContents.on('render-process-gone', () => {
    listening = false
    if (state === 'flushing') finish('silent')
  })
  window.on('close', (event) => {
    if (state === 'done' || !listening || !mayHold()) return
    event.preventDefault()
    if (state === 'flushing') return
    state = 'flushing'
    looks = 0
    timer = setInterval(() => {
      if (++looks === LOOKS) finish('silent')
    }, LOOK_EVERY)
    sendEvent(window, 'flush', null)
  })

  return () => {
    if (state === 'flushing') finish('answered')
  }
}
