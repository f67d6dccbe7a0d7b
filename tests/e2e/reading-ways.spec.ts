import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from './app.ts'
import { readCsv } from './exports.ts'
import {
  article,
  clickAt,
  exportAs,
  find,
  openArticle,
  press,
  ready,
  seedsOf,
  selection,
  storedAs,
  wordsOf,
  appearances,
} from './person.ts'

/** Short texts of our own: what the harbour says, what the crews deny. */
const ARABIC = `العبارة تبقى مفتوحة في الشتاء

قالت هيئة الميناء إن العبارة ستواصل العمل طوال الشتاء. لكن نقابة البحارة نفت ذلك، وأضافت أن أحدا لم يسأل الطاقم.

Reuters نقلت عن المتحدث قوله «لم يتغير السعر منذ 2019».
`
const HEBREW = `המעבורת תפעל בחורף

רשות הנמל הודיעה כי המעבורת תמשיך לפעול בחורף. איגוד הימאים הכחיש, ואמר שאיש לא שאל את הצוות.
`
const JAPANESE = `フェリーは冬も運航

港湾局の佐藤氏は「フェリーは冬も運航する」と述べた。しかし、組合は、乗組員に相談がなかったと反論した。
`
const CHINESE = `渡轮冬季继续运营

港务局发言人李明说：“渡轮冬季将继续运营。”但是，工会表示，没有人征求船员的意见。
`

/** Whether this machine can draw a language, as far as fontconfig says; others than Linux come with fonts. */
function hasFontFor(language: string): boolean {
  if (process.platform !== 'linux') return true
  const { status, stdout } = spawnSync('fc-list', [`:lang=${language}`], { encoding: 'utf8' })
  return status === 0 && stdout.trim() !== ''
}

test('Arabic, Hebrew, Japanese and Chinese are read, selected and marked as they run', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const seeds = await seedsOf(folder, {
    'ar.txt': ARABIC,
    'he.txt': HEBREW,
    'ja.txt': JAPANESE,
    'zh.txt': CHINESE,
  })
  const postil = await launchApp({ seeds })
  const { page } = postil
  await ready(postil)
  const shape = () =>
    article(page).evaluate((text) => ({
      language: text.getAttribute('lang'),
      blocks: [...text.children].map((block) => getComputedStyle(block).direction),
    }))
  const mark = async (text: string, words: string): Promise<void> => {
    const [from, to] = find(text, words)
    await clickAt(page, from)
    await press(page, 'Home')
    for (let n = 0; (await selection(page)).focus < from && n < 40; n++) await press(page, 'F8')
    expect((await selection(page)).focus).toBe(from)
    for (let n = 0; (await selection(page)).focus < to && n < 20; n++) await press(page, 'Shift+F8')
    expect((await selection(page)).words).toBe(words)
    await press(page, 'h')
  }

  for (const [seed, title, words, language] of [
    ['ar.txt', 'العبارة', 'نقابة البحارة', 'ar'],
    ['he.txt', 'המעבורת', 'איגוד הימאים', 'he'],
  ] as const)
    await test.step(`${language}: from right to left`, async () => {
      const text = await openArticle(page, title)
      const blocks = language === 'ar' ? 3 : 2
      expect(await shape()).toEqual({ language, blocks: Array(blocks).fill('rtl') })
      // Text and gutter change sides.
      const sides = await page.evaluate(() => {
        const left = (selector: string) =>
          document.querySelector(`[data-pane="text"] ${selector}`)!.getBoundingClientRect().left
        return { text: left('[role="document"]'), gutter: left('.gutter') }
      })
      expect(sides.gutter).toBeLessThan(sides.text)
      // Left goes on, right goes back: by word, by selection, by edge.
      const [from] = find(text, words)
      await clickAt(page, from + 1)
      await press(page, 'Home')
      const start = (await selection(page)).focus
      await press(page, 'Control+ArrowLeft')
      const second = (await selection(page)).focus
      expect(second).toBeGreaterThan(start)
      await press(page, 'Control+ArrowRight')
      expect((await selection(page)).focus).toBe(start)
      await mark(text, words)
      await storedAs(
        postil,
        (it) => it.annotations.map(({ target }) => target.spans[0]?.exact),
        seed,
      ).toEqual([words])
      await press(page, 'Alt+Shift+ArrowRight')
      await storedAs(
        postil,
        (it) => it.annotations.map(({ target }) => target.spans[0]?.exact),
        seed,
      ).toEqual([words.split(' ')[0]])
      await press(page, 'Alt+Shift+ArrowLeft')
      await storedAs(
        postil,
        (it) => it.annotations.map(({ target }) => target.spans[0]?.exact),
        seed,
      ).toEqual([words])
    })

  for (const [seed, title, words, content, language] of [
    ['ja.txt', 'フェリー', '組合', 'フェリーは冬も運航する', 'ja'],
    ['zh.txt', '渡轮', '工会', '渡轮冬季将继续运营', 'zh'],
  ] as const)
    await test.step(`${language}: words without spaces`, async (step) => {
      // Without a font of the language all its characters are one box, which no click goes into.
      step.skip(!hasFontFor(language), `there is no font for ${language} here`)
      const text = await openArticle(page, title)
      expect(await shape()).toMatchObject({ language })
      await mark(text, words)
      await storedAs(
        postil,
        (it) => it.annotations.map(({ target }) => target.spans[0]?.exact),
        seed,
      ).toEqual([words])
      // By mouse a word is a word of the language, and c takes the quotation after the sentence and its first clause.
      const [from] = find(text, words)
      await clickAt(page, from, 2)
      expect((await selection(page)).words).toBe(words)
      await clickAt(page, text.lastIndexOf(content) + 1)
      await press(page, 'Escape', 'Home', 'c')
      const taken = () =>
        storedAs(postil, (it) => appearances(it).map((each) => wordsOf(each).content.join('')), seed)
      await taken().toHaveLength(1)
      for (let n = 0; n < 6; n++) {
        const now = (await page.locator('footer [role=status]').textContent()) ?? ''
        if (
          now
            .replace(/\u00a0$/, '')
            .replace(/[「」“”。]/gu, '')
            .endsWith(`Claim: ${content}`)
        )
          break
        await press(page, 'c')
        await expect.poll(() => page.locator('footer [role=status]').textContent()).not.toBe(now)
      }
      await taken().toEqual([expect.stringContaining(content)])
    })

  await exportAs(postil, /CSV/, join(folder, 'all.csv'), 'library')
  const rows = await readCsv(join(folder, 'all.csv'))
  const east = [
    ['ja', '組合'],
    ['zh', '工会'],
  ].flatMap(([language = '', words = '']) => (hasFontFor(language) ? [words] : []))
  // In each of those there is a claim too.
  expect(rows.length).toBe(2 + 2 * east.length)
  expect(rows.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['نقابة البحارة', 'איגוד הימאים', ...east]),
  )
})
