/** What leads out of the app: links, windows, downloads, the clipboard. */
import { expect, test, type Postil } from './app.ts'
import { ready } from './person.ts'

interface Outside {
  /** What the person was shown before anything opened. */
  asked: Electron.MessageBoxOptions[]
  opened: string[]
}

/** Answers each question about a link with this button, and notes what the system is asked to open. */
async function answerWith({ app }: Postil, button: number): Promise<() => Promise<Outside>> {
  await app.evaluate(({ dialog, shell }, response) => {
    const outside: Outside = { asked: [], opened: [] }
    Object.assign(globalThis, { outside })
    shell.openExternal = async (url) => void outside.opened.push(url)
    dialog.showMessageBox = async (...args: unknown[]) => {
      outside.asked.push(args.at(-1) as Electron.MessageBoxOptions)
      return { response, checkboxChecked: false }
    }
  }, button)
  return () => app.evaluate(() => (globalThis as unknown as { outside: Outside }).outside)
}

/** Puts a link into the page and clicks it as a person does: without that a browser opens no window at all. */
async function follow(
  { page }: Postil,
  href: string,
  { target = '', download = false, button = 'left' as 'left' | 'middle' } = {},
) {
  await page.evaluate(
    ([address, where, loads]) => {
      const link = document.createElement('a')
      link.id = 'link'
      link.textContent = address
      link.href = address
      link.target = where
      if (loads) link.download = 'x.html'
      link.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 9'
      document.body.append(link)
    },
    [href, target, download] as const,
  )
  await page.locator('#link').click({ button })
  await page.evaluate(() => document.querySelector('#link')?.remove())
}

test('a link in the page leads nowhere: no navigation, no window, no download, nothing opened', async ({
  launchApp,
}) => {
  const postil = await launchApp()
  const outside = await answerWith(postil, 0)
  await ready(postil)
  const here = postil.page.url()
  postil.expectProblem(/Not allowed to (load local resource|navigate top frame to data URL)/)
  for (const href of [
    'https://example.org/a',
    'mailto:desk@example.org',
    'file:///etc/passwd',
    'data:text/html,<h1>elsewhere',
    'app://report/page',
  ]) {
    await follow(postil, href)
    await follow(postil, href, { target: '_blank' })
    await follow(postil, href, { button: 'middle' })
    await follow(postil, href, { download: true })
  }
  const blob = await postil.page.evaluate(() => URL.createObjectURL(new Blob(['x'])))
  await follow(postil, blob)
  await follow(postil, blob, { download: true })
  await postil.page.evaluate(() => {
    location.href = 'https://example.org/b'
    window.open('https://example.org/c')
  })
  // Asked last and answered: what came before it was refused, and is not late.
  await postil.page.evaluate(() => window.postil.request('library:load'))
  expect(await outside()).toEqual({ asked: [], opened: [] })
  expect(postil.app.windows()).toHaveLength(1)
  expect(postil.page.url()).toBe(here)
  await expect(postil.page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('an address is shown whole before it opens, and Cancel is what Enter presses', async ({ launchApp }) => {
  const postil = await launchApp()
  const { page } = postil
  await ready(postil)
  await page.keyboard.press('Control+Alt+Shift+I')
  const details = page.getByRole('dialog', { name: 'About this article' })
  const address = details.getByRole('textbox', { name: 'Address' })
  await address.fill('ftp://example.org/')
  await address.press('Tab')
  await expect(details.getByRole('button', { name: /in the browser/ })).toHaveCount(0)
  await address.fill('https://аpple.com/harbour?q=1')
  await address.press('Tab')
  const open = details.getByRole('button', { name: 'Open xn--pple-43d.com in the browser…' })

  let outside = await answerWith(postil, 2)
  await open.click()
  await expect.poll(async () => (await outside()).asked).toHaveLength(1)
  expect((await outside()).asked[0]).toMatchObject({
    message: 'Open xn--pple-43d.com (аpple.com) in your browser?',
    detail: expect.stringContaining('https://xn--pple-43d.com/harbour?q=1\n') as unknown,
    buttons: ['Open', 'Copy', 'Cancel'],
    defaultId: 2,
    cancelId: 2,
  })
  expect((await outside()).opened).toEqual([])

  outside = await answerWith(postil, 1)
  await open.focus()
  await page.keyboard.press('Enter')
  const copied = () => postil.app.evaluate(({ clipboard }) => clipboard.readText())
  await expect.poll(copied).toBe('https://xn--pple-43d.com/harbour?q=1')
  expect((await outside()).opened).toEqual([])

  outside = await answerWith(postil, 0)
  await open.click()
  await expect.poll(async () => (await outside()).opened).toEqual(['https://xn--pple-43d.com/harbour?q=1'])
})

test('what is no link of the web, or hides where it leads, is refused without a question', async ({
  launchApp,
}) => {
  const postil = await launchApp()
  const outside = await answerWith(postil, 0)
  // The inspector evaluates as if somebody had clicked.
  const codes = await postil.page.evaluate(async () => {
    const links = [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'https://example.org@evil.example/',
      'mailto:a@b?attach=/etc/passwd',
      `https://example.org/${'x'.repeat(3000)}`,
    ]
    const answers = []
    for (const link of links) answers.push(await window.postil.follow(link))
    return answers.map((answer) => (answer.ok ? answer.value : answer.error.code))
  })
  expect(codes).toEqual(['bad-request', 'bad-request', 'refused', 'refused', 'refused'])
  expect(await outside()).toEqual({ asked: [], opened: [] })
})

test('a page that nobody clicked opens nothing', async ({ launchApp }) => {
  const postil = await launchApp()
  const outside = await answerWith(postil, 0)
  await postil.page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const active = navigator.userActivation.isActive
      // A page that has been taken over says what it likes, in its own world.
      Object.defineProperty(navigator, 'userActivation', { value: { isActive: true } })
      const tried = window.postil.follow('https://example.org/').then((answer) => ({ active, answer }))
      Object.assign(window, { tried })
    })
  })
  await postil.page.reload()
  expect(await postil.page.evaluate(() => (window as unknown as { tried: unknown }).tried)).toMatchObject({
    active: false,
    answer: { ok: false, error: { code: 'refused' } },
  })
  expect(await outside()).toEqual({ asked: [], opened: [] })
})

test('one question at a time', async ({ launchApp }) => {
  const postil = await launchApp()
  await postil.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => new Promise((resolve) => Object.assign(globalThis, { resolve }))
  })
  const codes = await postil.page.evaluate(async () => {
    void window.postil.follow('https://example.org/1')
    const second = await window.postil.follow('https://example.org/2')
    return second.ok ? second.value : second.error.code
  })
  expect(codes).toBe('refused')
  await postil.app.evaluate(() =>
    (globalThis as unknown as { resolve(answer: object): void }).resolve({ response: 2 }),
  )
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
