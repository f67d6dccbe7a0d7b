/** What a person does in the app and what they see of it, for flows. Offsets are UTF-16 code units of the article's text. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from 'playwright/test'
import type { CommandId } from '../../preload/commands.ts'
import type {
  Annotation,
  Appearance,
  ArticleMeta,
  Claim,
  Person,
  Relation,
  Tag,
} from '../../preload/model.ts'
import { ROOT, type Postil } from './app.ts'

export const CASES = join(ROOT, 'tests/fixtures/cases')

/** The article's text. */
export function article(page: Page): Locator {
  return page.locator('[data-pane="text"] [role="document"]')
}

/** The card of what is current, or the list. */
export function inspector(page: Page): Locator {
  return page.locator('[data-pane="inspector"]')
}

export function noteField(page: Page): Locator {
  return inspector(page).getByRole('textbox', { name: 'Note' })
}

export function libraryPane(page: Page): Locator {
  return page.locator('[data-pane="library"]')
}

/** What a screen reader hears of what happened. */
export function live(page: Page): Locator {
  return page.locator('footer [role="status"][aria-live="polite"]')
}

/** Waits until an article is shown and the hands are on it. */
export async function ready({ page }: Postil): Promise<string> {
  await expect(article(page)).toBeFocused()
  await expect(article(page)).not.toHaveText('')
  return textOf(page)
}

/** The article as it stands on the screen, character for character. */
export function textOf(page: Page): Promise<string> {
  return article(page).evaluate((element) => element.textContent)
}

/** A folder with these articles: files of the cases by name, or texts by file name. */
export async function seedsOf(
  folder: string,
  files: readonly string[] | Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const seeds = join(folder, 'seeds')
  await mkdir(seeds, { recursive: true })
  const all = Array.isArray(files)
    ? await Promise.all(files.map(async (name: string) => [name, await readFile(join(CASES, name))] as const))
    : Object.entries(files as Record<string, string | Uint8Array>)
  for (const [name, content] of all) await writeFile(join(seeds, name), content)
  return seeds
}

/** Where a passage stands in the text: the nth time that its words are there. */
export function find(text: string, words: string, nth = 0): [number, number] {
  let at = text.indexOf(words)
  for (let n = 0; n < nth; n++) at = text.indexOf(words, at + 1)
  if (at < 0) throw new Error(`“${words}” is not in the text`)
  return [at, at + words.length]
}

export interface Point {
  x: number
  y: number
}

/**
 * The point of the window that a person aims at for an offset: just inside the character after it, or before it for the
 * end of something. White space between paragraphs has no place: then it is to the right of the paragraph before; for
 * the end of something, the beginning of the paragraph after it, where that comes next.
 */
export async function pointAt(
  page: Page,
  offset: number,
  side: 'after' | 'before' = 'after',
): Promise<Point> {
  return article(page).evaluate(
    (text, { offset, side }) => {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
      let at = 0
      let box: DOMRect | undefined
      let last: DOMRect | undefined
      let next: DOMRect | undefined
      let character = ''
      const wanted = side === 'after' ? offset : offset - 1
      for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
        for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
          node.data,
        )) {
          const range = document.createRange()
          range.setStart(node, index)
          range.setEnd(node, index + segment.length)
          const here = [...range.getClientRects()].find((rect) => rect.width > 0)
          const start = at + index
          if (start <= wanted && wanted < start + segment.length) {
            box = here
            character = segment
          }
          if (here && start < wanted) last = here
          if (start === offset) next = here
        }
        if (at + node.data.length > Math.max(wanted, offset)) break
        at += node.data.length
      }
      const leftward = /\p{Script=Hebrew}|\p{Script=Arabic}/u.test(character)
      const block = walker.currentNode.parentElement
      const alien = !leftward && block !== null && getComputedStyle(block).direction === 'rtl'
      // Left to right within right to left, the end of the last word is where the text goes on.
      if (alien && side === 'before' && next) return { x: next.right - 1, y: next.top + next.height / 2 }
      if (box) {
        const first = (side === 'after') !== leftward
        const inside = Math.min(1, box.width / 4)
        return {
          x: first ? box.left + inside : box.right - inside,
          y: box.top + box.height / 2,
        }
      }
      if (side === 'before' && next) return { x: next.left, y: next.top + next.height / 2 }
      if (!last) throw new Error(`nothing stands at ${offset}`)
      return { x: last.right + 40, y: last.top + last.height / 2 }
    },
    { offset, side },
  )
}

/** Scrolls with the wheel until an offset stands well inside the pane. */
async function bringIntoSight(page: Page, offset: number): Promise<void> {
  const pane = await page.locator('[data-pane="text"]').boundingBox()
  if (!pane) throw new Error('no text is shown')
  const { y } = await pointAt(page, offset)
  const before = await scrollTop(page)
  // At the top nothing stands over the text; later its title does.
  if (y > pane.y + (before === 0 ? 0 : 60) && y < pane.y + pane.height - 120) return
  await page.mouse.move(pane.x + pane.width - 24, pane.y + pane.height / 2)
  await page.mouse.wheel(0, y - pane.y - pane.height / 2)
  await expect.poll(() => scrollTop(page)).not.toBe(before)
  await settled(page)
}

export function scrollTop(page: Page): Promise<number> {
  return article(page).evaluate((text) => {
    let element: Element | null = text
    while (element && !/auto|scroll/.test(getComputedStyle(element).overflowY))
      element = element.parentElement
    return element?.scrollTop ?? 0
  })
}

/** Waits until nothing scrolls any more and the page's own tasks have run. */
export async function settled(page: Page): Promise<void> {
  let last = -1
  await expect
    .poll(async () => {
      const now = await scrollTop(page)
      const same = now === last
      last = now
      return same
    })
    .toBe(true)
  await turn(page)
}

/** The tasks that were waiting in the page have run: a pointer's release is settled in one of them. */
export async function turn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => setTimeout(done)))
}

/** Drags over [from, to), or from `to` to `from` where that is wanted. */
export async function selectByMouse(
  page: Page,
  [from, to]: readonly [number, number],
  { backwards = false, alt = false } = {},
): Promise<void> {
  await bringIntoSight(page, from)
  const start = await pointAt(page, from, 'after')
  const end = await pointAt(page, to, 'before')
  const [a, b] = backwards ? [end, start] : [start, end]
  if (alt) await page.keyboard.down('Alt')
  await page.mouse.move(a.x, a.y)
  await page.mouse.down()
  await page.mouse.move((a.x + b.x) / 2, (a.y + b.y) / 2)
  await page.mouse.move(b.x, b.y, { steps: 2 })
  await page.mouse.up()
  if (alt) await page.keyboard.up('Alt')
  await turn(page)
}

/** Moves the pointer to a character of the text, to its middle, where no edge of anything can be taken. */
export async function hoverAt(page: Page, offset: number): Promise<Point> {
  await bringIntoSight(page, offset)
  const a = await pointAt(page, offset, 'after')
  const b = await pointAt(page, offset + 1, 'before')
  const middle = { x: (a.x + b.x) / 2, y: a.y }
  await page.mouse.move(middle.x, middle.y)
  return middle
}

/** Clicks on a character of the text. */
export async function clickAt(page: Page, offset: number, clickCount = 1): Promise<void> {
  const { x, y } = await hoverAt(page, offset)
  await page.mouse.click(x, y, { clickCount })
  await turn(page)
}

/** Puts the caret at an offset by a click and then arrows, or at the last place before it that a caret can have. */
export async function caretAt(page: Page, offset: number): Promise<void> {
  await clickAt(page, offset)
  for (let { focus } = await selection(page); focus !== offset;) {
    const key = focus < offset ? 'ArrowRight' : 'ArrowLeft'
    await press(page, key)
    const now = (await selection(page)).focus
    if (now > offset && focus < offset) return press(page, 'ArrowLeft')
    if (now === focus) throw new Error(`the caret does not go from ${focus} to ${offset}`)
    focus = now
  }
}

/** Selects [from, to) with Shift and arrows, a character a press, as far as there is text. */
export async function selectByKeys(page: Page, [from, to]: readonly [number, number]): Promise<void> {
  await caretAt(page, from)
  for (let { focus } = await selection(page); focus < to;) {
    await press(page, 'Shift+ArrowRight')
    let now = (await selection(page)).focus
    if (now <= focus) {
      // On a busy machine the caret moves a frame later than the key.
      await settled(page)
      now = (await selection(page)).focus
    }
    if (now <= focus) return
    focus = now
  }
}

/** The document's selection as offsets. */
export function selection(page: Page): Promise<{ anchor: number; focus: number; words: string }> {
  return article(page).evaluate((text) => {
    const selected = getSelection()
    const offsetOf = (node: Node | null | undefined, offset: number): number => {
      if (!node || !text.contains(node)) return -1
      const range = document.createRange()
      range.setStart(text, 0)
      range.setEnd(node, offset)
      return range.toString().length
    }
    return {
      anchor: offsetOf(selected?.anchorNode, selected?.anchorOffset ?? 0),
      focus: offsetOf(selected?.focusNode, selected?.focusOffset ?? 0),
      words: String(selected ?? ''),
    }
  })
}

/** Presses keys one after the other. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** The words that are painted in a layer, such as `tint-claim`, in text order. */
export function painted(page: Page, layer: string): Promise<string[]> {
  return page.evaluate((layer) => {
    const highlight = CSS.highlights.get(`postil-main-${layer}`)
    return [...(highlight ?? [])]
      .map((painted) => {
        const range = document.createRange()
        range.setStart(painted.startContainer, painted.startOffset)
        range.setEnd(painted.endContainer, painted.endOffset)
        return range
      })
      .sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
      .map(String)
  }, layer)
}

/** All that is painted, by layer. */
export async function paint(page: Page): Promise<Record<string, string[]>> {
  const layers = await page.evaluate(() =>
    [...CSS.highlights.keys()].map((name) => name.replace('postil-main-', '')).sort(),
  )
  return Object.fromEntries(
    await Promise.all(layers.map(async (layer) => [layer, await painted(page, layer)] as const)),
  )
}

/** The words under which the toolbar would put the selection; null while it is not shown. */
export function toolbar(page: Page): Locator {
  return page.getByRole('toolbar', { name: 'Annotate the selection' })
}

export interface Stored {
  annotations: Annotation[]
  claims: Claim[]
  relations: Relation[]
  tags: Tag[]
  people: Person[]
  articles: ArticleMeta[]
}

/** What the library's files say of an article: the first, or the one whose seed has this name. */
export async function stored(library: string, seed?: string): Promise<Stored> {
  const { articles, tags, people } = JSON.parse(
    await readFile(join(library, 'library.json'), 'utf8'),
  ) as Pick<Stored, 'articles' | 'tags' | 'people'>
  const wanted = articles.find((each) => seed === undefined || each.path === seed)
  if (!wanted) throw new Error(`the library has no article ${seed ?? ''}`)
  const file = await readFile(join(library, 'annotations', `${wanted.id}.json`), 'utf8').catch(
    () => '{"annotations":[],"claims":[],"relations":[]}',
  )
  const { annotations, claims, relations } = JSON.parse(file) as Pick<
    Stored,
    'annotations' | 'claims' | 'relations'
  >
  return { annotations, claims, relations, tags, people, articles }
}

/** Waits until the files say what `read` takes out of them. */
export function storedAs<T>(
  { library }: Postil,
  read: (stored: Stored) => T,
  seed?: string,
): ReturnType<typeof expect.poll<T>> {
  return expect.poll(async () => read(await stored(library, seed)))
}

export function appearances({ annotations }: Stored): Appearance[] {
  return annotations.filter((each): each is Appearance => each.kind === 'appearance')
}

/** An attribution in its words. */
export function wordsOf(appearance: Appearance): { source: string[]; cue: string[]; content: string[] } {
  const exact = (spans: readonly { exact: string }[]) => spans.map((span) => span.exact)
  return {
    source: exact(appearance.source.spans),
    cue: exact(appearance.cue.spans),
    content: exact(appearance.target.spans),
  }
}

/** The spans of all annotations, by what they take. */
export function quotes({ annotations }: Stored): string[] {
  return annotations.flatMap((each) => each.target.spans.map((span) => span.exact))
}

/** All files of a library that hold data, by name. */
export async function bytesOf(library: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  const read = async (path: string): Promise<void> => {
    files[path] = (await readFile(join(library, path))).toString('base64')
  }
  await read('library.json')
  for (const folder of ['articles', 'annotations'])
    for (const entry of await readdir(join(library, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) await read(join(entry.parentPath.slice(library.length + 1), entry.name))
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The system's save dialog answers with this path from now on; null is Cancel. */
export async function saveTo({ app }: Postil, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' }) as never
  }, path)
}

/** The system's open dialog answers with this path from now on; null is Cancel. */
export async function openFrom({ app }: Postil, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({
        canceled: filePath === null,
        filePaths: filePath === null ? [] : [filePath],
      }) as never
  }, path)
}

/** Clicks an item of the menu, as the person does. */
export async function menu({ app }: Postil, id: CommandId): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    ;(Menu.getApplicationMenu()!.getMenuItemById(wanted)!.click as () => void)()
  }, id)
}

/** What the menu shows of a command. */
export function menuItem({ app }: Postil, id: CommandId): Promise<{ label: string; enabled: boolean }> {
  return app.evaluate(({ Menu }, wanted) => {
    const { label, enabled } = Menu.getApplicationMenu()!.getMenuItemById(wanted)!
    return { label, enabled }
  }, id)
}

/** Opens another article by its row, told by words of its title. */
export async function openArticle(page: Page, title: string): Promise<string> {
  await libraryPane(page).getByRole('option', { name: title }).click()
  await expect.poll(() => article(page).getAttribute('aria-label')).toContain(title)
  return textOf(page)
}

/** Exports by keys, the open article or all of the library, and comes back to the text. */
export async function exportAs(
  postil: Postil,
  format: RegExp,
  path: string,
  what: 'article' | 'library' = 'article',
): Promise<void> {
  const { page } = postil
  await saveTo(postil, path)
  await press(page, what === 'article' ? 'Control+e' : 'Control+Shift+e')
  const dialog = page.getByRole('dialog')
  const chosen = dialog.getByRole('option', { selected: true })
  await expect(page.getByRole('combobox', { name: 'Find a format' })).toBeFocused()
  await expect(chosen).toBeVisible()
  const name = async () => (await chosen.innerText()).split('\n')[0] ?? ''
  for (let n = await dialog.getByRole('option').count(); n > 0; n--) {
    if (format.test(await name())) break
    await press(page, 'ArrowDown')
  }
  expect(await name()).toMatch(format)
  await press(page, 'Enter')
  await expect(dialog).toContainText(`Saved as ${path}`)
  await expect(page.getByRole('button', { name: 'Done' })).toBeFocused()
  await press(page, 'Enter')
  await expect(article(page)).toBeFocused()
}
