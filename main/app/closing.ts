import { app, type BrowserWindow } from 'electron'
import { sendEvent } from '../ipc/events.ts'

/** How long a page that does not answer can keep its window open, in milliseconds. */
const PATIENCE = 3000

/**
 * Holds a window's close until the page has sent what was still being typed, or is gone, or does not answer.
 * @param isQuitting whether the close is part of quitting the app
 * @returns what is to be called when the page says that it has sent everything
 */
export function holdClose(window: BrowserWindow, isQuitting: () => boolean): () => void {
  let state: 'open' | 'flushing' | 'done' = 'open'
  let listening = false
  let timer: NodeJS.Timeout | undefined

  function finish(page: 'answered' | 'silent'): void {
    clearTimeout(timer)
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
    if (state === 'done' || !listening) return
    event.preventDefault()
    if (state === 'flushing') return
    state = 'flushing'
    timer = setTimeout(() => finish('silent'), PATIENCE)
    sendEvent(window, 'flush', null)
  })

  return () => {
    if (state === 'flushing') finish('answered')
  }
}
