/** Which way text runs: an article by its language, a block of it by that and by its letters. */
export type Direction = 'ltr' | 'rtl'

/** Scripts that run from right to left (Unicode, ISO 15924), as Intl.Locale names them. */
const RTL_SCRIPTS = ['Arab', 'Aran', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr']
const RTL_LETTER =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Mandaic}\p{Script=Samaritan}]/u

/** The direction of a language, a BCP 47 tag; null where it is unknown. */
export function directionOf(language: string): Direction | null {
  if (language === '' || language === 'und') return null
  try {
    const script = new Intl.Locale(language).maximize().script
    return script === undefined ? null : RTL_SCRIPTS.includes(script) ? 'rtl' : 'ltr'
  } catch {
    return null
  }
}

/**
 * The direction of a block: its language's where any of its letters run so, whatever it begins with, since a name in Latin
 * letters at its head turns no Arabic paragraph round, as `auto` would; the other way where all of them run that way.
 */
export function blockDirection(text: string, language: string): Direction | 'auto' {
  const own = directionOf(language)
  if (own === null) return 'auto'
  const letters = [...text.matchAll(/\p{L}/gu)].map(([letter]) => (RTL_LETTER.test(letter) ? 'rtl' : 'ltr'))
  return letters.length === 0 || letters.includes(own) ? own : own === 'rtl' ? 'ltr' : 'rtl'
}
