import { protocol } from 'electron'
import { nothing, SCHEME, serveAsset } from './assets.ts'
import { serveReport } from './report-pages.ts'

/** Before `ready`, once and synchronously. `standard` gives the page an origin and relative addresses. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/**
 * After `ready`: answers app://postil/ from the folder of the built page, and reports while they are printed. In `npm run
 * dev` the page comes from elsewhere, and `root` is null.
 */
export function serveScheme(root: string | null): void {
  protocol.handle(
    SCHEME,
    (request) => serveReport(request) ?? (root === null ? nothing(404) : serveAsset(root, request)),
  )
}
