/** Layers of other programs over a text: what each annotation says becomes a highlight. */
import { rangeOf } from '../common/json-values.ts'
import { looseAnnotations, type LooseMark } from '../reading/loose.ts'
import type { ReadAnnotation } from '../reading/reading.ts'
import { foreignLayer } from '../uima/foreign.ts'
import { LAYERS, SENTENCE, TOKEN } from '../uima/types.ts'
import { valueOf, type Structure } from './parse.ts'
import type { Ranges } from './ranges.ts'

/** What is about the file, and what a program made of every word: nobody highlighted that. */
const ABOUT =
  /^uima\.tcas\.DocumentAnnotation$|\.metadata\.type\.|^de\.tudarmstadt\.ukp\.clarin\.webanno\.api\.type\./
const OF_WORDS = /\.(?:segmentation|lexmorph|syntax|morph)\.type\./
/** Features that name what an annotation is, in the order in which they are asked. */
const LABELS = ['label', 'value', 'category', 'tag', 'PosValue', 'role', 'kind', 'name'] as const
const NOTES = ['note', 'comment', 'Comment', 'notes'] as const
const PLACE = new Set(['sofa', 'begin', 'end'])
const OWN = new Set<string>(Object.values(LAYERS))

/**
 * Annotations of other layers. `written` says that Postil itself wrote a structure beside an annotation of its own. The rest
 * is counted by layer and said.
 */
export function readOthers(
  structures: readonly Structure[],
  ranges: Ranges,
  written: (structure: Structure) => boolean,
  author: string,
  say: (what: string) => void,
): ReadAnnotation[] {
  const ids = new Set(structures.map(({ id }) => id))
  const marks: LooseMark[] = []
  const left = { words: new Counts(), arcs: new Counts(), nowhere: new Counts(), links: new Counts() }
  for (const structure of structures) {
    const { type, features } = structure
    if (OWN.has(type) || type === SENTENCE || type === TOKEN || ABOUT.test(type)) continue
    if (features.has('Governor') || features.has('Dependent')) left.arcs.add(type)
    else if (OF_WORDS.test(type)) left.words.add(type)
    else if (!features.has('begin') && !features.has('end')) left.links.add(type)
    else {
      const range = rangeOf(
        Number(valueOf(structure, 'begin') ?? NaN),
        Number(valueOf(structure, 'end') ?? NaN),
      )
      if (range === null) left.nowhere.add(type)
      else if (!written(structure)) marks.push(...marksOf(structure, range, ranges, ids, author))
    }
  }
  left.words.say((which) => say(`${which} left out: they are about single words, as programs mark them.`))
  left.arcs.say((which) => say(`${which} left out: Postil has no arcs between passages.`))
  left.links.say((which) => say(`${which} left out: they have no place in the text.`))
  left.nowhere.say((which) => say(`${which} left out: their offsets are no passage.`))
  return looseAnnotations(marks)
}

function marksOf(
  structure: Structure,
  range: { start: number; end: number },
  ranges: Ranges,
  ids: ReadonlySet<string>,
  author: string,
): LooseMark[] {
  const said = [...structure.features].filter(
    ([name, values]) => !PLACE.has(name) && leads(structure.type, name, values, ranges, ids) !== 'yes',
  )
  const note = said.find(([name]) => NOTES.some((each) => each === name))?.[1].join('\n') ?? ''
  const words = said.filter(
    ([name, values]) =>
      !NOTES.some((each) => each === name) &&
      values.some((value) => value.trim() !== '') &&
      leads(structure.type, name, values, ranges, ids) === 'no',
  )
  const label =
    LABELS.flatMap((name) => words.filter(([key]) => key === name))[0] ??
    (words.length === 1 ? words[0] : undefined)
  const layer = structure.type.slice(structure.type.lastIndexOf('.') + 1)
  const [first = structure.type === 'uima.tcas.Annotation' ? 'Highlight' : layer, ...more] = label?.[1] ?? []
  const kept = foreignLayer({
    type: structure.type,
    features: Object.fromEntries(said.map(([name, values]) => [name, values.join('\n')])),
  })
  const mark = (name: string, extra: Partial<ReadAnnotation>): LooseMark => ({
    label: name,
    spans: [{ range, exact: null }],
    more: { author, ...extra },
  })
  return [
    mark(first, { note, ...(kept ? { foreign: { xmi: kept } } : {}) }),
    ...more.map((name) => mark(name, {})),
  ]
}

/**
 * Whether a feature leads to other structures: its value is an id that says nothing outside this file. Without a type system a
 * number that is some structure's id may be either: it is kept, and names nothing.
 */
function leads(
  type: string,
  name: string,
  values: readonly string[],
  ranges: Ranges,
  ids: ReadonlySet<string>,
): 'yes' | 'no' | 'perhaps' {
  const primitive = ranges.isPrimitive(type, name)
  if (primitive !== null) return primitive ? 'no' : 'yes'
  const areIds = values.every(
    (value) => /^\d+( \d+)*$/.test(value) && value.split(' ').every((id) => ids.has(id)),
  )
  return areIds ? 'perhaps' : 'no'
}

class Counts {
  readonly #counts = new Map<string, number>()

  add(type: string): void {
    const layer = type.slice(type.lastIndexOf('.') + 1)
    this.#counts.set(layer, (this.#counts.get(layer) ?? 0) + 1)
  }

  say(sentence: (which: string) => void): void {
    for (const [layer, count] of this.#counts)
      sentence(
        count === 1
          ? `One annotation of the layer ${layer} was`
          : `${count} annotations of the layer ${layer} were`,
      )
  }
}
