import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { apply, reverse } from '../../main/annotations/apply.ts'
import type { Edit } from '../../main/annotations/draft.ts'
import { quotedHow } from '../../main/annotations/quoting.ts'
import { parsePlain } from '../../main/articles/blocks.ts'
import { canonicalText } from '../../main/articles/canonical.ts'
import type { Action } from '../../preload/actions.ts'
import type { Span } from '../../preload/model.ts'
import { QUOTING_CASES } from '../fixtures/quoting-cases.ts'
import { CASES } from './support/library.ts'
import { refusal } from './support/refusal.ts'
import { World } from './support/world.ts'

const TEXT = 'Bridge\n\n"It is safe," the road office said. "It stays so."\n\nThe mayor denied it.  '
const world = (text = TEXT): World => new World({ a: text, b: 'Other\n\nIt is safe.' })
const quotes = (spans: readonly Span[] | undefined): string[] => (spans ?? []).map((span) => span.exact)
const idOf = (edit: Edit): string => edit.where?.annotation ?? ''

describe('quoting', () => {
  it.each(QUOTING_CASES)('$text is $quoted', ({ text: marked, quoted }) => {
    const spans: Span[] = []
    let text = ''
    for (const [index, part] of marked.split(/[⟦⟧]/).entries()) {
      const start = text.length
      text += part
      if (index % 2 === 1) spans.push({ start, end: text.length, exact: part, prefix: '', suffix: '' })
    }
    expect(quotedHow(text, parsePlain(text).blocks, spans)).toBe(quoted)
  })
})

describe('a claim', () => {
  it.each(['source', 'cue', 'content'] as const)(
    'can be begun with its %s and filled in any order',
    (first) => {
      const w = world()
      const words = { source: 'the road office', cue: 'said', content: '"It is safe,"' }
      const begun = w.fill(first, words[first])
      const id = idOf(begun)
      expect(begun.label).toBe({ source: 'mark source', cue: 'mark cue', content: 'tag claim' }[first])
      expect(begun.changes.map(({ table }) => table).sort()).toEqual(['annotation', 'claim'])
      expect(w.appearance(id).target.state).toBe(first === 'content' ? 'anchored' : 'open')
      for (const role of ['cue', 'content', 'source'] as const)
        if (role !== first) w.fill(role, words[role], id)
      const { target, source, cue, quoted } = w.appearance(id)
      expect([quotes(target.spans), quotes(source.spans), quotes(cue.spans)]).toEqual([
        ['"It is safe,"'],
        ['the road office'],
        ['said'],
      ])
      expect([target.state, quoted, source.none]).toEqual(['anchored', 'direct', false])
      expect([w.tables.annotation.size, w.tables.claim.size]).toEqual([1, 1])
    },
  )

  it('takes further fragments, in reading order, and joins those that overlap or touch', () => {
    const w = world()
    const id = idOf(w.fill('content', '"It stays so."'))
    w.fill('content', '"It is safe,"', id, true)
    expect(quotes(w.appearance(id).target.spans)).toEqual(['"It is safe,"', '"It stays so."'])
    w.fill('content', 'safe," the', id, true)
    expect(quotes(w.appearance(id).target.spans)).toEqual(['"It is safe," the', '"It stays so."'])
    expect(w.appearance(id).quoted).toBe('mixed')
    w.fill('content', 'denied', id)
    expect(quotes(w.appearance(id).target.spans)).toEqual(['denied'])
  })

  it('has a cue without gaps, which is set anew and not added to', () => {
    const w = world()
    const id = idOf(w.fill('cue', 'said'))
    expect(refusal(() => w.fill('cue', 'denied', id, true))).toBe('bad-request')
    const ranges = [w.range('said'), w.range('denied')]
    const split: Action = { do: 'fill', article: 'a', appearance: id, role: 'cue', ranges, add: false }
    expect(refusal(() => w.do(split))).toBe('bad-request')
    w.fill('cue', 'denied', id)
    expect(quotes(w.appearance(id).cue.spans)).toEqual(['denied'])
  })

  it('can say that no source is named, until a source is marked', () => {
    const w = world()
    const id = idOf(w.fill('source', 'The mayor'))
    w.do({ do: 'noSource', article: 'a', appearance: id, none: true })
    expect(w.appearance(id).source).toEqual({ spans: [], person: null, none: true })
    w.fill('source', 'The mayor', id)
    expect(w.appearance(id).source).toMatchObject({ none: false, spans: [{ exact: 'The mayor' }] })
    const begun = w.do({ do: 'noSource', article: 'a', appearance: null, none: true })
    expect(w.appearance(idOf(begun))).toMatchObject({ source: { none: true }, target: { state: 'open' } })
  })

  it('goes with its last appearance, and undo brings both back as they were', () => {
    const w = world()
    const ids = [idOf(w.fill('content', 'It is safe')), idOf(w.fill('content', 'It stays so'))]
    const before = w.snapshot()
    const edit = w.do({ do: 'delete', article: 'a', annotations: ids })
    expect(edit.label).toBe('delete 2 annotations')
    expect([w.tables.annotation.size, w.tables.claim.size]).toEqual([0, 0])
    apply(w.tables, reverse(edit.changes))
    expect(w.snapshot()).toBe(before)
  })

  it('stays while another passage makes it', () => {
    const w = world()
    const [one, two] = [idOf(w.fill('content', 'It is safe')), idOf(w.fill('content', 'It stays so'))]
    const { claim } = w.appearance(one)
    w.tables.claim.delete(w.appearance(two).claim)
    w.tables.annotation.set(two, { ...w.appearance(two), claim })
    w.do({ do: 'delete', article: 'a', annotations: [one] })
    expect(w.tables.claim.has(claim)).toBe(true)
    w.do({ do: 'delete', article: 'a', annotations: [two] })
    expect(w.tables.claim.has(claim)).toBe(false)
  })

  it('has fields, each set under its own name', () => {
    const w = world()
    const { claim } = w.appearance(idOf(w.fill('content', 'It is safe')))
    const set = (fields: Extract<Action, { do: 'claim' }>['set']): string =>
      w.do({ do: 'claim', article: 'a', claim, set: fields }).label
    expect(set({ statement: 'The bridge is safe.' })).toBe('edit statement')
    expect(set({ type: 'other' })).toBe('set type')
    expect(set({ verdict: { scale: 'postil', label: 'true', rationale: '' } })).toBe('set verdict')
    expect(set({ verdict: { scale: 'postil', label: 'true', rationale: 'Seen.' } })).toBe('edit rationale')
    expect(set({ statement: '  ', context: 'the bridge' })).toBe('edit claim')
    expect(w.tables.claim.get(claim)).toMatchObject({ statement: null, type: 'other', context: 'the bridge' })
    const off = { verdict: { scale: 'postil', label: 'blue', rationale: '' } }
    expect(refusal(() => set(off))).toBe('bad-request')
  })

  it('has a claimant, known already or new', () => {
    const w = world()
    const { claim } = w.appearance(idOf(w.fill('content', 'It is safe')))
    const name = (claimant: Extract<Action, { do: 'claimant' }>['claimant']): string | null | undefined => {
      w.do({ do: 'claimant', article: 'a', claim, claimant })
      return w.tables.claim.get(claim)?.claimant
    }
    const lavrov = name({ name: ' Lavrov ' })
    expect(w.tables.person.get(lavrov ?? '')).toEqual({ id: lavrov, name: 'Lavrov', role: '', names: [] })
    expect(name(null)).toBeNull()
    w.tables.person.set(lavrov ?? '', {
      id: lavrov ?? '',
      name: 'Sergei Lavrov',
      role: '',
      names: ['Lavrov'],
    })
    expect(name({ name: 'Lavrov' })).toBe(lavrov)
    expect(name({ person: lavrov ?? '' })).toBe(lavrov)
    expect(refusal(() => name({ person: 'nobody' }))).toBe('not-found')
    expect(refusal(() => name({ name: ' ' }))).toBe('bad-request')
  })
})

describe('edges', () => {
  it('move in every place that an annotation has', () => {
    const w = world()
    const id = idOf(w.fill('source', 'the road office'))
    const move = (role: 'source' | 'cue' | 'content', words: string[], annotation = id): Edit =>
      w.do({ do: 'move', article: 'a', annotation, role, ranges: words.map((word) => w.range(word)) })
    expect(move('source', ['road office said']).label).toBe('move edge')
    expect(quotes(w.appearance(id).source.spans)).toEqual(['road office said'])
    move('content', ['safe', 'stays'])
    expect(w.appearance(id)).toMatchObject({ target: { state: 'anchored' }, quoted: 'direct' })
    move('source', [])
    move('cue', ['denied'])
    move('content', [])
    expect(w.appearance(id)).toMatchObject({ target: { state: 'open', spans: [] }, quoted: null })
    expect(refusal(() => move('cue', []))).toBe('bad-request')
    const mark = idOf(w.do({ do: 'annotate', article: 'a', kind: 'highlight', ranges: [w.range('safe')] }))
    expect(refusal(() => move('cue', ['safe'], mark))).toBe('bad-request')
    expect(refusal(() => move('content', [], mark))).toBe('bad-request')
  })
})

describe('passages', () => {
  it.each([
    ['beyond the end', { start: 80, end: 900 }, 'bad-request'],
    ['before the start', { start: -1, end: 4 }, 'bad-request'],
    ['backwards', { start: 4, end: 2 }, 'bad-request'],
    ['no number', { start: NaN, end: 4 }, 'bad-request'],
    ['of white space', { start: 6, end: 8 }, 'bad-request'],
  ])('that are %s change nothing', (_, range, code) => {
    const w = world()
    const before = w.snapshot()
    expect(refusal(() => w.do({ do: 'annotate', article: 'a', kind: 'highlight', ranges: [range] }))).toBe(
      code,
    )
    expect(w.snapshot()).toBe(before)
  })

  it('shed white space and cut no grapheme (C04, C05, C06)', async () => {
    type Selection = { select_u16: [number, number]; target: { u16: [number, number] } | null }
    const expected = JSON.parse(await readFile(join(CASES, 'expected.json'), 'utf8')) as Record<
      string,
      { selections?: Selection[]; cuts?: Selection[] }
    >
    for (const [name, file] of Object.entries({ C04: 'c04-spaces', C05: 'c05-blocks', C06: 'c06-nfd' })) {
      const decoded = canonicalText(await readFile(join(CASES, `${file}.txt`)))
      const w = world(decoded.ok ? decoded.text : '')
      const selections = [...(expected[name]?.selections ?? []), ...(expected[name]?.cuts ?? [])]
      expect(selections.length).toBeGreaterThan(0)
      for (const {
        select_u16: [start, end],
        target,
      } of selections) {
        const action: Action = { do: 'annotate', article: 'a', kind: 'highlight', ranges: [{ start, end }] }
        if (target === null) expect(refusal(() => w.do(action))).toBe('bad-request')
        else {
          const made = w.tables.annotation.get(idOf(w.do(action)))
          const [span] = made?.target.spans ?? []
          expect([span?.start, span?.end]).toEqual(target.u16)
        }
      }
    }
  })
})

describe('tags', () => {
  it('are made once, with the next colour and key, and found again by their path', () => {
    const w = world()
    const mark = idOf(w.do({ do: 'annotate', article: 'a', kind: 'highlight', ranges: [w.range('safe')] }))
    for (let i = 1; i <= 11; i++)
      w.do({ do: 'tag', article: 'a', annotation: mark, tag: { path: ` t${i % 11} ` }, on: true })
    const tags = [...w.tables.tag.values()]
    expect(tags.map(({ path }) => path)).toEqual([
      't1',
      't2',
      't3',
      't4',
      't5',
      't6',
      't7',
      't8',
      't9',
      't10',
      't0',
    ])
    expect(tags.map(({ key }) => key)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, null, null])
    expect(new Set(tags.map(({ colour }) => colour)).size).toBe(11)
    const again = w.do({ do: 'tag', article: 'a', annotation: mark, tag: { path: 't1' }, on: true })
    expect(again.changes).toEqual([])
    const unknown = w.do({ do: 'tag', article: 'a', annotation: mark, tag: { path: 'new' }, on: false })
    expect(unknown.changes).toEqual([])
  })

  it('that are deleted come off every annotation, and no annotation goes (C22)', () => {
    const w = world()
    const a = idOf(w.fill('content', 'It is safe'))
    w.do({ do: 'tag', article: 'a', annotation: a, tag: { path: 'bridge' }, on: true })
    w.do({ do: 'tag', article: 'a', annotation: a, tag: { path: 'safety' }, on: true })
    const b = w.do({
      do: 'annotate',
      article: 'b',
      kind: 'highlight',
      ranges: [w.range('safe', 'b')],
      tag: { path: 'bridge' },
    })
    const before = w.snapshot()
    const [bridge, safety] = [...w.tables.tag.keys()]
    const edit = w.do({ do: 'deleteTag', tag: bridge ?? '' })
    expect(edit.label).toBe('delete tag')
    expect([w.appearance(a).tags, w.tables.annotation.get(idOf(b))?.tags]).toEqual([[safety], []])
    expect([w.tables.annotation.size, w.tables.claim.size, w.tables.tag.size]).toEqual([2, 1, 1])
    apply(w.tables, reverse(edit.changes))
    expect(w.snapshot()).toBe(before)
  })

  it('are renamed and given keys, which another may lose', () => {
    const w = world()
    const ranges = [w.range('safe')]
    w.do({ do: 'annotate', article: 'a', kind: 'highlight', ranges, tag: { path: 'one' } })
    w.do({ do: 'annotate', article: 'a', kind: 'highlight', ranges, tag: { path: 'two' } })
    const [one = '', two = ''] = [...w.tables.tag.keys()]
    expect(w.do({ do: 'tagEntry', tag: one, set: { path: 'first/one' } }).label).toBe('rename tag')
    expect(w.do({ do: 'tagEntry', tag: one, set: { key: 2 } }).label).toBe('set tag key')
    expect(w.do({ do: 'tagEntry', tag: one, set: { colour: '#000000' } }).label).toBe('set tag colour')
    expect(w.tables.tag.get(one)).toMatchObject({ id: one, path: 'first/one', key: 2, colour: '#000000' })
    expect(w.tables.tag.get(two)?.key).toBeNull()
    expect(refusal(() => w.do({ do: 'tagEntry', tag: one, set: { path: 'two' } }))).toBe('refused')
    expect(refusal(() => w.do({ do: 'tagEntry', tag: one, set: { path: 'a//b' } }))).toBe('bad-request')
  })
})

describe('records', () => {
  it('are stamped when they change, and only then', () => {
    const w = world()
    const id = idOf(w.do({ do: 'annotate', article: 'a', kind: 'note', ranges: [] }))
    const note = (words: string): Edit => w.do({ do: 'note', article: 'a', annotation: id, note: words })
    const made = w.tables.annotation.get(id)
    expect(made).toMatchObject({
      author: 'Ada',
      target: { state: 'whole', spans: [] },
      modified: made?.created,
    })
    note('half of it: \ud83d, and __proto__')
    const changed = w.tables.annotation.get(id)
    expect(changed?.note).toBe('half of it: \ud83d, and __proto__')
    expect([changed?.created, changed?.modified === made?.modified]).toEqual([made?.created, false])
    expect(note('half of it: \ud83d, and __proto__').changes).toEqual([])
    expect(w.tables.annotation.get(id)).toEqual(changed)
  })

  it.each<[string, Action, string]>([
    ['article', { do: 'annotate', article: 'z', kind: 'note', ranges: [] }, 'not-found'],
    ['annotation', { do: 'note', article: 'a', annotation: 'z', note: '' }, 'not-found'],
    ['claim', { do: 'claim', article: 'a', claim: 'z', set: {} }, 'not-found'],
    ['tag', { do: 'deleteTag', tag: '__proto__' }, 'not-found'],
    ['one of several', { do: 'delete', article: 'a', annotations: ['z'] }, 'not-found'],
    ['passage', { do: 'annotate', article: 'a', kind: 'highlight', ranges: [] }, 'bad-request'],
  ])('that are not there (%s) are refused', (_, action, code) => {
    expect(refusal(() => world().do(action))).toBe(code)
  })
})
