import type { ReadProblem } from '../../../preload/interchange.ts'

/** What was not understood, counted: a project may have thousands of the same. */
export class Problems {
  readonly #counts = new Map<
    string,
    { count: number; names: string[]; what: (count: number, names: string) => string }
  >()
  readonly #sentences: string[] = []

  /** Once for all that are of this kind; `name` is of this one, '' for none. */
  count(kind: string, name: string, what: (count: number, names: string) => string): void {
    const known = this.#counts.get(kind) ?? { count: 0, names: [], what }
    known.count++
    if (name !== '' && known.names.length < 3) known.names.push(`“${short(name)}”`)
    this.#counts.set(kind, known)
  }

  say(sentence: string): void {
    this.#sentences.push(sentence)
  }

  list(file: string): ReadProblem[] {
    const counted = [...this.#counts.values()].map(({ count, names, what }) =>
      what(count, names.length === 0 ? '' : ` (${names.join(', ')}${count > names.length ? ', …' : ''})`),
    )
    return [...this.#sentences, ...counted].map((what) => ({ file, what }))
  }
}

export function short(words: string): string {
  const characters = [...words.replace(/\s+/gu, ' ').trim()]
  return characters.length <= 60 ? characters.join('') : `${characters.slice(0, 59).join('')}…`
}

/** "one case", "3 cases". */
export function some(count: number, one: string, more = `${one}s`): string {
  return count === 1 ? `one ${one}` : `${count} ${more}`
}
