import type { Page } from 'playwright/test'
import { expect, test, type Postil } from './app.ts'
import { makeClaims } from './made.ts'
import { article, inspector, libraryPane, press, ready, seedsOf } from './person.ts'

const FERRY = `This Article is From May 06, 2014

Ferry to stay

The harbour office said the ferry would stay open. The crews said it would close. The mayor warned that nobody had asked her.
`
const LEAK = `The leak

A captain said the hull leaks. The harbour office called that nonsense.
`

async function ferries(launch: () => Promise<Postil>): Promise<Postil> {
  const postil = await makeClaims(await launch(), {
    'Ferry to stay': [
      { content: 'the ferry would stay open', source: 'The harbour office' },
      {
        content: 'it would close',
        source: 'The crews',
        said: { from: '2014-05-04' },
        to: [['contradicts', 'the ferry would stay open']],
      },
      { content: 'nobody had asked her', person: 'The mayor', said: { from: '2014-04', about: true } },
    ],
    'The leak': [
      { content: 'the hull leaks', source: 'A captain' },
      { content: 'nonsense', source: 'The harbour office', said: { from: '2014-05-20' } },
    ],
  })
  await ready(postil)
  return postil
}

const lanes = (page: Page) => page.getByRole('listbox', { name: 'Who said what when' })
const current = (page: Page) => lanes(page).getByRole('option', { selected: true })
const mark = (page: Page, name: RegExp) => lanes(page).getByRole('option', { name })
const groups = (page: Page) =>
  lanes(page)
    .getByRole('group')
    .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')))

test('who said what when: lanes, keys, a passage and back, zoom and filter', async ({
  launchApp,
  folder,
}) => {
  test.slow()
  const seeds = await seedsOf(folder, { 'a.txt': FERRY, 'b.txt': LEAK })
  const postil = await ferries(() => launchApp({ seeds }))
  const { page } = postil

  await press(page, 'Control+4')
  await expect(lanes(page)).toBeFocused()
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible()
  expect(await groups(page)).toEqual([
    'The harbour office, 2 appearances',
    'A captain, 1 appearance',
    'The crews, 1 appearance',
    'The mayor, 1 appearance',
  ])
  // Their names stand beside the lanes.
  const beside = await libraryPane(page).getByText('The crews').boundingBox()
  const there = await mark(page, /^The crews/).boundingBox()
  expect(Math.abs((beside?.y ?? 0) - (there?.y ?? 0))).toBeLessThan(24)

  await test.step('arrows: along a lane, between lanes, to what has no date', async () => {
    await press(page, 'ArrowDown')
    await expect(current(page)).toHaveAccessibleName(
      'The harbour office, 6 May 2014, its article’s date, the ferry would stay open, contradicted by The crews',
    )
    await press(page, 'ArrowRight')
    await expect(current(page)).toHaveAccessibleName('The harbour office, 20 May 2014, nonsense')
    await press(page, 'ArrowLeft', 'ArrowDown')
    await expect(current(page)).toHaveAccessibleName('A captain, No date, the hull leaks')
    await press(page, 'ArrowDown', 'ArrowDown')
    await expect(current(page)).toHaveAccessibleName('The mayor, about April 2014, nobody had asked her')
    await expect(lanes(page)).toHaveAttribute(
      'aria-activedescendant',
      (await current(page).getAttribute('id'))!,
    )
  })

  await test.step('the passage, and back to where one was', async () => {
    await press(page, 'ArrowUp', 'Enter')
    await expect(article(page)).toBeFocused()
    await expect(inspector(page).getByRole('textbox', { name: 'Statement' })).toHaveValue('it would close')
    await press(page, 'Alt+ArrowLeft')
    await expect(lanes(page)).toBeFocused()
    await expect(current(page)).toHaveAccessibleName(/^The crews, 4 May 2014, it would close/)
    // A click opens it too; then the open claim is the current one in the view.
    await mark(page, /^A captain/).click()
    await expect(article(page)).toContainText('A captain said')
    await press(page, 'Control+4')
    await expect(current(page)).toHaveAccessibleName(/^A captain/)
  })

  await test.step('closer and farther, by keys and the wheel', async () => {
    const apart = async () => {
      const boxes = await Promise.all([/ 20 May /, / 6 May /].map((name) => mark(page, name).boundingBox()))
      return Math.round((boxes[0]?.x ?? 0) - (boxes[1]?.x ?? 0))
    }
    const scale = page.getByRole('group', { name: 'Scale' })
    await press(page, 'ArrowUp', 'ArrowLeft', 'ArrowLeft')
    await expect(current(page)).toHaveAccessibleName(/^The harbour office, 6 May/)
    const all = await apart()
    await press(page, '+', '+')
    const close = await apart()
    expect(close).toBeGreaterThan(all * 2)
    await press(page, '-')
    expect(await apart()).toBeLessThan(close)
    await scale.getByRole('button', { name: 'Days' }).press('Enter')
    await expect(scale.getByRole('button', { name: 'Days' })).toHaveAttribute('aria-pressed', 'true')
    expect(await apart()).toBe(14 * 50)
    const box = await mark(page, / 6 May /).boundingBox()
    await page.mouse.move((box?.x ?? 0) + 7, (box?.y ?? 0) + 7)
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, -200)
    await page.keyboard.up('Control')
    await expect.poll(apart).toBeGreaterThan(14 * 60)
    // What the pointer is on stays where it is.
    expect(Math.abs(((await mark(page, / 6 May /).boundingBox())?.x ?? 0) - (box?.x ?? 0))).toBeLessThan(2)
    await lanes(page).focus()
    await press(page, '0')
    expect(await apart()).toBe(all)
  })

  await test.step('a filter, kept on the way to a passage and back', async () => {
    await press(page, '/')
    await expect(page.getByRole('textbox', { name: 'Words in statement or quote' })).toBeFocused()
    await expect(libraryPane(page).getByRole('group', { name: 'Claimant', exact: true })).toBeVisible()
    await page.keyboard.type('hull')
    await press(page, 'Enter')
    await expect(lanes(page)).toBeFocused()
    expect(await groups(page)).toEqual(['A captain, 1 appearance'])
    await press(page, 'ArrowDown', 'Enter')
    await expect(article(page)).toBeFocused()
    await press(page, 'Alt+ArrowLeft')
    expect(await groups(page)).toEqual(['A captain, 1 appearance'])
    await press(page, '/')
    await page.keyboard.type(' none')
    await page.getByRole('button', { name: 'Clear the filters' }).click()
    await expect(lanes(page).getByRole('group')).toHaveCount(4)
  })
})

test('without claims the timeline says what to do, and does it', async ({ launchApp }) => {
  const postil = await launchApp()
  const { page } = postil
  await ready(postil)
  await press(page, 'Control+4')
  await expect(page.getByText('Nothing is claimed yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Read', exact: true }).last().press('Enter')
  await expect(article(page)).toBeFocused()
})
