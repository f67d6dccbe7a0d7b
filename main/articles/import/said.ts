/** What files say about themselves, taken with care: an address may be a script, a language a guess of a template. */
import { tidied } from './tree.ts'

/** What names are cut to, in code units: nobody's name is longer, and what is longer is a mistake in the file. */
const LONGEST = 500

/** The first of the values that is text, tidied; null where none is. */
export function firstText(...values: unknown[]): string | null {
  for (const value of values) {
    const text = typeof value === 'string' ? tidied(value).trim() : ''
    if (text !== '') return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text
  }
  return null
}

/** The first of the values that is an address on the web, made absolute by `base`; null where none is. */
export function firstAddress(base: string | null, ...values: unknown[]): string | null {
  for (const value of values) {
    if (typeof value !== 'string' || value.trim() === '') continue
    try {
      const url = new URL(value.trim(), base ?? undefined)
      if (url.protocol === 'http:' || url.protocol === 'https:') return url.href
    } catch {
      // Not an address: the next one may be.
    }
  }
  return null
}

/** The first of the values that is a language, as BCP 47 writes it ("en_GB" gives "en-GB"); null where none is. */
export function firstLanguage(...values: unknown[]): string | null {
  for (const value of values) {
    if (typeof value !== 'string') continue
    const tag =
      value
        .trim()
        .split(/[\s,;]/)[0]
        ?.replaceAll('_', '-') ?? ''
    if (!/^[a-z]{2,3}(-|$)/i.test(tag) || /^(und|zxx|mul)\b/i.test(tag)) continue
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? null
    } catch {
      // Not a language: the next one may be.
    }
  }
  return null
}

const BY = /^(?:by|von|par|por|av|af|door|di|text|words|story by|written by)\s*:?\s+(?=\p{L})/iu

/** A name without the "By" before it; null where it is an address or none. */
export function nameOf(value: unknown): string | null {
  const text = firstText(value)?.replace(BY, '').trim() ?? ''
  return text === '' || /^https?:|^www\.|^@?\S+@\S+$/i.test(text) ? null : text
}

/** Several names as one byline, each once. */
export function bylineOf(values: readonly unknown[]): string | null {
  const names = new Set(values.map(nameOf).filter((name) => name !== null))
  return names.size === 0 ? null : [...names].join(', ')
}
