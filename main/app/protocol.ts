import { protocol } from 'electron'
import { SCHEME, serveAsset } from './assets.ts'

/** Before `ready`, once and synchronously. `standard` gives the page an origin and relative addresses. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** After `ready`: answers app://postil/ from the folder of the built page. */
export function serveScheme(root: string): void {
  protocol.handle(SCHEME, (request) => serveAsset(root, request))
}
