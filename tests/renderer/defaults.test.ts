import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trimSpan, type TextSpan } from '../../preload/text.ts'
import { caretAfter, defaultFor, defaultsFor, type Draft, type Role } from '../../renderer/reader/defaults.ts'
import { DEFAULT_CASES } from '../fixtures/default-cases.ts'
import { pageOf } from '../fixtures/page.ts'
import { anyText } from '../fixtures/text-arbitrary.ts'

const ROLES: Record<string, Role> = { s: 'source', q: 'cue', c: 'content' }

function read(marked: string): { text: string; caret: number; draft: Draft } {
  const draft: Record<Role, TextSpan[]> = { source: [], cue: [], content: [] }
  let text = ''
  let caret = 0
  let open: { role: Role; start: number } | null = null
  for (let i = 0; i < marked.length; i++) {
    const mark = marked.charAt(i)
    const role = /^\[([sqc]):/.exec(marked.slice(i, i + 3))?.[1]
    if (role !== undefined) {
      open = { role: ROLES[role]!, start: text.length }
      i += 2
    } else if (mark === ']' && open !== null) {
      draft[open.role].push({ start: open.start, end: text.length })
      open = null
    } else if (mark === '|') caret = text.length
    else text += mark
  }
  return { text, caret, draft }
}

describe('what a key takes when nothing is selected', () => {
  it.each(DEFAULT_CASES)('$role: $name', ({ text: marked, role, takes }) => {
    const { text, caret, draft } = read(marked)
    const page = pageOf(text)
    const spans = takes.map((_, press) => defaultFor(page, draft, caret, role, press))
    expect(spans.map((span) => span && text.slice(span.start, span.end))).toEqual(takes)
  })

  it('comes round', () => {
    const { text, caret, draft } = read('|He sent word, that “all is well” there.')
    const page = pageOf(text)
    const all = defaultsFor(page, draft, caret, 'content')
    expect(all.length).toBeGreaterThan(2)
    expect(defaultFor(page, draft, caret, 'content', all.length)).toEqual(all[0])
  })

  it('fills a claim from where its sentence begins with three presses', () => {
    const text = 'Rain fell. US officials had denied that it was agreed. Snow fell.'
    const page = pageOf(text)
    let draft: Draft = { source: [], cue: [], content: [] }
    let caret = text.indexOf('US')
    for (const role of ['source', 'cue', 'content'] as const) {
      const span = defaultFor(page, draft, caret, role, 0)!
      draft = { ...draft, [role]: [span] }
      caret = caretAfter(span)
    }
    const words = Object.values(draft).map(([span]: TextSpan[]) => text.slice(span!.start, span!.end))
    expect(words).toEqual(['US officials', 'had denied', 'it was agreed'])
  })

  it('has nothing to take in a text without words', () => {
    for (const text of ['', ' ', '…', '\n\n"', '\u0000'])
      for (const role of Object.values(ROLES))
        expect(defaultFor(pageOf(text), read('').draft, 0, role, 3)).toBe(null)
  })

  it('lies in the text, is trimmed, differs from press to press and never overlaps what its place has', () => {
    const place = fc.tuple(fc.nat(), fc.nat())
    fc.assert(
      fc.property(anyText, fc.nat(), place, place, place, (text, at, ...places) => {
        const page = pageOf(text)
        const [source, cue, content] = places.map(([a, b]) => {
          const start = a % (text.length + 1)
          const span = trimSpan(text, start, start + (b % 12))
          return span === null ? [] : [span]
        })
        const draft = { source: source!, cue: cue!, content: content! }
        for (const role of Object.values(ROLES)) {
          const spans = defaultsFor(page, draft, at % (text.length + 1), role)
          expect(new Set(spans.map(({ start, end }) => `${start} ${end}`)).size).toBe(spans.length)
          for (const span of spans) {
            expect(trimSpan(text, span.start, span.end)).toEqual(span)
            expect(draft[role].some((other) => other.start < span.end && span.start < other.end)).toBe(false)
          }
        }
      }),
      { numRuns: 300, examples: [['“No,” "said ', 0, [0, 0], [0, 0], [0, 0]]] },
    )
  })
})
