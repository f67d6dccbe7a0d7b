import { describe, expect, it } from 'vitest'
import { blockDirection, directionOf } from '../../renderer/reader/direction.ts'

describe('directionOf', () => {
  it.each([
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['fa', 'rtl'],
    ['ur', 'rtl'],
    ['yi', 'rtl'],
    ['az-Arab', 'rtl'],
    ['az', 'ltr'],
    ['en', 'ltr'],
    ['ja', 'ltr'],
    ['zh-Hant', 'ltr'],
    ['und', null],
    ['', null],
    ['not a tag', null],
  ])('of %s is %s', (language, direction) => expect(directionOf(language)).toBe(direction))
})

describe('blockDirection', () => {
  it.each([
    ['a Latin name at the head of Arabic', 'Reuters: قالت هيئة الميناء إن العبّارة ستواصل العمل', 'ar', 'rtl'],
    [
      'an Arabic name at the head of English',
      'قناة العربية is a channel that many people watch',
      'en',
      'ltr',
    ],
    ['Hebrew quoted in English', 'המעבורות חזרו לפעול', 'en', 'rtl'],
    ['English quoted in Hebrew', 'The ferries sail again', 'he', 'ltr'],
    ['a Hebrew headline that is mostly a Latin name (C07)', 'נמל Aster', 'he', 'rtl'],
    ['Hebrew of an unknown language', 'המעבורות', 'und', 'auto'],
    ['figures in Arabic', '1.250', 'ar', 'rtl'],
    ['figures of an unknown language', '1.250', 'und', 'auto'],
    ['Japanese', '港湾局の佐藤氏', 'ja', 'ltr'],
  ])('of %s', (_name, text, language, direction) => {
    expect(blockDirection(text, language)).toBe(direction)
  })
})
