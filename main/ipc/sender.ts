/** Who sent a request, as far as the check needs it. Electron's WebFrameMain has it all. */
export interface SenderFrame {
  readonly url: string
  readonly parent: unknown
}

/**
 * Whether a request comes from our own page: the main frame, at the address that the window shows. Protocol and
 * host are compared, since Node calls the origin of every app: address "null".
 */
export function isOwnPage(frame: SenderFrame | null, home: string): boolean {
  if (frame === null || frame.parent !== null || !URL.canParse(frame.url)) return false
  const from = new URL(frame.url)
  const own = new URL(home)
  return from.protocol === own.protocol && from.host === own.host
}
