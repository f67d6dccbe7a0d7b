import type { Appearance, Claim, Highlight, Note, Span } from '../../../preload/model.ts'

const base = { author: '', created: '2026-01-01T00:00:00.000Z', modified: '2026-01-01T00:00:00.000Z' }

/** The span of `words` in `text`, from its first place at or after `from`. */
export function spanOf(text: string, words: string, from = 0): Span {
  const start = text.indexOf(words, from)
  if (start < 0) throw new Error(`the text has no “${words}”`)
  return { start, end: start + words.length, exact: words, prefix: '', suffix: '' }
}

export function appearance(places: {
  source?: Span[]
  cue?: Span[]
  content?: Span[]
  none?: boolean
  id?: string
  tags?: string[]
}): Appearance {
  const content = places.content ?? []
  return {
    ...base,
    id: places.id ?? 'a',
    kind: 'appearance',
    article: 'article',
    claim: `claim-${places.id ?? 'a'}`,
    target: { revision: 1, state: content.length === 0 ? 'open' : 'anchored', spans: content },
    source: { spans: places.source ?? [], person: null, none: places.none ?? false },
    cue: { spans: places.cue ?? [] },
    quoted: null,
    said: null,
    tags: places.tags ?? [],
    note: '',
  }
}

export function mark(kind: 'highlight' | 'note', id: string, spans: Span[], note = ''): Highlight | Note {
  return {
    ...base,
    id,
    kind,
    article: 'article',
    target: { revision: 1, state: spans.length === 0 ? 'whole' : 'anchored', spans },
    tags: [],
    note,
  }
}

export function claim(id: string, set: Partial<Claim> = {}): Claim {
  return {
    ...base,
    id,
    home: 'article',
    statement: null,
    claimant: null,
    context: '',
    type: null,
    verifiable: null,
    worth: null,
    verdict: null,
    evidence: [],
    joinedTo: null,
    ...set,
  }
}
