export const links = {
  /** With the dots of what asks before it does something. */
  follow: (host: string) => `Open ${host} in the browser…`,
  copied: 'The link is copied.',
} as const
