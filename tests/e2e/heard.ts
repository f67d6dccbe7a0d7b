/** What a screen reader has of the page: Chromium's own accessibility tree, and what live regions said. */
import { expect, type Page } from 'playwright/test'

interface AxValue {
  value?: unknown
}
interface AxNode {
  role?: AxValue
  name?: AxValue
  ignored?: boolean
  properties?: { name: string; value: AxValue }[]
}
export interface Heard {
  role: string
  name: string
}

async function treeOf(page: Page): Promise<AxNode[]> {
  const session = await page.context().newCDPSession(page)
  try {
    return ((await session.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] }).nodes
  } finally {
    await session.detach()
  }
}

const heardOf = ({ role, name }: AxNode): Heard => ({
  role: String(role?.value ?? ''),
  name: String(name?.value ?? ''),
})

/** What has the focus in the accessibility tree, which is never the page as a whole. */
export async function focused(page: Page): Promise<Heard> {
  const has = ({ properties = [] }: AxNode, wanted: string): boolean =>
    properties.some(({ name, value }) => name === wanted && value.value === true)
  const nodes = (await treeOf(page)).filter((node) => has(node, 'focused'))
  return heardOf(nodes.at(-1) ?? {})
}

/** Waits until something with this role and name has the focus. */
export async function expectFocused(page: Page, role: string, name: RegExp): Promise<void> {
  await expect
    .poll(() => focused(page), { message: `${role} ${name}` })
    .toMatchObject({ role, name: expect.stringMatching(name) })
}

/** Whatever has the focus has a role and a name, and is not the page's body. */
export async function expectSomethingFocused(page: Page, after: string): Promise<void> {
  await expect
    .poll(
      () => page.evaluate(() => document.activeElement !== document.body && document.activeElement !== null),
      { message: after },
    )
    .toBe(true)
  await expect
    .poll(async () => {
      const { role, name } = await focused(page)
      return [after, role === 'RootWebArea' ? '' : role, name]
    })
    .toEqual([after, expect.stringMatching(/./), expect.stringMatching(/./)])
}

/** The names of all nodes of a role, in the order in which they are read. */
export async function namesOf(page: Page, role: string): Promise<string[]> {
  return (await treeOf(page))
    .filter((node) => !node.ignored && node.role?.value === role)
    .map((node) => heardOf(node).name)
}

/** Listens to the polite regions from now on: `all` is what they said since `clear`, each as often as it was said. */
export async function listenIn(page: Page): Promise<{ all(): Promise<string[]>; clear(): Promise<void> }> {
  await page.evaluate(() => {
    const said: string[] = []
    for (const region of document.querySelectorAll('footer [aria-live]'))
      new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
        characterData: true,
        childList: true,
        subtree: true,
      })
    Object.assign(window, { said })
  })
  return {
    all: () =>
      page.evaluate(() =>
        (window as never as { said: string[] }).said.map((words) => words.replace(/\u00a0$/, '')),
      ),
    clear: () => page.evaluate(() => void (window as never as { said: string[] }).said.splice(0)),
  }
}
