/** session.webRequest: the last listener of an event wins, and sees app: as well. */
import { guard, notHere } from './guard.ts'

type Before = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void

let before: { patterns: RegExp[]; listener: Before } | undefined

/** Whether the app cancels a request; and whether it asked to see it at all. */
export function cancelled(details: Electron.OnBeforeRequestListenerDetails): Promise<boolean> {
  if (!before?.patterns.some((pattern) => pattern.test(details.url))) return Promise.resolve(false)
  const { listener } = before
  return new Promise((resolve, reject) =>
    listener(details, (response) => {
      if (response.redirectURL !== undefined) reject(notHere('redirectURL of webRequest.onBeforeRequest'))
      else resolve(response.cancel === true)
    }),
  )
}

/** session.webRequest */
export const webRequest = guard(
  {
    onBeforeRequest(filter: unknown, listener?: unknown) {
      const given = (typeof filter === 'function' ? filter : listener) as Before | null
      const urls =
        typeof filter === 'function' || filter === null
          ? ['<all_urls>']
          : (filter as Electron.WebRequestFilter).urls
      before = given ? { patterns: urls.map(pattern), listener: given } : undefined
    },
  },
  'session.webRequest',
  ['onBeforeRequest'],
)

function pattern(url: string): RegExp {
  if (url === '<all_urls>' || url === '') return /^/
  const escaped = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')
  return new RegExp(`^${escaped}$`)
}
