import { expect, it } from 'vitest'
import { segmentText } from '../../main/articles/segments.ts'
import { contentDefaults } from '../../renderer/reader/default-content.ts'
import { cueDefaults } from '../../renderer/reader/default-cue.ts'
import { sourceDefaults } from '../../renderer/reader/default-source.ts'
import type { Page } from '../../renderer/reader/motions.ts'
import type { TextSpan } from '../../preload/text.ts'

const TEXTS = {
  ja: '港湾局の佐藤氏は「フェリーは冬も運航する」と述べた。しかし、組合は、乗組員に相談がなかったと反論した。',
  zh: '港务局发言人李明说：“渡轮冬季将继续运营。”但是，工会表示，没有人征求船员的意见。',
  ar: 'قالت هيئة الميناء إن العبّارة ستواصل العمل طوال الشتاء. لكن نقابة البحارة نفت ذلك.',
  he: 'רשות הנמל הודיעה כי המעבורת תמשיך לפעול בחורף. איגוד הימאים הכחיש, ואמר שאיש לא שאל את הצוות.',
}

it.each([
  ['ja', 0, '港湾局の佐藤氏', '述べた', '「フェリーは冬も運航する」'],
  ['ja', 1, '組合', '反論した', '乗組員に相談がなかった'],
  ['zh', 0, '港务局发言人李明', '说', '“渡轮冬季将继续运营。”'],
  ['zh', 1, '工会', '表示', '没有人征求船员的意见'],
  ['ar', 0, 'هيئة الميناء', 'قالت', 'إن العبّارة ستواصل العمل طوال الشتاء'],
  ['ar', 1, 'نقابة البحارة', 'نفت', 'ذلك'],
  ['he', 0, 'רשות הנמל', 'הודיעה', 'כי המעבורת תמשיך לפעול בחורף'],
  ['he', 1, 'איגוד הימאים', 'הכחיש', 'ואמר שאיש לא שאל את הצוות'],
] as const)('s, q and c where a sentence begins, %s, sentence %i', (language, n, source, cue, content) => {
  const text = TEXTS[language]
  const blocks = [{ start: 0, end: text.length }]
  const page: Page = { text, blocks, segments: segmentText(text, blocks, language) }
  const draft: { source: TextSpan[]; cue: TextSpan[]; content: TextSpan[] } = {
    source: [],
    cue: [],
    content: [],
  }
  let caret = page.segments.sentences[n * 2]!
  const taken = [
    ['source', sourceDefaults],
    ['cue', cueDefaults],
    ['content', contentDefaults],
  ] as const
  for (const [role, defaults] of taken) {
    const first = defaults(page, draft, caret).find((span) => span !== null)
    if (!first) continue
    draft[role] = [first]
    caret = first.end
  }
  const words = (spans: readonly TextSpan[]) => spans.map(({ start, end }) => text.slice(start, end))
  expect([draft.source, draft.cue, draft.content].flatMap(words)).toEqual([source, cue, content])
})
