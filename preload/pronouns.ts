/** Words that may stand for anybody: whom they mean depends on the text around them, so they never name a person. */
const PRONOUNS: Readonly<Record<string, string>> = {
  en: 'i me we us you he him she her it they them one who this that these those both all others another everyone everybody someone somebody anyone anybody nobody myself himself herself itself themselves ourselves yourself mine ours yours his hers theirs s/he he/she',
  de: 'ich mich mir wir uns du dich dir ihr euch er ihn ihm sie ihnen es man wer wen wem dieser diese dieses jener jene jenes der die das jemand niemand alle andere beide derjenige diejenige selbst sein seine ihre',
  fr: 'je j’ me moi nous tu te toi vous il le lui elle la on ils elles les leur eux se soi qui ce celui celle ceux celles celui-ci celle-ci ceux-ci celles-ci cela ça tous autres lui-même elle-même eux-mêmes',
  es: 'yo me mí nosotros nosotras tú te ti vos usted ustedes vosotros vosotras él ella ello ellos ellas lo la le los las les se sí quien quienes este esta estos estas ese esa esos esas aquel aquella esto eso alguien nadie todos otros ud uds',
  uk: 'я мене мені ми нас нам ти тебе тобі ви вас вам він вона воно вони його її їх йому їй їм ним нею ними хто цей ця це ці той та те ті дехто хтось ніхто всі усі інші сам сама самі',
  ru: 'я меня мне мы нас нам ты тебя тебе вы вас вам он она оно они его её ее их ему ей им ним ней ними кто этот эта это эти тот та то те кто-то никто все другие сам сама сами',
}

const fold = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\s+/gu, ' ')
    .replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '')

const BY_LANGUAGE = new Map(
  Object.entries(PRONOUNS).map(
    ([language, words]) => [language, new Set(words.split(' ').map(fold))] as const,
  ),
)

/**
 * Whether these words are a pronoun. Of a language that has no list, and of one that is only guessed by its script, all
 * lists count. Capitals alone are an abbreviation: US and WHO, not us and who.
 */
export function isPronoun(words: string, language: string): boolean {
  const folded = fold(words)
  if (/^\p{Lu}{2,}$/u.test(words.trim())) return false
  const own = BY_LANGUAGE.get(language.toLowerCase().split('-')[0] ?? '')
  if (own !== undefined && !/\p{Script=Cyrillic}/u.test(folded)) return own.has(folded)
  return [...BY_LANGUAGE.values()].some((set) => set.has(folded))
}
