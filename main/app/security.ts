import { app, shell, type Session, type WebContents } from 'electron'
import { isExternalLink, mayLoad } from './addresses.ts'

/** Shuts every way to the network and every permission. Called first after `ready`, before any window. */
export function secureSession(session: Session, devServer: string | null): void {
  // Without handlers Electron grants every permission; it asks both.
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)

  // The spell checker fetches dictionaries; spellcheck: false alone did not stop it.
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerDictionaryDownloadURL('https://x.invalid/')
  app.configureHostResolver({ secureDnsMode: 'off' })

  session.webRequest.onBeforeRequest((details, callback) =>
    callback({ cancel: !mayLoad(details.url, devServer) }),
  )
}

/** Keeps every page where it is: no navigation, no new windows, no web views. Links go to the system's browser. */
export function secureContents(contents: WebContents): void {
  contents.on('will-navigate', (details) => {
    // The page may load itself anew, as Vite has it do; a link and a dropped file lead elsewhere.
    if (details.url === contents.getURL()) return
    details.preventDefault()
    openOutside(details.url)
  })
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

function openOutside(url: string): void {
  if (!isExternalLink(url)) return
  shell.openExternal(url).catch((error: unknown) => console.error(`${url} could not be opened:`, error))
}
