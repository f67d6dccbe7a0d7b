/// <reference types="svelte" />
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { App } from '../../../renderer/state/app.svelte.ts'
import {
  caretAfter,
  FieldTyping,
  fieldUndo,
  PAUSE,
  type Sent,
} from '../../../renderer/claims/field.svelte.ts'
import { sendPending } from '../../../renderer/state/fields.ts'

/** A field over a store of two records, in which undo takes the last edit back. */
function field(pause: number | null = PAUSE) {
  const stored = $state<Record<string, string>>({ one: '', two: 'other' })
  let owner = $state('one')
  const edits: { owner: string; before: string; text: string }[] = []
  const elsewhere: string[] = []
  let answer: Sent | null = null
  const app = {
    undo: vi.fn(async () => {
      await sendPending()
      const edit = edits.pop()
      if (edit) stored[edit.owner] = edit.before
      else elsewhere.push('undo')
    }),
    redo: vi.fn(async () => {}),
  }
  const sendTo = (to: string) => async (text: string) => {
    await Promise.resolve()
    if (answer !== null) return answer
    if (stored[to] === text) return 'same' as const
    edits.push({ owner: to, before: stored[to] ?? '', text })
    stored[to] = text
    return 'edit' as const
  }
  const typing = new FieldTyping(
    app as unknown as App,
    () => ({ owner, value: stored[owner] ?? '', send: sendTo(owner) }),
    pause,
  )
  return {
    typing,
    stored,
    edits,
    elsewhere,
    app,
    turn: (to: string) => (owner = to),
    answer: (with_: Sent | null) => (answer = with_),
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('typing in a field', () => {
  test('is one edit a pause, in the order of its pauses', async () => {
    const { typing, edits } = field()
    typing.focus()
    for (const text of ['a', 'ab', 'abc']) typing.type(text)
    await vi.advanceTimersByTimeAsync(PAUSE - 1)
    expect(edits).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    typing.type('abcd')
    await vi.advanceTimersByTimeAsync(PAUSE)
    expect(edits.map(({ text }) => text)).toEqual(['abc', 'abcd'])
  })

  test('is sent on leaving, and before the window closes', async () => {
    const { typing, stored } = field()
    typing.type('left')
    await typing.leave()
    expect(stored.one).toBe('left')
    typing.type('closed')
    await sendPending()
    expect(stored.one).toBe('closed')
  })

  test('is not overwritten from outside while it is unsent', () => {
    const { typing, stored } = field()
    typing.focus()
    typing.type('mine')
    stored.one = 'theirs'
    expect(typing.shown).toBe('mine')
  })

  test('gives way to the outside once it is sent', async () => {
    const { typing, stored } = field()
    typing.focus()
    typing.type('mine')
    await typing.flush()
    stored.one = 'theirs'
    expect(typing.shown).toBe('theirs')
  })

  test('goes where it was typed for', async () => {
    const { typing, stored, turn } = field()
    typing.focus()
    typing.type('for one')
    turn('two')
    expect(typing.shown).toBe('other')
    typing.type('other, longer')
    await typing.leave()
    expect(stored).toEqual({ one: 'for one', two: 'other, longer' })
  })

  test('stays when it is refused, and is sent again on leaving', async () => {
    const { typing, stored, answer } = field()
    typing.focus()
    answer('refused')
    typing.type('kept')
    await vi.advanceTimersByTimeAsync(PAUSE)
    expect(typing.shown).toBe('kept')
    answer(null)
    await typing.leave()
    expect(stored.one).toBe('kept')
  })

  test('is sent although the field goes away', async () => {
    const { typing, stored } = field()
    typing.type('gone')
    await typing.end()
    expect(stored.one).toBe('gone')
  })
})

describe('undo in a field', () => {
  test('takes back what is typed and nothing else', async () => {
    const { typing, stored, edits, elsewhere } = field()
    typing.focus()
    typing.type('first')
    await typing.flush()
    typing.type('first second')
    expect(fieldUndo()).toBe(true)
    await vi.advanceTimersByTimeAsync(0)
    expect([typing.shown, stored.one, edits.length]).toEqual(['first', 'first', 1])
    await typing.undo()
    expect([typing.shown, elsewhere]).toEqual(['', []])
    await typing.undo()
    expect(elsewhere).toEqual(['undo'])
  })

  test('takes back typing that came to nothing, and no edit', async () => {
    const { typing, app, answer } = field()
    typing.focus()
    answer('same')
    typing.type('   ')
    await vi.advanceTimersByTimeAsync(PAUSE)
    expect(typing.shown).toBe('   ')
    await typing.undo()
    expect(typing.shown).toBe('')
    expect(app.undo).not.toHaveBeenCalled()
  })

  test('forgets what a field without pauses was not asked to store', async () => {
    const { typing, edits, app } = field(null)
    typing.focus()
    typing.type('hal')
    await vi.advanceTimersByTimeAsync(10 * PAUSE)
    await typing.undo()
    expect([typing.shown, edits]).toEqual(['', []])
    expect(app.undo).not.toHaveBeenCalled()
  })

  test('is the library’s when no field has the focus', async () => {
    const { typing } = field()
    typing.focus()
    await typing.leave()
    expect(fieldUndo()).toBe(false)
  })
})

test.each([
  ['hello', 'hello word', 10],
  ['hello word', 'hello', 5],
  ['one three', 'one two three', 9],
  ['', '', 0],
  ['a😀', 'a😁', 3],
])('the caret after %j became %j stands at %i', (before, after, caret) => {
  expect(caretAfter(before, after)).toBe(caret)
})
