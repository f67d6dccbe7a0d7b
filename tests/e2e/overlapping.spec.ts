import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from './app.ts'
import { EXPECTED } from './cases.ts'
import { quotesIn, readCsv, readW3c, resourcesOf } from './exports.ts'
import {
  article,
  clickAt,
  exportAs,
  live,
  noteField,
  openArticle,
  paint,
  painted,
  press,
  ready,
  seedsOf,
  selectByMouse,
  stored,
  storedAs,
  textOf,
  toolbar,
} from './person.ts'

const quotesOf = (annotations: readonly { target: { spans: readonly { exact: string }[] } }[]) =>
  annotations.map(({ target }) => target.spans[0]?.exact)

test('C08: highlights that overlap are all seen, reached and exported', async ({ launchApp, folder }) => {
  test.slow()
  const postil = await launchApp({ seeds: await seedsOf(folder, ['c08-nested.txt']) })
  const { page } = postil
  const text = await ready(postil)
  const { in_this_order: order, click_at_u16: at, reached_there: there } = EXPECTED.C08
  for (const { u16 } of order) {
    await selectByMouse(page, u16)
    await expect(toolbar(page)).toBeVisible()
    await press(page, 'h')
    await expect(toolbar(page)).toBeHidden()
  }
  await storedAs(postil, (it) => quotesOf(it.annotations)).toEqual(order.map(({ exact }) => exact))
  const layers = await paint(page)
  for (const { exact } of order) expect(Object.values(layers).flat()).toContain(exact)
  expect(await textOf(page)).toBe(text)

  const current = async () => (await painted(page, 'selected-highlight'))[0] ?? null
  await press(page, 'Escape', 'Escape')
  const reached: (string | null)[] = []
  for (const _click of there) {
    const before = await current()
    await clickAt(page, at)
    await expect.poll(current).not.toBe(before)
    reached.push(await current())
  }
  expect(reached[0]).toBe(order[EXPECTED.C08.smallest_first]!.exact)
  expect(reached.toSorted()).toEqual(there.map((index) => order[index]!.exact).toSorted())
  // The next click is at the innermost again.
  await clickAt(page, at)
  await expect.poll(current).toBe(reached[0])

  const walked = new Set<string | null>()
  await press(page, 'k', 'k', 'k', 'k')
  await expect(live(page)).toHaveText('No further annotation')
  for (const _press of order) {
    walked.add(await current())
    const before = await live(page).textContent()
    await press(page, 'j')
    await expect.poll(() => live(page).textContent()).not.toBe(before)
  }
  expect(walked).toEqual(new Set(order.map(({ exact }) => exact)))

  const paths = ['all.jsonld', 'all.csv', 'all.md'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  await exportAs(postil, /W3C/, paths[0])
  await exportAs(postil, /CSV/, paths[1])
  await exportAs(postil, /Markdown/, paths[2])
  const wanted = order.map(({ exact }) => exact).toSorted()
  const w3c = (await readW3c(paths[0])).map(({ target }) => quotesIn(resourcesOf(target), text)[0])
  expect(w3c.toSorted()).toEqual(wanted)
  expect((await readCsv(paths[1])).map((row) => row['text']).toSorted()).toEqual(wanted)
  const markdown = await readFile(paths[2], 'utf8')
  for (const exact of wanted) expect(markdown).toContain(exact)
})

test('C01, C10: positions that others count in code points, and cells that a spreadsheet would run', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const postil = await launchApp({ seeds: await seedsOf(folder, ['c01-emoji.txt', 'c10-csv.txt']) })
  const { page } = postil
  await ready(postil)

  await test.step('C01', async () => {
    const text = await openArticle(page, 'Norrby harbour reopens')
    const spans = Object.values(EXPECTED.C01.spans)
    for (const { u16 } of spans) {
      await selectByMouse(page, u16)
      await press(page, 'h')
    }
    await storedAs(
      postil,
      (it) => it.annotations.map(({ target }) => target.spans[0]),
      'c01-emoji.txt',
    ).toMatchObject(spans.map(({ exact, u16: [start, end] }) => ({ exact, start, end })))
    await exportAs(postil, /W3C/, join(folder, 'c01.jsonld'))
    const targets = (await readW3c(join(folder, 'c01.jsonld'))).flatMap(({ target }) => resourcesOf(target))
    quotesIn(targets, text)
    const positions = targets.map(({ selector = [] }) => {
      const position = selector.find(({ type }) => type === 'TextPositionSelector')
      return [position?.start, position?.end]
    })
    expect(new Set(positions.map(String))).toEqual(new Set(spans.map(({ cp }) => String(cp))))
  })

  await test.step('C10', async () => {
    await openArticle(page, 'Rents, again')
    const made = EXPECTED.C10.annotations
    for (const { u16, note, tags } of made) {
      await selectByMouse(page, u16)
      await press(page, 'h')
      for (const tag of tags) {
        await press(page, 't')
        await page.getByRole('combobox', { name: 'Tag' }).fill(tag)
        await expect(page.getByRole('option', { name: tag })).toBeVisible()
        await press(page, 'Enter')
        await expect(article(page)).toBeFocused()
        await expect(live(page)).toHaveText(`Tagged ${tag}`)
      }
      await noteField(page).fill(note)
      await press(page, 'Escape')
    }
    await storedAs(postil, (it) => it.annotations.map(({ note }) => note), 'c10-csv.txt').toEqual(
      made.map(({ note }) => note),
    )
    const path = join(folder, 'c10.csv')
    await exportAs(postil, /CSV/, path)
    const bytes = await readFile(path)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const records = parse(bytes, { bom: true, record_delimiter: '\r\n' }) as string[][]
    expect(records).toHaveLength(EXPECTED.C10.csv_records_with_header)
    expect(new Set(records.map((record) => record.length)).size).toBe(1)
    const columns = records[0]!
    for (const name of ['text', 'note', 'tags'])
      for (const record of records) expect(record[columns.indexOf(name)]).not.toMatch(/^[=+\-@\t\r]/)
    const rows = await readCsv(path)
    const { tags } = await stored(postil.library)
    for (const { exact, note, tags: given, u16 } of made) {
      const row = rows.find(({ note: written }) => written === note)
      expect(row).toMatchObject({ start_utf16: String(u16[0]), end_utf16: String(u16[1]) })
      expect(row?.['text']).toBe(exact)
      for (const tag of given) expect(row?.['tags']).toContain(tag)
    }
    expect(tags.map(({ path }) => path).toSorted()).toEqual(made.flatMap((each) => each.tags).toSorted())
  })
})
