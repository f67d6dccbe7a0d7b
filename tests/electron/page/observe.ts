/** What main hears of the page without the page's doing: its context menus, what it copies, its size and focus. */
import type { Line } from './line.ts'

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
  for (const type of ['copy', 'cut'] as const)
    lastOnWindow(type, (event: ClipboardEvent) => {
      const text = event.defaultPrevented ? event.clipboardData?.getData('text/plain') : selected()
      if (text) line.tell({ kind: 'copied', text })
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
