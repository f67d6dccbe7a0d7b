/** An event that is an attribution, as the place where a claim is made. */
import type { ReadAnnotation, ReadSpan } from '../reading/reading.ts'
import type { Role } from '../standoff/marks.ts'
import type { Kept, KeptEvent } from './kept.ts'
import type { Argument, LineOf } from './lines.ts'
import type { AnnSource } from './ann-source.ts'
import { gather, type CountedText, type Gathered } from './read-text.ts'
import { isNoSource, isTagRole, roleOf } from './roles.ts'

interface EventRead {
  annotation: ReadAnnotation
  kept: Kept
  /** Those of the event and of all text lines that are its own. */
  ids: string[]
}

/** `pathOf` gives the tag that a text line stands for. */
export function readEvent(
  event: LineOf<'event'>,
  { read, text, author, suffix }: AnnSource,
  pathOf: (line: LineOf<'text'>) => string,
): EventRead {
  const lineOf = (id: string): LineOf<'text'> | null => {
    const line = read.byId.get(id)
    return line?.kind === 'text' ? line : null
  }
  const args: { arg: Argument; role: Role; line: LineOf<'text'> }[] = []
  const tags: LineOf<'text'>[] = []
  const others: Argument[] = []
  for (const arg of event.args) {
    const [role, line] = [roleOf(arg.role), lineOf(arg.id)]
    if (role && line) args.push({ arg, role, line })
    else if (isTagRole(arg.role) && line) tags.push(line)
    else others.push(arg)
  }
  const linesOf = (role: Role): LineOf<'text'>[] =>
    args.filter((each) => each.role === role).map(({ line }) => line)
  const parts = {
    content: gather(linesOf('content'), text),
    source: gather(linesOf('source'), text),
    cue: gather(linesOf('cue'), text),
  }

  const trigger = lineOf(event.trigger)
  const at = trigger ? JSON.stringify(trigger.fragments) : ''
  const isOver = (role: Role): boolean =>
    JSON.stringify(linesOf(role).flatMap((line) => line.fragments)) === at
  const hasCue = parts.cue.spans.length > 0
  // Where there is no cue, Postil's own trigger is over the source, or else the content.
  const isOwn = isOver(parts.source.spans.length > 0 ? 'source' : 'content')
  const cueIsTrigger = !hasCue && trigger !== null && !isOwn
  const cue = cueIsTrigger ? gather([trigger], text).spans : parts.cue.spans

  const kept: KeptEvent = {
    id: event.id,
    type: event.type,
    trigger: event.trigger,
    args: args.map(({ arg, role, line }) => ({
      ...{ role: arg.role, id: arg.id, type: line.type },
      spans: parts[role].orders[linesOf(role).indexOf(line)] ?? [],
    })),
    others,
    tags: tags.map(({ id }) => id),
    ...(cueIsTrigger ? { cueIsTrigger } : {}),
    ...(trigger && hasCue && !isOver('cue') ? { triggerAt: placesOf(trigger, text) } : {}),
  }
  const annotation: ReadAnnotation = {
    id: null,
    kind: 'appearance',
    spans: parts.content.spans,
    tags: tags.map(pathOf),
    note: '',
    author,
    created: null,
    modified: null,
    appearance: {
      claim: null,
      source: {
        spans: parts.source.spans,
        person: null,
        none: isNoSource(event.type, parts.source.spans.length > 0),
      },
      cue: { spans: cue },
      quoted: null,
      said: null,
    },
  }
  const ids = [event.id, event.trigger, ...args.map(({ line }) => line.id), ...tags.map(({ id }) => id)]
  return { annotation, kept: { file: suffix, event: kept }, ids }
}

/** Where a trigger stands, in the words and places of the article's text. */
function placesOf(line: LineOf<'text'>, text: CountedText | null): { exact: string; start: number }[] {
  const { spans }: Gathered = gather([line], text)
  return spans.flatMap(({ range, exact }: ReadSpan) => {
    if (range === null) return []
    const place = text ? text.canonical(range) : { exact: exact ?? '', start: range.start }
    return place.exact === '' ? [] : [place]
  })
}
