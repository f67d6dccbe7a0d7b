/** Annotation elements, of Postil's own files and of others'. */
import type { Element } from 'domhandler'
import { isTag } from 'domhandler'
import { z } from 'zod'
import { IsoDate, QUOTING, Was } from '../../../preload/model.ts'
import { childrenNamed, elementsUnder, localName, textUnder, tidied } from '../../articles/import/tree.ts'
import { timeOf } from '../common/json-values.ts'
import type { ReadAnnotation, ReadAppearance, ReadSpan } from '../reading/reading.ts'
import { MOTIVATIONS, OWN_MOTIVATIONS, type ForeignBody } from './foreign.ts'
import { foreignIn, ownId, type OwnData } from './own-records.ts'
import { follow, idIn, type Led, type Pointers } from './pointers.ts'

export interface Reads {
  readonly pointers: Pointers
  /** Whether Postil wrote the file: then its ids are ours, and white space in it is meant. */
  readonly isOwn: boolean
  readonly data: OwnData
  /** The name of a category, by its xml:id; null where it is none. */
  tagOf(id: string): string | null
  say(what: string): void
}

/** Types of ptr and note that say what Postil has fields for. */
const OWN_TYPES = new Set([
  'tag',
  'claim',
  'source',
  'cue',
  'person',
  'no-source',
  'quoted',
  'said',
  'passage',
])
const History = z.object({
  revision: z.int().min(1).optional().catch(undefined),
  was: Was.optional().catch(undefined),
})

export function readAnnotation(element: Element, reads: Reads): ReadAnnotation {
  const { isOwn, data } = reads
  const id = isOwn ? ownId('annotation', element.attribs['xml:id']) : null
  const motivations = (element.attribs.motivation ?? '').split(/\s+/).filter((each) => each !== '')
  const body = element.children.filter(isTag).filter((each) => /^(ptr|ref|note)$/.test(localName(each)))
  const own = id === null ? {} : data('annotations', id)
  const history = History.safeParse(own).data ?? {}
  const said = bodyOf(body, reads)
  const isAppearance = isOwn && motivations.includes('identifying')
  const isNote = motivations.includes('commenting') && !motivations.includes('highlighting')
  const foreignBody = said.rest
  const others = motivations.filter((each) => MOTIVATIONS.includes(each) && !OWN_MOTIVATIONS.includes(each))
  const tei = {
    ...(others.length === 0 ? {} : { motivations: others }),
    ...(foreignBody.length === 0 ? {} : { body: foreignBody }),
  }
  const foreign = { ...foreignIn(own).foreign, ...(Object.keys(tei).length === 0 ? {} : { tei }) }
  return {
    id,
    kind: isAppearance
      ? 'appearance'
      : isNote && said.tags.length === 0
        ? 'note'
        : isNote && isOwn
          ? 'note'
          : 'highlight',
    ...targetOf(element, body, isAppearance, reads),
    tags: [...new Set([...said.tags, ...analysesOf(element, reads)])],
    note: said.notes.join('\n\n'),
    author: authorOf(element),
    created: changeOf(element, 'created'),
    modified: changeOf(element, 'modified'),
    ...(history.revision === undefined ? {} : { revision: history.revision }),
    ...(history.was === undefined ? {} : { was: history.was }),
    ...(element.attribs.cert === 'medium' && history.was ? { state: 'likely' } : {}),
    ...(Object.keys(foreign).length === 0 ? {} : { foreign }),
    ...(isAppearance ? { appearance: appearanceOf(body, reads) } : {}),
  }
}

/** Passages that a list of pointers leads to, or what else they lead to. */
export function passagesOf(targets: string, { pointers, say }: Reads): ReadSpan[] | null {
  const led = targets
    .split(/\s+/)
    .filter((each) => each !== '')
    .map((each): [string, Led] => [each, follow(each, pointers)])
  for (const [pointer, { to }] of led)
    if (to === 'nothing' || to === 'element')
      say(`The pointer ${pointer.slice(0, 200)} leads to no passage that can be read.`)
  if (led.length > 0 && led.every(([, { to }]) => to === 'all')) return null
  const ranges = led.flatMap(([, each]) => (each.to === 'passages' ? each.ranges : []))
  // With its words, so that nobody has to guess what the offsets count.
  return ranges.map((range) => ({ range, exact: wordsAt(pointers, range) }))
}

function wordsAt({ text }: Pointers, { start, end }: { start: number; end: number }): string | null {
  return text?.slice(start, end) ?? null
}

function targetOf(
  element: Element,
  body: readonly Element[],
  isAppearance: boolean,
  reads: Reads,
): Pick<ReadAnnotation, 'spans' | 'state'> {
  const target = element.attribs.target ?? ''
  if (reads.isOwn && /-words$/.test(target) && noteOf(body, 'passage'))
    return { spans: stoodOn(noteOf(body, 'passage')), state: 'gone' }
  if (isAppearance && target.startsWith('#c-')) return { spans: [] }
  return { spans: passagesOf(target, reads) }
}

const noteOf = (body: readonly Element[], type: string): Element | undefined =>
  body.find((each) => localName(each) === 'note' && each.attribs.type === type)

/** The words that something stood on, as Postil writes what is gone from a text. */
function stoodOn(note: Element | undefined): ReadSpan[] {
  return (note ? childrenNamed(note, 'quote') : []).map((quote) => {
    const seg = (type: string) => childrenNamed(quote, 'seg').find(({ attribs }) => attribs.type === type)
    const exact = textUnder(seg('exact') ?? quote)
    const [prefix, suffix] = [seg('prefix'), seg('suffix')]
    const start = Number(quote.attribs.n ?? Number.NaN)
    return {
      range: Number.isSafeInteger(start) && start >= 0 ? { start, end: start + exact.length } : null,
      exact,
      ...(prefix ? { prefix: textUnder(prefix) } : {}),
      ...(suffix ? { suffix: textUnder(suffix) } : {}),
    }
  })
}

interface Said {
  tags: string[]
  notes: string[]
  rest: ForeignBody[]
}

function bodyOf(body: readonly Element[], { isOwn, tagOf }: Reads): Said {
  const said: Said = { tags: [], notes: [], rest: [] }
  for (const each of body) {
    const { type, target } = each.attribs
    const name = localName(each) as ForeignBody['name']
    const words = isOwn ? textUnder(each) : tidied(textUnder(each))
    const tags = (target ?? '').split(/\s+/).flatMap((pointer) => tagOf(idIn(pointer)) ?? [])
    if (tags.length > 0) said.tags.push(...tags)
    else if (type !== undefined && isOwn && OWN_TYPES.has(type)) continue
    else if (name === 'note' && (!isOwn || type === undefined)) {
      if (words !== '') said.notes.push(words)
    } else
      said.rest.push({
        name,
        words,
        ...(type === undefined ? {} : { type }),
        ...(target === undefined ? {} : { target }),
      })
  }
  return said
}

/** Tags that an element has by ana: categories of the document, or the names that others give. */
export function analysesOf(element: Element, { tagOf }: Reads): string[] {
  return (element.attribs.ana ?? '')
    .split(/\s+/)
    .filter((each) => each !== '')
    .map((pointer) => tagOf(idIn(pointer)) ?? idIn(pointer))
}

function appearanceOf(body: readonly Element[], reads: Reads): ReadAppearance {
  const pointer = (type: string): string | null =>
    body.find((each) => localName(each) === 'ptr' && each.attribs.type === type)?.attribs.target ?? null
  const passages = (type: string): ReadSpan[] => {
    const target = pointer(type)
    return target === null ? stoodOn(noteOf(body, type)) : (passagesOf(target, reads) ?? [])
  }
  const [claim, person] = [pointer('claim'), pointer('person')]
  const quoted = noteOf(body, 'quoted')
  return {
    claim: claim === null ? null : idIn(claim),
    source: {
      spans: passages('source'),
      person: person === null ? null : idIn(person),
      none: noteOf(body, 'no-source') !== undefined,
    },
    cue: { spans: passages('cue') },
    quoted: QUOTING.find((each) => quoted && each === textUnder(quoted)) ?? null,
    said: saidOf(noteOf(body, 'said')),
  }
}

function saidOf(note: Element | undefined): ReadAppearance['said'] {
  const date = note ? childrenNamed(note, 'date')[0] : undefined
  if (!date) return null
  const [from, to] = textUnder(date)
    .split('/')
    .map((each) => IsoDate.safeParse(each.trim()).data)
  return from === undefined ? null : { from, to: to ?? null, about: date.attribs.cert === 'low' }
}

function authorOf(element: Element): string {
  for (const each of elementsUnder(element))
    if (localName(each) === 'name' || localName(each) === 'persName') return textUnder(each)
  return ''
}

function changeOf(element: Element, type: string): string | null {
  for (const each of elementsUnder(element))
    if (localName(each) === 'change' && each.attribs.type === type) return timeOf(each.attribs.when)
  return null
}
