/** Which way text runs: an article by its language, a block of it by what most of its letters are. */
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
 * The direction of a block: that of most of its letters, so that a name in Latin letters at its head turns no Arabic
 * paragraph round, as `auto` would; where there are as many of both or none, the article's, else `auto`.
 */
export function blockDirection(text: string, language: string): Direction | 'auto' {
  let balance = 0
  for (const [letter] of text.matchAll(/\p{L}/gu)) balance += RTL_LETTER.test(letter) ? 1 : -1
  if (balance !== 0) return balance > 0 ? 'rtl' : 'ltr'
  return directionOf(language) ?? 'auto'
}
