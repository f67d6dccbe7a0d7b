import { codePointOffsets } from '../common/unicode.ts'
import { Hosts } from './apart.ts'
import { inOneLine } from './escape.ts'
import { inLine, linesIn } from './fragments.ts'
import { Ids } from './ids.ts'
import { parseLine, renamed, type Argument, type Line } from './lines.ts'

/** A place in UTF-16 code units with its words. */
export interface Place {
  readonly start: number
  readonly exact: string
}

/** The annotations of one author of one text, as they are written line by line. */
export class AnnFile {
  readonly lines: string[] = []
  readonly hosts = new Hosts()
  readonly #ids: Ids
  readonly #reserved: ReadonlySet<string>
  readonly #codePoint: (offset: number) => number
  /** What the text line of an id says, for those that were asked for by their id. */
  readonly #wanted = new Map<string, string>()
  /** What ids of the file that it came from are now. */
  readonly #now = new Map<string, string>()

  /** `suffix` is AUTHOR in NAME_AUTHOR.ann, '' in NAME.ann; `reserved` are the ids that will be asked for. */
  constructor(
    readonly suffix: string,
    text: string,
    reserved: Iterable<string>,
  ) {
    this.#reserved = new Set(reserved)
    this.#ids = new Ids(this.#reserved)
    this.#codePoint = codePointOffsets(text)
  }

  /** Writes a text line for parts of events, or finds the one of that id which says the same. Gives its id. */
  shared(type: string, places: readonly Place[], wanted?: string): string {
    const said = this.#said(type, places)
    // In brat one source is an argument of many events.
    return wanted !== undefined && this.#wanted.get(wanted) === said ? wanted : this.#textBound(said, wanted)
  }

  /** Writes a text line and gives its id. */
  textBound(type: string, places: readonly Place[], wanted?: string): string {
    return this.#textBound(this.#said(type, places), wanted)
  }

  #textBound(said: string, wanted?: string): string {
    const id = this.#take('T', wanted)
    if (id === wanted) this.#wanted.set(id, said)
    this.lines.push(`${id}\t${said}`)
    return id
  }

  /** Where text lines say that places are, in whatever order they name them. */
  whereOf(places: readonly Place[]): string {
    return this.#fragments(places)
      .map(({ start, end }) => `${start} ${end}`)
      .toSorted()
      .join(';')
  }

  #fragments(places: readonly Place[]): { start: number; end: number; words: string }[] {
    return places.flatMap(({ start, exact }) =>
      linesIn(exact).map((part) => ({
        start: this.#codePoint(start + part.start),
        end: this.#codePoint(start + part.end),
        words: inLine(exact.slice(part.start, part.end)),
      })),
    )
  }

  #said(type: string, places: readonly Place[]): string {
    const fragments = this.#fragments(places)
    const where = fragments.map(({ start, end }) => `${start} ${end}`).join(';')
    return `${type} ${where}\t${fragments.map(({ words }) => words).join(' ')}`
  }

  event(type: string, trigger: string, args: readonly Argument[], wanted?: string): string {
    const id = this.#take('E', wanted)
    const parts = [{ role: type, id: trigger }, ...args].map((each) => `${each.role}:${each.id}`)
    this.lines.push(`${id}\t${parts.join(' ')}`)
    return id
  }

  attribute(type: string, target: string, value: string | null): void {
    this.lines.push(
      [this.#take('A'), [type, target, ...(value === null ? [] : [value])].join(' ')].join('\t'),
    )
  }

  note(type: string, target: string, words: string, wanted?: string): void {
    this.lines.push([this.#take('#', wanted), `${type} ${target}`, inOneLine(words)].join('\t'))
  }

  relation(type: string, from: string, to: string, wanted?: string): string {
    const id = this.#take('R', wanted)
    this.lines.push(`${id}\t${type} Arg1:${from} Arg2:${to}`)
    return id
  }

  equivalence(ids: readonly string[]): void {
    this.lines.push(`*\tEquiv ${ids.join(' ')}`)
  }

  /** What an id of the file that all this came from is called now; null where it is no more. */
  now(old: string): string | null {
    return this.#now.get(old) ?? null
  }

  /** The same for what may come later in the file. */
  willBe(old: string): string | null {
    return this.now(old) ?? (this.#reserved.has(old) ? old : null)
  }

  /** Writes lines that came with annotations, under their own ids; what points to something that is gone goes with it. */
  keptLines(raws: readonly string[]): void {
    let waiting = raws
      .map(parseLine)
      .filter((line): line is Line => line.kind !== 'unknown' && line.kind !== 'broken')
    // A line may point to one that comes after it.
    for (let before = -1; waiting.length !== before;) {
      before = waiting.length
      waiting = waiting.filter((line) => {
        const written = renamed(line, line.id, (old) => this.now(old))
        if (written === null) return true
        const id = line.id === '*' ? '*' : this.#take(line.id.charAt(0), line.id)
        this.lines.push(`${id}${written.slice(line.id.length)}`)
        return false
      })
    }
  }

  #take(kind: string, wanted?: string): string {
    const id = this.#ids.take(kind, wanted)
    if (wanted !== undefined && !this.#now.has(wanted)) this.#now.set(wanted, id)
    return id
  }

  get bytes(): Uint8Array {
    return new TextEncoder().encode(this.lines.map((line) => `${line}\n`).join(''))
  }
}
