/** How much of a text is looked at, in code units. */
const SAMPLE = 20_000

const SCRIPTS: readonly [string, RegExp][] = [
  ['he', /\p{Script=Hebrew}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
]

/** Words that are frequent in one of these languages and rare in the others. */
const WORDS: Record<string, string> = {
  en: 'the and of to that was is for with said on it as by from at which have has had been will not this',
  de: 'der die und das ist nicht mit dem den von ein eine zu sich auf für im des wird sagte auch dass sei',
  fr: 'le les des et est une dans que qui pour pas sur au avec il du cette sont par ce plus ont aux',
  es: 'el los las y es una que en por con para del se no su al como más ha fue lo pero sobre según',
}
const WORD_SETS = Object.entries(WORDS).map(
  ([language, words]) => [language, new Set(words.split(' '))] as const,
)

/**
 * A guess at a text's language as BCP 47, "und" where nothing speaks for one. The same text always gives the same: the
 * script decides where it can, else the most frequent small words.
 */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return 'und'
  for (const [language, script] of SCRIPTS) {
    const share = (sample.match(script)?.length ?? 0) / letters
    // Japanese is written in Han too, so a few kana tell.
    if (share > (language === 'ja' ? 0.1 : 0.4)) return language
  }
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  let best: { language: string; hits: number } = { language: 'und', hits: 0 }
  let second = 0
  for (const [language, set] of WORD_SETS) {
    const hits = words.reduce((sum, word) => sum + (set.has(word) ? 1 : 0), 0)
    if (hits > best.hits) {
      second = best.hits
      best = { language, hits }
    } else second = Math.max(second, hits)
  }
  return best.hits > second && best.hits / words.length > 0.05 ? best.language : 'und'
}
