/**
 * Permissions: without handlers Electron grants everything, so Chromium is told to; with them each one is granted only
 * if neither the request handler nor the check handler says no. Chromium asks nobody, so the handlers are asked first.
 */
import { fault } from './faults.ts'
import { line } from './state.ts'

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0]

/** Electron's names and Chromium's. */
const NAMES = [
  ['clipboard-sanitized-write', 'clipboard-write', { allowWithoutSanitization: false }],
  ['clipboard-read', 'clipboard-read', {}],
  ['notifications', 'notifications', {}],
  ['geolocation', 'geolocation', {}],
  ['media', 'camera', {}],
  ['media', 'microphone', {}],
  ['midi', 'midi', {}],
  ['idle-detection', 'idle-detection', {}],
] as const

let request: RequestHandler = null
let check: CheckHandler = null
let asked: Electron.WebContents | undefined

/** session.setPermissionRequestHandler */
export const setPermissionRequestHandler = (handler: RequestHandler): void => {
  request = handler
  if (asked) void applyPermissions(asked)
}
/** session.setPermissionCheckHandler */
export const setPermissionCheckHandler = (handler: CheckHandler): void => {
  check = handler
  if (asked) void applyPermissions(asked)
}

/** Tells Chromium what the handlers say. */
export async function applyPermissions(contents: Electron.WebContents): Promise<void> {
  asked = contents
  const settings = NAMES.map(async ([electron, name, extra]) => {
    const granted = (await requested(contents, electron)) && checked(contents, electron)
    await line().browser.send('Browser.setPermission', {
      permission: { name, ...extra },
      setting: granted ? 'granted' : 'denied',
    })
  })
  await Promise.all(settings).catch((error: unknown) => {
    if (!contents.isDestroyed()) fault(`permissions: ${String(error)}`)
  })
}

const requested = (contents: Electron.WebContents, permission: string): Promise<boolean> =>
  new Promise((resolve) => {
    if (!request) return resolve(true)
    const details = { isMainFrame: true, requestingUrl: '' } as Electron.PermissionRequest
    request(contents, permission as 'media', resolve, details)
  })

const checked = (contents: Electron.WebContents, permission: string): boolean =>
  !check ||
  check(contents, permission as 'media', '', {
    isMainFrame: true,
  } as Electron.PermissionCheckHandlerHandlerDetails)
