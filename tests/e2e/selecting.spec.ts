import { createHash } from 'node:crypto'
import { expect, test, type Postil } from './app.ts'
import { EXPECTED } from './cases.ts'
import {
  article,
  caretAt,
  clickAt,
  openArticle,
  painted,
  pointAt,
  press,
  ready,
  seedsOf,
  selectByKeys,
  selectByMouse,
  selection,
  stored,
  storedAs,
  textOf,
  toolbar,
  turn,
} from './person.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/** What was marked last, as [exact, start, end]; null where nothing has come. */
async function marked({ library }: Postil, seed: string, before: number) {
  const { annotations } = await stored(library, seed)
  const [span] = annotations.slice(before).at(-1)?.target.spans ?? []
  return span ? { exact: span.exact, u16: [span.start, span.end] } : null
}

/** Presses the highlight key and waits for what the case expects to be on disk. */
async function expectMark(
  postil: Postil,
  seed: string,
  target: { exact: string; u16: [number, number] } | null,
): Promise<void> {
  const before = (await stored(postil.library, seed)).annotations.length
  await press(postil.page, 'h')
  if (target === null) {
    // What comes after it is made: nothing was on its way.
    await turn(postil.page)
    expect((await stored(postil.library, seed)).annotations).toHaveLength(before)
    return
  }
  await expect.poll(() => marked(postil, seed, before)).toEqual({ exact: target.exact, u16: target.u16 })
}

test('C04: white space at the ends of a selection is shed', async ({ launchApp, folder }) => {
  test.slow()
  const seed = 'c04-spaces.txt'
  const postil = await launchApp({ seeds: await seedsOf(folder, [seed]) })
  const { page } = postil
  await ready(postil)
  for (const { select_u16: range, target } of EXPECTED.C04.selections) {
    await test.step(`[${range.join()}) with the mouse`, async () => {
      await selectByMouse(page, range)
      if (target === null) await expect(toolbar(page)).toBeHidden()
      else await expect(toolbar(page)).toBeVisible()
      await expectMark(postil, seed, target)
    })
    await test.step(`[${range.join()}) with Shift and arrows`, async () => {
      await selectByKeys(page, range)
      await expect(toolbar(page)).toBeHidden()
      await expectMark(postil, seed, target)
    })
  }
  await storedAs(postil, (it) => it.annotations.length).toBe(6)
})

test('C05: a selection that goes past its block', async ({ launchApp, folder }) => {
  test.slow()
  const seed = 'c05-blocks.txt'
  const postil = await launchApp({ seeds: await seedsOf(folder, [seed]) })
  const { page } = postil
  await ready(postil)
  for (const { select_u16: range, target, how } of EXPECTED.C05.selections)
    await test.step(how ?? '', async () => {
      if (how?.startsWith('triple')) await clickAt(page, range[0] + 4, 3)
      else await selectByMouse(page, range)
      await expect(toolbar(page)).toBeVisible()
      await expectMark(postil, seed, target)
    })
})

test('C02, C06, C07: whole characters in any script, and the text as it was written', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const postil = await launchApp({
    seeds: await seedsOf(folder, ['c02-crlf-bom.txt', 'c06-nfd.txt', 'c07-rtl.txt']),
  })
  const { page } = postil
  await ready(postil)

  await test.step('C02: line ends and byte order marks', async () => {
    expect(await openArticle(page, 'Velmark council votes')).toBe(EXPECTED.C02.text)
    for (const span of Object.values(EXPECTED.C02.spans)) {
      await selectByMouse(page, span.u16)
      await expectMark(postil, 'c02-crlf-bom.txt', span)
    }
  })

  await test.step('C06: combining marks', async () => {
    const seed = 'c06-nfd.txt'
    const { place, word, naive } = EXPECTED.C06.spans
    const text = await openArticle(page, 'Åsvik raises water rates'.normalize('NFD'))
    expect(sha256(text)).toBe(EXPECTED.C06.text_sha256)
    for (const span of [place, naive]) {
      await clickAt(page, span.u16[0] + 3, 2)
      await expect(toolbar(page)).toBeVisible()
      await expectMark(postil, seed, span)
    }
    // A letter and its accent are one step.
    await caretAt(page, word.u16[0])
    for (const _letter of 'résumé'.normalize('NFC')) await press(page, 'Shift+ArrowRight')
    expect(await selection(page)).toMatchObject({ anchor: word.u16[0], focus: word.u16[1] })
    await expectMark(postil, seed, word)
    for (const { select_u16: range, target } of EXPECTED.C06.cuts) {
      await clickAt(page, 30)
      await article(page).evaluate((element, [from, to]) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        for (
          let node = walker.nextNode(), at = 0;
          node;
          at += node.textContent!.length, node = walker.nextNode()
        )
          if (at <= from && to <= at + node.textContent!.length)
            getSelection()!.setBaseAndExtent(node, from - at, node, to - at)
      }, range)
      await turn(page)
      // What no pointer made does not snap to words, which would hide a cut character.
      await expectMark(postil, seed, target)
    }
  })

  await test.step('C07: right to left', async () => {
    const seed = 'c07-rtl.txt'
    const { source, cue, content, last_word: last } = EXPECTED.C07.spans
    await openArticle(page, 'נמל Aster')
    const text = await textOf(page)
    expect(text).toHaveLength(EXPECTED.C07.u16_length)
    for (const span of [source, cue, content]) {
      await selectByMouse(page, span.u16)
      await expectMark(postil, seed, span)
    }
    // The end of a passage lies at its left: dragged to the right it gives its last word back.
    await clickAt(page, content.u16[0] + 2)
    await expect.poll(() => painted(page, 'selected-highlight')).toEqual([content.exact])
    const shorter = content.exact.slice(0, content.exact.lastIndexOf(' '))
    const edge = await pointAt(page, content.u16[1], 'before')
    const to = await pointAt(page, content.u16[0] + shorter.length - 2, 'before')
    await page.mouse.move(edge.x, edge.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => painted(page, 'selected-highlight')).toEqual([shorter])
    await press(page, 'Control+z')
    await expect.poll(() => painted(page, 'selected-highlight')).toEqual([content.exact])
    await clickAt(page, last.u16[0] + 2, 2)
    await expectMark(postil, seed, last)
    expect(
      await article(page).evaluate((element) =>
        [...element.children].map((block) => getComputedStyle(block).direction),
      ),
    ).toEqual(['rtl', 'rtl'])
    await caretAt(page, cue.u16[0])
    for (let n = cue.u16[0]; n < cue.u16[1]; n++) await press(page, 'Shift+ArrowLeft')
    expect(await selection(page)).toMatchObject({ anchor: cue.u16[0], focus: cue.u16[1] })
  })
})

test('by mouse alone there is a toolbar, and whole words unless Alt frees them', async ({ launchApp }) => {
  test.slow()
  const postil = await launchApp()
  const { page } = postil
  const text = await ready(postil)
  const from = text.indexOf('agreement between')
  const halves: [number, number] = [from + 5, from + 13]
  expect(text.slice(...halves)).toBe('ment bet')

  await selectByMouse(page, halves)
  await expect(toolbar(page)).toBeVisible()
  expect((await selection(page)).words).toBe('agreement between')
  // Another click leaves it.
  await clickAt(page, from - 20)
  await expect(toolbar(page)).toBeHidden()
  expect((await selection(page)).words).toBe('')

  await selectByMouse(page, halves, { alt: true })
  await expect(toolbar(page)).toBeVisible()
  await press(page, 'h')
  await storedAs(postil, (it) => it.annotations.map(({ target }) => target.spans[0]?.exact)).toEqual([
    'ment bet',
  ])
  await expect(toolbar(page)).toBeHidden()

  // A selection by keys has no toolbar, takes characters as they are, and takes the toolbar from one by mouse.
  await selectByKeys(page, [from + 12, from + 16])
  await expect(toolbar(page)).toBeHidden()
  await press(page, 'h')
  await storedAs(postil, (it) => it.annotations.map(({ target }) => target.spans[0]?.exact)).toEqual([
    'ment bet',
    text.slice(from + 12, from + 16),
  ])
  await selectByMouse(page, halves)
  await expect(toolbar(page)).toBeVisible()
  await press(page, 'Shift+ArrowRight')
  await expect(toolbar(page)).toBeHidden()

  // White space alone is no selection.
  const gap = text.indexOf('\n\n\n')
  await selectByMouse(page, [gap, gap + 3])
  await expect(toolbar(page)).toBeHidden()
  await press(page, 'h')
  await turn(page)
  expect((await stored(postil.library)).annotations).toHaveLength(2)
})
