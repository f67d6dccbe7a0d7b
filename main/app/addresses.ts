/** Which addresses the app may ask for, show, and hand to the system's browser. */
import { domainToUnicode } from 'node:url'

/** What Chromium itself and the page may load without a network. */
const LOCAL = new Set(['app:', 'blob:', 'data:', 'devtools:'])
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether a request may be made. `devServer` is the address of electron-vite's server in `npm run dev`, else null. */
export function mayLoad(address: string, devServer: string | null): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  if (LOCAL.has(protocol)) return true
  return devServer !== null && host === new URL(devServer).host && /^(http|ws)s?:$/.test(protocol)
}

/**
 * The address of electron-vite's server, in `npm run dev` alone; else null. A variable of the environment is not enough
 * for it: a packed app has none, nor has one that was built, and it is on this machine.
 */
export function devServerOf(
  packaged: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  const { ELECTRON_RENDERER_URL: address, NODE_ENV_ELECTRON_VITE: mode } = environment
  if (packaged || mode !== 'development' || address === undefined || !URL.canParse(address)) return null
  const { protocol, hostname } = new URL(address)
  return /^https?:$/.test(protocol) && LOOPBACK.has(hostname) ? address : null
}

/** Longer ones are not opened, in characters: Windows takes 2081, and nobody reads them before they agree. */
export const LONGEST_LINK = 2000
/** What a mail program is asked for. Others of its fields are not shown to anybody; `attach` takes files along. */
const MAIL_FIELDS = new Set(['to', 'cc', 'bcc', 'subject', 'body'])

/** A link that the system's browser or mail program opens, as it is shown before that. */
export interface ExternalLink {
  /** What is handed on: ASCII alone, as browsers write it, so that what is read is what is opened. */
  address: string
  opens: 'browser' | 'mail'
  /** Where it leads: the host, in its own script too where that is another; or the mail's receivers. */
  leadsTo: string
}

/** Reads a link; null where it is none of http, https and mailto, or could do other than what it shows. */
export function externalLink(written: string): ExternalLink | null {
  if (written.length > LONGEST_LINK || !URL.canParse(written)) return null
  const url = new URL(written)
  if (url.href.length > LONGEST_LINK) return null
  if (url.protocol === 'mailto:') return mailLink(url)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  // Before the @ stands what looks like a host and is none.
  if (url.username !== '' || url.password !== '') return null
  const inScript = domainToUnicode(url.hostname)
  const leadsTo = inScript === url.hostname || inScript === '' ? url.host : `${url.host} (${inScript})`
  return { address: url.href, opens: 'browser', leadsTo }
}

function mailLink(url: URL): ExternalLink | null {
  for (const field of url.searchParams.keys()) if (!MAIL_FIELDS.has(field.toLowerCase())) return null
  const receivers = [url.pathname, ...url.searchParams.getAll('to')].filter((each) => each !== '')
  return receivers.length === 0 ? null : { address: url.href, opens: 'mail', leadsTo: receivers.join(', ') }
}
