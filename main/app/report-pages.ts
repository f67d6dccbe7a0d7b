import { randomUUID } from 'node:crypto'
import { SCHEME } from './assets.ts'

/** Where reports stand while they are printed: another host than the app's page, so that neither knows the other. */
const HOST = 'report'
const pages = new Map<string, Uint8Array<ArrayBuffer>>()

/** Puts a page where it can be loaded, until it is withdrawn. */
export function offerReport(page: Uint8Array): { address: string; withdraw(): void } {
  const address = `${SCHEME}://${HOST}/${randomUUID()}`
  pages.set(address, new Uint8Array(page))
  return { address, withdraw: () => pages.delete(address) }
}

/** Answers a request for a report; null where it is for something else. */
export function serveReport({ url, method }: { url: string; method: string }): Response | null {
  if (!URL.canParse(url) || new URL(url).host !== HOST) return null
  const page = pages.get(url)
  return page !== undefined && method === 'GET'
    ? new Response(page, { headers: HEADERS })
    : new Response(null, { status: 404, headers: HEADERS })
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  // The page's own policy is stricter still: it names the one sheet of styles.
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
}
