/** What the probe answers to its page. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const TYPES = { html: 'text/html', js: 'text/javascript', cjs: 'text/javascript' }
const POLICY = "default-src 'self'; connect-src 'self' data: https://example.com"

const answer = (body, type) =>
  new Response(body, { headers: { 'content-type': type, 'content-security-policy': POLICY } })

/** Keeps what was asked for in `seen`. */
export const serve = (seen) => async (request) => {
  const { pathname } = new URL(request.url)
  seen.push(`${request.method} ${request.url}`)
  if (pathname === '/throws') throw new Error('the handler threw')
  if (pathname === '/no-response') return 'no response'
  if (pathname === '/moved') return new Response(null, { status: 302, headers: { location: '/text' } })
  if (pathname === '/missing') return new Response('', { status: 404 })
  if (pathname === '/post') return answer(`${await request.text()}`, 'text/plain')
  if (pathname === '/untyped.mjs') return new Response(new TextEncoder().encode('export default 1'))
  if (pathname === '/typed.mjs') return answer('export default 1', 'text/javascript')
  const file = /^\/(page\.html|page\.js|samples\.cjs)$/.exec(pathname)?.[1]
  if (file) return answer(readFileSync(join(import.meta.dirname, file)), TYPES[file.split('.').at(-1)])
  return answer(request.url, 'text/plain')
}
