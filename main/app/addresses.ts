/** Which addresses the app may ask for, show, and hand to the system's browser. */

/** What Chromium itself and the page may load without a network. */
const LOCAL = new Set(['app:', 'blob:', 'data:', 'devtools:'])
const EXTERNAL = new Set(['https:', 'http:', 'mailto:'])

/** Whether a request may be made. `devServer` is the address of electron-vite's server in `npm run dev`, else null. */
export function mayLoad(address: string, devServer: string | null): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  if (LOCAL.has(protocol)) return true
  return devServer !== null && host === new URL(devServer).host && /^(http|ws)s?:$/.test(protocol)
}

/** Whether a link is one that the system's browser or mail program opens. Others can start programs. */
export function isExternalLink(address: string): boolean {
  return URL.canParse(address) && EXTERNAL.has(new URL(address).protocol)
}
