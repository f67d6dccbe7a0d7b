/** Where the people of an export of ours are at home: nowhere (RFC 6761). */
const HOST = 'postil.invalid'

/** An author as a Hypothesis user id. */
export function userOf(author: string): string {
  return `acct:${encodeURIComponent(author)}@${HOST}`
}

/** The name in a user id, "acct:name@host"; of anything else all of it. */
export function nameOf(user: string): string {
  const match = /^acct:(.*)@([^@]*)$/s.exec(user)
  const name = match?.[1] ?? user
  if (match?.[2] !== HOST) return name
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

export function isOwnUser(user: string): boolean {
  return user.endsWith(`@${HOST}`)
}
