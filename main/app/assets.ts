import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/** The page's own scheme, host and address. */
export const SCHEME = 'app'
export const HOST = 'postil'
export const HOME = `${SCHEME}://${HOST}/index.html`

/** A module script without a content type does not run, so the table is our own. */
const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** What the page may load and do: its own files, and nothing from anywhere else. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-src 'none'",
  "worker-src 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
  // Svelte makes its templates under a policy of this name; nobody else turns text into markup.
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ')

/**
 * The file below `root` that an address names, or null where it names none. Chromium folds "..", but not its escaped
 * forms, so the path is decoded first and only then checked.
 */
export function assetPath(root: string, address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  // With its port, of which the page has none.
  if (url.protocol !== `${SCHEME}:` || url.host.toLowerCase() !== HOST) return null
  if (url.username !== '' || url.password !== '') return null
  let path: string
  try {
    path = decodeURIComponent(url.pathname)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const file = resolve(root, join('.', path === '/' ? 'index.html' : path))
  return liesBelow(root, file) ? file : null
}

function liesBelow(root: string, file: string): boolean {
  const below = relative(root, file)
  return !(below === '' || below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below))
}

/** Answers a request for one of the page's files. It never throws: Electron would turn that into ERR_UNEXPECTED. */
export async function serveAsset(root: string, request: { url: string; method: string }): Promise<Response> {
  if (request.method !== 'GET') return nothing(405)
  const file = assetPath(root, request.url)
  const type = file === null ? undefined : CONTENT_TYPES[extname(file)]
  if (file === null || type === undefined) return nothing(404)
  try {
    // A link below the root may lead out of it.
    if (!liesBelow(await realpath(root), await realpath(file))) return nothing(404)
    if (!(await stat(file)).isFile()) return nothing(404)
    return new Response(new Uint8Array(await readFile(file)), { headers: headers(type) })
  } catch {
    return nothing(404)
  }
}

/** An answer without anything in it. */
export function nothing(status: number): Response {
  return new Response(null, { status, headers: headers('text/plain; charset=utf-8') })
}

function headers(type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    // A name is looked up before anything is asked for, so no request shows it.
    'x-dns-prefetch-control': 'off',
  }
}
