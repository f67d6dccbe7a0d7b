import { expect, test, type Postil } from './app.ts'

/** Notes what the system's browser is asked to open, instead of opening it. */
async function noteExternal({ app }: Postil): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async (url) => void opened.push(url)
  })
  return () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
}

/** Puts a link into the page and clicks it as a person does: without that a browser opens no window at all. */
async function follow({ page }: Postil, href: string, target = '', button: 'left' | 'middle' = 'left') {
  await page.evaluate(
    ([address, where]) => {
      const link = document.createElement('a')
      link.id = 'link'
      link.textContent = address
      link.href = address
      link.target = where
      link.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 9'
      document.body.append(link)
    },
    [href, target] as const,
  )
  await page.locator('#link').click({ button })
  await page.evaluate(() => document.querySelector('#link')?.remove())
}

test('links open in the system’s browser, and the page stays', async ({ launchApp }) => {
  const postil = await launchApp()
  const opened = await noteExternal(postil)
  await postil.page.getByRole('heading', { level: 1 }).waitFor()
  await follow(postil, 'https://example.org/a')
  await follow(postil, 'https://example.org/b', '_blank')
  await follow(postil, 'https://example.org/c', '', 'middle')
  await follow(postil, 'mailto:desk@example.org')
  await expect
    .poll(async () => (await opened()).sort())
    .toEqual([
      'https://example.org/a',
      'https://example.org/b',
      'https://example.org/c',
      'mailto:desk@example.org',
    ])
  postil.expectProblem(/Not allowed to load local resource/)
  await follow(postil, 'file:///etc/passwd')
  await follow(postil, 'file:///etc/passwd', '_blank')
  await follow(postil, 'https://example.org/last', '_blank')
  // The last one came: those before it were refused, not late.
  await expect.poll(async () => (await opened()).at(-1)).toBe('https://example.org/last')
  expect(await opened()).toHaveLength(5)
  expect(postil.app.windows()).toHaveLength(1)
  await expect(postil.page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('text is copied through main', async ({ launchApp }) => {
  const { app, page } = await launchApp()
  await page.evaluate(() => window.postil.request('clipboard:write', '“Zitat” 👩🏽‍⚖️'))
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('“Zitat” 👩🏽‍⚖️')
})

test('the page may load itself anew', async ({ launchApp }) => {
  const { page } = await launchApp()
  await page.evaluate(() => {
    Object.assign(window, { before: true })
    setTimeout(() => location.reload())
  })
  await page.waitForFunction(() => !('before' in window))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
