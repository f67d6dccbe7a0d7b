/** What segmentation knows of a language; offsets and lengths never come in here, only words. */
import * as en from './words-en.ts'
import { OTHERS } from './words-other.ts'

/** A form of a verb of saying; `other` where its language's forms are not told apart. */
export interface Saying {
  readonly form: 'plain' | 'third' | 'ing' | 'past' | 'other'
  /** What belongs to the verb though it stands behind it. */
  readonly particles: readonly string[]
}

export interface Language {
  /** Words before which a clause begins. */
  readonly openers: ReadonlySet<string>
  /** Words that end no sentence though a full stop follows them. */
  readonly titles: ReadonlySet<string>
  /** Words that end a sentence, a full stop following, only before one of `starters`. */
  readonly abbreviations: ReadonlySet<string>
  readonly starters: ReadonlySet<string>
  /** Small words inside names: de, von, bin. */
  readonly particles: ReadonlySet<string>
  /** Every form of the verbs of saying. */
  readonly sayings: ReadonlyMap<string, Saying>
  /** Cues of several words, by their first. */
  readonly phrases: ReadonlyMap<string, readonly string[]>
}

const NONE: readonly string[] = []

/** English inflection by rule: say, says, saying; deny, denies, denied; plan, planned; note, noting. */
function inflect(verb: string): readonly (readonly [string, Saying['form']])[] {
  const vowelled = /[^aeiou]y$/.test(verb)
  const doubled = /[^aeiou][aeiou][bdgmnprt]$/.test(verb) && (verb.length <= 4 || DOUBLING.has(verb))
  const stem = doubled ? verb + verb.slice(-1) : /[^eoy]e$/.test(verb) ? verb.slice(0, -1) : verb
  const sibilant = /(s|sh|ch|x|z|[^aeiou]o)$/.test(verb)
  const third = vowelled ? verb.slice(0, -1) + 'ies' : verb + (sibilant ? 'es' : 's')
  const regular = vowelled ? verb.slice(0, -1) + 'ied' : /e$/.test(verb) ? verb + 'd' : stem + 'ed'
  const past = en.IRREGULAR[verb] ?? [regular]
  const forms: (readonly [string, Saying['form']])[] = [
    [verb, 'plain'],
    [third, 'third'],
    [stem + 'ing', 'ing'],
  ]
  return [...forms, ...past.map((form) => [form, 'past'] as const)]
}

const DOUBLING = new Set([
  'admit',
  'commit',
  'submit',
  'refer',
  'prefer',
  'permit',
  'rebut',
  'begrudge',
  'rebuff',
  'regret',
  'interpret',
  'shrug',
  'snap',
  'slam',
  'trash',
  'quip',
  'stump',
  'forget',
])

function englishSayings(): ReadonlyMap<string, Saying> {
  const sayings = new Map<string, Saying>()
  for (const verb of en.VERBS) {
    for (const [word, form] of inflect(verb))
      sayings.set(word, { form, particles: en.PARTICLES[verb] ?? NONE })
  }
  return sayings
}

function byFirst(phrases: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>()
  for (const phrase of phrases) {
    const first = phrase.split(' ')[0] ?? ''
    map.set(first, [...(map.get(first) ?? []), phrase])
  }
  return map
}

const PARTICLES = new Set(
  'de da do dos das del della di du des la le las los el al von vom van der den ter zu zum zur bin ibn ben abu y e i of the'.split(
    ' ',
  ),
)
const EMPTY: ReadonlySet<string> = new Set()

const ENGLISH: Language = {
  openers: en.OPENERS,
  titles: en.TITLES,
  abbreviations: en.ABBREVIATIONS,
  starters: en.STARTERS,
  particles: PARTICLES,
  sayings: englishSayings(),
  phrases: byFirst(en.PHRASES),
}

const known = new Map<string, Language>([['en', ENGLISH]])
for (const [code, words] of Object.entries(OTHERS)) {
  const split = (text: string) => new Set(text.split(' '))
  known.set(code, {
    openers: split(words.openers),
    titles: split(words.titles),
    abbreviations: EMPTY,
    starters: EMPTY,
    particles: PARTICLES,
    sayings: new Map(words.sayings.split(' ').map((form) => [form, { form: 'other', particles: NONE }])),
    phrases: byFirst(words.phrases.split(',').filter((phrase) => phrase !== '')),
  })
}

const UNKNOWN: Language = { ...ENGLISH, openers: EMPTY, sayings: new Map(), phrases: new Map() }

/** What is known of the language of a BCP 47 tag: little for most, yet enough to part sentences. */
export function languageOf(tag: string): Language {
  return known.get(tag.toLowerCase().split(/[-_]/)[0] ?? '') ?? UNKNOWN
}

/** Whether noun phrases and auxiliaries can be told: English alone has the lists for it. */
export function isEnglish(language: Language): boolean {
  return language === ENGLISH
}
