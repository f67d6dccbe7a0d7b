import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../preload/commands.ts'
import { TEXTS } from '../../preload/texts.ts'
import type { Annotation } from '../../preload/model.ts'
import { parse } from '../../renderer/commands/keys.ts'
import { placesIn } from '../../renderer/first-steps/places.ts'
import {
  actsOf,
  doneOf,
  hintOf,
  piecesOf,
  stepOf,
  STEPS,
  type Facts,
} from '../../renderer/first-steps/steps.ts'
import { ACT_CASES, HINT_CASES, STEP_CASES, type Marked } from '../fixtures/first-steps-cases.ts'

const span = { start: 0, end: 1 }
/** "h" is a highlight, "n" a note; of a claim the letters say which places are filled, "0" that none is named. */
function annotation(marked: Marked): Annotation {
  if (marked === 'h' || marked === 'n') return { kind: marked === 'h' ? 'highlight' : 'note' } as Annotation
  const spans = (letter: string) => (marked.includes(letter) ? [span] : [])
  return {
    kind: 'appearance',
    target: { spans: spans('c') },
    source: { spans: spans('s'), none: marked.includes('0') },
    cue: { spans: spans('q') },
  } as unknown as Annotation
}

function factsOf({
  made = [],
  draft = -1,
  ...facts
}: Partial<Omit<Facts, 'made' | 'draft'>> & { made?: readonly Marked[]; draft?: number }): Facts {
  const all = made.map(annotation)
  const open = all[draft]
  return {
    related: false,
    joined: false,
    exported: false,
    moved: false,
    selected: false,
    listed: false,
    listing: false,
    marksBefore: 0,
    whole: false,
    refused: null,
    ...facts,
    made: all,
    draft: open?.kind === 'appearance' ? open : null,
  }
}

describe('the first steps', () => {
  it.each(STEP_CASES)('$name', ({ step, passed = [], ...facts }) => {
    expect(stepOf(factsOf(facts), passed)).toBe(step)
  })

  it.each(ACT_CASES)('$name', ({ step, done, next, ...facts }) => {
    const acts = actsOf(step, factsOf(facts))
    expect(acts.filter((act) => act.done).map(({ id }) => id)).toEqual(done)
    expect(acts.find((act) => !act.done)?.next ?? null).toBe(next)
  })

  it.each(HINT_CASES)('say what to do when $name', ({ step, hint, ...facts }) => {
    expect(hintOf(step, factsOf(facts))).toBe(hint)
  })

  it('tick every step that is done, whatever its order', () => {
    expect(doneOf(factsOf({ made: ['sqc'], exported: true }))).toEqual({
      highlight: false,
      claim: true,
      saying: true,
      relate: false,
      export: true,
    })
  })

  it('name every act of every step, and keys that there are', () => {
    const texts: string[] = Object.values(TEXTS.firstSteps.hints)
    for (const step of STEPS) {
      const { acts } = TEXTS.firstSteps.steps[step]
      const words = Object.entries(acts) as [string, { text: string }][]
      expect(words.map(([id]) => id)).toEqual(actsOf(step, factsOf({})).map(({ id }) => id))
      texts.push(...words.map(([, { text }]) => text))
    }
    const keys = texts.flatMap(piecesOf).flatMap(({ key }) => key ?? [])
    expect(keys.length).toBeGreaterThan(20)
    const known = COMMANDS.map(({ id }) => id as string)
    for (const key of keys.filter((each) => !known.includes(each)))
      expect(['Shift', 'ArrowDown', 'Enter', 'c']).toContain(parse(key, 'linux').key)
  })

  it('lead to places of the article that comes with Postil, and of no other', () => {
    const text = readFileSync('seeds/000_d539a8c411812a89.txt', 'utf8')
    const places = placesIn(text)
    expect(places).not.toBeNull()
    expect(text.slice(places!.claim).startsWith('Lavrov had said')).toBe(true)
    expect(places!.claim).toBeLessThan(places!.content)
    expect(places!.content).toBeLessThan(places!.second)
    expect(placesIn(text.replace('But US officials', 'But officials'))).toBeNull()
  })
})
