import { app } from 'electron'

export interface Lifecycle {
  /** Whether the app is on its way out: a window that closes is part of it. */
  isQuitting(): boolean
}

export interface LifecycleParts {
  /** Opens a window, where macOS has none left. */
  openWindow(): void
  hasWindow(): boolean
  /** Puts on disk what is still in memory, and gives the library back. */
  closeLibrary(): Promise<void>
}

/** The app's end, the same by menu, key, signal or last window: pages flush, windows close, then the library does. */
export function manageLifecycle({ openWindow, hasWindow, closeLibrary }: LifecycleParts): Lifecycle {
  let quitting = false
  let library: 'open' | 'closing' | 'closed' = 'open'

  app.on('before-quit', () => (quitting = true))
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (!hasWindow() && !quitting) openWindow()
  })
  app.on('will-quit', (event) => {
    if (library === 'closed') return
    // It counts only now: after an await the app would be gone.
    event.preventDefault()
    if (library === 'closing') return
    library = 'closing'
    closeLibrary()
      .catch((error: unknown) => console.error('The library could not be closed:', error))
      .finally(() => {
        library = 'closed'
        // A quit inside will-quit is ignored.
        setImmediate(() => app.quit())
      })
  })
  return { isQuitting: () => quitting }
}
