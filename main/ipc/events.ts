import type { BrowserWindow } from 'electron'
import type { EventName, Events } from '../../preload/contract.ts'

/** Sends an event to a window's page. A window that is gone, or is not there yet, is passed over. */
export function sendEvent<E extends EventName>(
  window: BrowserWindow | null,
  event: E,
  payload: Events[E],
): void {
  // A destroyed window throws on any use of it.
  if (window === null || window.isDestroyed()) return
  window.webContents.send(event, payload)
}
