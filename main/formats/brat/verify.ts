import type { Annotation, Appearance, Article, Span } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import type { OutFile, Problem } from '../common/format.ts'
import { grouped } from '../common/grouped.ts'
import { fileNamesOf } from '../common/names.ts'
import { viewOf, type View } from '../common/view.ts'
import { marksOf } from '../standoff/marks.ts'
import { WHITE } from './escape.ts'
import { hasPlace } from './unplaced.ts'
import {
  codePointSlices,
  linesOf,
  runsOf,
  type EventLine,
  type FileLines,
  type Passage,
} from './verify-lines.ts'

/**
 * Reads the files back: each claim must have its event, each other passage its text line, and nothing may be left over; and
 * each position must give its words in the text as it was written, counted code point by code point.
 */
export function verifyBrat(files: readonly OutFile[], content: Content): Problem[] {
  const view = viewOf(content)
  const names = fileNamesOf(content.articles.map(({ article }) => article))
  const all = [...names.values()]
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const decoded = new Map(files.map(({ path, bytes }) => [path, decoder.decode(bytes)]))
  const byName = grouped(
    [...decoded].filter(([path]) => path.endsWith('.ann')),
    ([path]) => nameFor(path.slice(0, -'.ann'.length), all),
  )
  return view.articles.flatMap(({ article, annotations }) => {
    const name = names.get(article.id) ?? ''
    const lines = (byName.get(name) ?? []).map(([, text]) => linesOf(text))
    if (decoded.get(`${name}.txt`) !== article.text)
      return [{ article: article.id, annotation: null, what: 'its text is not the article’s' }]
    return [
      ...textProblems(article, annotations, view, lines),
      ...unplacedProblems(article, annotations, decoded.get(`${name}.unplaced.json`)),
    ]
  })
}

/** The text that a file of annotations belongs to: the one with the longest name that it begins with. */
function nameFor(stem: string, names: readonly string[]): string | undefined {
  const fit = names.filter((name) => stem === name || stem.startsWith(`${name}_`))
  return fit.toSorted((a, b) => b.length - a.length)[0]
}

function textProblems(
  article: Article,
  annotations: readonly Annotation[],
  view: View,
  files: readonly FileLines[],
): Problem[] {
  const problem = (annotation: string | null, what: string): Problem => ({
    article: article.id,
    annotation,
    what,
  })
  const codePoint = codePointsIn(article.text)
  const runs = (spans: readonly Span[]): string =>
    spans.length === 0 ? '' : runsOf(spans.map(({ start, exact }) => [codePoint(start), exact]))

  const events = files.flatMap((file) => file.events.filter((event) => event.isAttribution))
  const keyed = events.flatMap((event) => keysOf(event).map((key, index) => ({ key, event, index })))
  const openEvents = grouped(
    // What says its cue comes before what may mean its trigger.
    keyed.toSorted((a, b) => a.index - b.index),
    ({ key }) => key,
  )
  const passages = files.flatMap((file) => file.passages)
  const openPassages = grouped(passages, (passage) => passage.runs)
  const owners = new Map<Passage | EventLine, string>()
  const claim = <T extends Passage | EventLine>(candidates: readonly T[], id: string): T | undefined => {
    const found = candidates.find((each) => !owners.has(each))
    if (found) owners.set(found, id)
    return found
  }

  // Events first: what is a part of one is no passage of its own.
  const placed = annotations.filter(hasPlace)
  for (const annotation of placed) {
    if (annotation.kind !== 'appearance') continue
    const key = keyOf(
      runs(annotation.target.spans),
      runs(annotation.source.spans),
      runs(annotation.cue.spans),
    )
    const event = claim(
      (openEvents.get(key) ?? []).map((each) => each.event),
      annotation.id,
    )
    if (!event) return [problem(annotation.id, `the claim “${quote(annotation)}” has no event`)]
    // Tags are passages of their own over the content; without any they stand with the trigger.
    const hasContent = annotation.target.spans.length > 0
    const isOwn = (role: string): boolean =>
      ['Content', 'Source', 'Cue'].includes(role) || (role === 'Tag' && !hasContent)
    const args = event.args.filter(({ role }) => isOwn(role)).map(({ passage }) => passage)
    for (const passage of [event.trigger, ...args]) if (passage) owners.set(passage, annotation.id)
  }
  for (const annotation of placed)
    for (const { spans, role, tag } of marksOf([annotation], view))
      if (role === null && !claim(openPassages.get(runs(spans)) ?? [], annotation.id))
        return [
          problem(
            annotation.id,
            `its passage “${short(words(spans))}”${tag === null ? '' : ` (${tag})`} is missing`,
          ),
        ]

  const slice = codePointSlices(article.text)
  for (const passage of passages) {
    const there = passage.fragments.map(([start, end]) => slice(start, end)).join(' ')
    if (squeezed(there) === squeezed(passage.words)) continue
    const place = `position ${passage.fragments[0]?.[0]} to ${passage.fragments.at(-1)?.[1]}`
    const what = `${place} gives “${short(there)}” where the quote is “${short(passage.words)}”`
    return [problem(owners.get(passage) ?? null, what)]
  }
  const tags = new Set(events.flatMap(({ args }) => args.flatMap(({ passage }) => passage ?? [])))
  const extra = passages.find(
    (passage) => !owners.has(passage) && !tags.has(passage) && !isTrigger(passage, files),
  )
  if (extra) return [problem(null, `the passage “${short(extra.words)}” is no annotation’s`)]
  return events.every((event) => owners.has(event))
    ? []
    : [problem(null, 'it has an event that is no claim’s')]
}

/** What an event ties, as `keyOf` says it; where it names no cue, the trigger may be one. */
function keysOf({ trigger, args }: EventLine): string[] {
  const of = (role: string): string => {
    const pieces = args.flatMap((arg) => (arg.role === role && arg.passage ? [arg.passage] : []))
    return together(pieces)
  }
  const [content, source, cue] = [of('Content'), of('Source'), of('Cue')]
  return [
    keyOf(content, source, cue),
    ...(cue === '' && trigger ? [keyOf(content, source, trigger.runs)] : []),
  ]
}

const together = (passages: readonly Passage[]): string =>
  passages.length === 0 ? '' : runsOf(passages.flatMap(({ pieces }) => pieces))

function isTrigger(passage: Passage, files: readonly FileLines[]): boolean {
  return files.some(({ events }) => events.some(({ trigger }) => trigger === passage))
}

function unplacedProblems(
  article: Article,
  annotations: readonly Annotation[],
  file: string | undefined,
): Problem[] {
  const wanted = annotations.filter((each) => !hasPlace(each))
  const entries =
    file === undefined
      ? []
      : (JSON.parse(file) as { annotations: { words: { exact: string }[] }[] }).annotations
  const problem = (annotation: string | null, what: string): Problem => ({
    article: article.id,
    annotation,
    what,
  })
  if (entries.length !== wanted.length)
    return [
      problem(
        null,
        `${entries.length} annotations without a place are written where there are ${wanted.length}`,
      ),
    ]
  const said = entries.map((entry) => entry.words.map(({ exact }) => exact).join('\n')).toSorted()
  const meant = wanted.map(({ target }) => target.spans.map(({ exact }) => exact).join('\n')).toSorted()
  const at = meant.findIndex((each, index) => each !== said[index])
  return at < 0 ? [] : [problem(null, `the words “${short(meant[at] ?? '')}” are not in it`)]
}

const keyOf = (content: string, source: string, cue: string): string => JSON.stringify([content, source, cue])
const BLANK = new RegExp(`[${WHITE}]`, 'gu')
const squeezed = (said: string): string => said.replace(BLANK, '')
const words = (spans: readonly Span[]): string => spans.map(({ exact }) => exact).join(' ')
const quote = ({ target, source, cue }: Appearance): string =>
  short(words([target.spans, source.spans, cue.spans].find((spans) => spans.length > 0) ?? []))
const short = (said: string): string => (said.length <= 60 ? said : `${said.slice(0, 59)}…`)

/** Code points before an offset in UTF-16 code units, counted one by one. */
function codePointsIn(text: string): (offset: number) => number {
  const counts = new Uint32Array(text.length + 1)
  let count = 0
  for (let at = 0; at < text.length; at++) {
    counts[at] = count
    const unit = text.charCodeAt(at)
    if (unit < 0xd800 || unit > 0xdbff) count++
  }
  counts[text.length] = count
  return (offset) => counts[Math.min(offset, text.length)] ?? count
}
