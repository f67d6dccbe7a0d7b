/**
 * app://host as a page of Chromium knows it: https://host.app.localhost, answered by the app's own handler and never
 * from a network. Main only ever sees the app: side.
 */

const SUFFIX = '.localhost'
const registered = new Set<string>()

/** Makes a scheme one of the app's own. */
export const registerScheme = (scheme: string): void => void registered.add(scheme)

/** Whether a scheme was registered before ready. */
export const isRegistered = (scheme: string): boolean => registered.has(scheme)

/** The address Chromium loads for one that main names. */
export function toPage(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url)
  if (!match || !registered.has(match[1]!.toLowerCase())) return url
  // Chromium's parser, not Node's: the host in lower case, dot segments folded, %2f and %5c left alone.
  return `https://${match[2]!.toLowerCase()}.${match[1]!.toLowerCase()}${SUFFIX}${match[3] || '/'}`
}

/** The address main is told for one that Chromium uses. */
export function toMain(url: string): string {
  const match = /^https:\/\/([^/?#]*)\.([a-z][a-z0-9+-]*)\.localhost(?=[/?#]|$)(.*)$/s.exec(url)
  return match && registered.has(match[2]!) ? `${match[2]}://${match[1]}${match[3]}` : url
}

/** The app's scheme an address of Chromium's belongs to, if any. */
export function schemeOf(url: string): string | undefined {
  const mapped = toMain(url)
  return mapped === url ? undefined : mapped.slice(0, mapped.indexOf(':'))
}

/** A content security policy with app: sources in the words Chromium sees the app in. */
export function policyToPage(policy: string): string {
  let text = policy
  for (const scheme of registered) {
    text = text.replace(
      new RegExp(`(^|[\\s;])${scheme}://([^\\s;,]+)`, 'g'),
      (_, before: string, rest: string) => before + toPage(`${scheme}://${rest}`).replace(/\/$/, ''),
    )
    text = text.replace(
      new RegExp(`(^|[\\s;])${scheme}:(?=[\\s;,]|$)`, 'g'),
      `$1https://*.${scheme}${SUFFIX}`,
    )
  }
  return text
}
