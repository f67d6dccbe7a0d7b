/** What main hears of the page without the page's doing: its context menus, what it copies, its size and focus. */
import type { Line } from './line.ts'

/** Puts a text on Chromium's clipboard, without the page's doing or knowing. */
function putOnClipboard(text: string): void {
  const take = (event: ClipboardEvent): void => {
    event.preventDefault()
    event.stopImmediatePropagation()
    event.clipboardData?.setData('text/plain', text)
  }
  const types = ['beforecopy', 'copy'] as const
  for (const type of types) window.addEventListener(type as 'copy', take, { capture: true })
  document.execCommand('copy')
  for (const type of types) window.removeEventListener(type as 'copy', take, { capture: true })
}

/** Reports. */
export function observe(line: Line): void {
  lastOnWindow('contextmenu', (event: MouseEvent) => {
    if (event.defaultPrevented) return
    event.preventDefault()
    const target = event.target instanceof Element ? event.target : null
    const link = target?.closest('a[href]') as HTMLAnchorElement | null | undefined
    const field =
      target?.matches('input, textarea') || (target instanceof HTMLElement && target.isContentEditable)
    line.tell({
      kind: 'context-menu',
      x: Math.round(event.clientX),
      y: Math.round(event.clientY),
      linkURL: link?.href ?? '',
      linkText: link?.textContent ?? '',
      selectionText: getSelection()?.toString() ?? '',
      isEditable: Boolean(field),
    })
  })
  line.on('clipboard', (told) => putOnClipboard(told['text'] as string))
  for (const type of ['copy', 'cut'] as const)
    lastOnWindow(type, (event: ClipboardEvent) => {
      const text = event.defaultPrevented ? event.clipboardData?.getData('text/plain') : selected()
      if (text) line.tell({ kind: 'copied', text })
    })
  const tellTitle = (): void => line.tell({ kind: 'title', title: document.title })
  document.addEventListener('DOMContentLoaded', () => {
    tellTitle()
    new MutationObserver(tellTitle).observe(document.head, {
      subtree: true,
      childList: true,
      characterData: true,
    })
  })
  window.addEventListener('resize', () => line.tell({ kind: 'resized' }))
}

function selected(): string {
  const field = document.activeElement
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
    return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)
  return getSelection()?.toString() ?? ''
}

function lastOnWindow<E extends Event>(type: string, listener: (event: E) => void): void {
  const last = listener as (event: Event) => void
  window.addEventListener(
    type,
    () => {
      window.removeEventListener(type, last)
      window.addEventListener(type, last)
    },
    { capture: true },
  )
}
