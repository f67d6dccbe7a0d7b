import { app, type Session, type WebContents } from 'electron'
import { mayLoad } from './addresses.ts'

/** Before `ready`: no name is looked up, whoever asks. It stands behind what the session refuses. */
export function shutOffNames(devServer: string | null): void {
  const except = devServer === null ? [] : [`EXCLUDE ${new URL(devServer).hostname}`]
  app.commandLine.appendSwitch('host-resolver-rules', ['MAP * ~NOTFOUND', ...except].join(', '))
}

/** Shuts every way to the network, to devices and to the disk. Called first after `ready`, before any window. */
export function secureSession(session: Session, devServer: string | null): void {
  // Without handlers Electron grants every permission; it asks both.
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
  // Exports and pictures are written by main, where the person says.
  session.on('will-download', (event) => event.preventDefault())

  // The spell checker fetches dictionaries; spellcheck: false alone did not stop it.
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerDictionaryDownloadURL('https://x.invalid/')
  app.configureHostResolver({ secureDnsMode: 'off' })

  session.webRequest.onBeforeRequest((details, callback) =>
    callback({ cancel: !mayLoad(details.url, devServer) }),
  )
}

/**
 * Keeps every page where it is: no navigation, no redirect, no new windows, no web views. None of these opens a link
 * outside either: that is asked for by the preload, after a click, and agreed to by the person.
 */
export function secureContents(contents: WebContents): void {
  contents.on('will-navigate', (details) => {
    // The page may load itself anew, as Vite has it do; a link and a dropped file lead elsewhere.
    if (details.url !== contents.getURL()) details.preventDefault()
  })
  contents.on('will-frame-navigate', (details) => {
    // The main frame's are told again, above.
    if (!details.isMainFrame) details.preventDefault()
  })
  contents.on('will-redirect', (details) => details.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  // What calls go by is no request that the session sees.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
