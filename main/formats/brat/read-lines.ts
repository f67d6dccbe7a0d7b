/** The lines of one file of annotations, by what they are. */
import type { ReadProblem } from '../../../preload/interchange.ts'
import { parseLine, targetsOf, type Line, type LineOf } from './lines.ts'

export interface ReadLines {
  /** All that were understood, in their order, and point to what is there. */
  lines: Line[]
  byId: ReadonlyMap<string, Line>
  /** Of kinds that brat does not have. */
  unknown: string[]
}

/** Said of one file at most; what is beyond is counted. */
const MOST_PROBLEMS = 100

/** Reads the lines of a file; `problems` gets what is wrong, with the number of the line. */
export function readLines(text: string, path: string, problems: ReadProblem[]): ReadLines {
  let count = 0
  const wrong = (number: number, what: string): void => {
    if (++count <= MOST_PROBLEMS) problems.push({ file: path, what: `Line ${number} ${what}.` })
  }
  const byId = new Map<string, Line>()
  const numbers = new Map<Line, number>()
  const unknown: string[] = []
  let open: LineOf<'text'> | null = null
  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const parsed = raw.trim() === '' ? null : parseLine(raw)
    if (open && missing(open) > 0 && (parsed === null || parsed.kind === 'broken')) {
      // PolNeAR has text lines whose words go on in the next line, where the passage runs over a line end.
      open.words = `${open.words ?? ''}\n${raw}`
      continue
    }
    if (parsed === null) continue
    open = null
    if (parsed.kind === 'unknown') unknown.push(raw)
    else if (parsed.kind === 'broken') wrong(index + 1, `is not as brat writes it: ${short(raw)}`)
    else if (parsed.id !== '*' && byId.has(parsed.id))
      wrong(index + 1, `has the id ${parsed.id}, which another line has already: ${short(raw)}`)
    else if (parsed.kind === 'text' && parsed.fragments.some(({ start, end }) => start >= end))
      wrong(index + 1, `marks a passage that ends where it begins, or before: ${short(raw)}`)
    else {
      if (parsed.kind === 'text') open = parsed
      if (parsed.id !== '*') byId.set(parsed.id, parsed)
      numbers.set(parsed, index + 1)
    }
  }
  const lines = withTargets([...numbers.keys()], byId, (line, id) =>
    wrong(numbers.get(line) ?? 0, `points to ${id}, which is not in the file: ${short(line.raw)}`),
  )
  if (count > MOST_PROBLEMS)
    problems.push({ file: path, what: `${count - MOST_PROBLEMS} more lines could not be understood.` })
  return { lines, byId, unknown }
}

/** How many code points of a text line's words are still to come. */
function missing({ fragments, words }: LineOf<'text'>): number {
  if (words === null) return 0
  const length = fragments.reduce((sum, { start, end }) => sum + end - start, fragments.length - 1)
  return length - [...words].length
}

/** Lines whose targets are there; a line that points to one which is left out is left out too. */
function withTargets(
  lines: readonly Line[],
  byId: Map<string, Line>,
  tell: (line: Line, id: string) => void,
): Line[] {
  let left = [...lines]
  for (let before = -1; left.length !== before;) {
    before = left.length
    left = left.filter((line) => {
      const lost = targetsOf(line).filter((id) => !byId.has(id))
      if (lost[0] === undefined) return true
      tell(line, lost[0])
      // An event is its trigger; it can spare arguments.
      if (line.kind === 'event' && byId.has(line.trigger)) {
        line.args = line.args.filter(({ id }) => byId.has(id))
        return true
      }
      byId.delete(line.id)
      return false
    })
  }
  return left
}

export function short(raw: string): string {
  const characters = [...raw.slice(0, 200)]
  return `“${characters.length <= 80 ? characters.join('') : `${characters.slice(0, 79).join('')}…`}”`
}
