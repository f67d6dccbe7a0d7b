/** The colour that was meant, as tags have it: small hex digits, six of them; null where it is none. */
export function colourOf(typed: string): string | null {
  const found = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/iu.exec(typed.trim())?.[1]?.toLowerCase()
  if (found === undefined) return null
  return `#${found.length === 3 ? [...found].map((digit) => digit + digit).join('') : found}`
}
