import { TEXTS } from '../../preload/texts.ts'
import type { App } from '../state/app.svelte.ts'

/** Makes an article of what is pasted anywhere but into a field. */
export function paste(app: App, event: ClipboardEvent): void {
  if (app.overlay !== null || event.defaultPrevented) return
  if (event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]')) return
  const data = event.clipboardData
  if (!data) return
  event.preventDefault()
  const files = [...data.files]
  const [text, html] = [data.getData('text/plain'), data.getData('text/html')]
  if (text.trim() !== '' || html.trim() !== '')
    void app.importing.run({ kind: 'paste', pasted: { text, html: html.trim() === '' ? null : html } })
  // Files that were copied in the system's file manager.
  else if (files.length > 0) void app.importing.run({ kind: 'drop', files })
  else app.announcer.say(TEXTS.importing.nothingToPaste)
}
