/** That no network is reached, whatever a page holds. */
import { createServer, type Server } from 'node:http'
import { writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { findChromium } from '../electron/stand-in/chromium.ts'
import { chromium } from 'playwright/test'
import { expect, test } from './app.ts'
import { article, openArticle, ready } from './person.ts'

/** A server that counts who comes by: every path is asked for once at least where nothing stops a page. */
async function listening(): Promise<{ origin: string; asked: Set<string>; close(): void }> {
  const asked = new Set<string>()
  const server: Server = createServer((request, response) => {
    asked.add((request.url ?? '').slice(1))
    const css = request.url?.endsWith('.css')
    response.setHeader('content-type', css ? 'text/css' : 'text/html')
    response.setHeader('access-control-allow-origin', '*')
    response.end(css ? `@import url(nested.css); body { background: url(nested-image) }` : 'x')
  })
  server.on('upgrade', (request, socket) => {
    asked.add((request.url ?? '').slice(1))
    socket.destroy()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => void server.closeAllConnections(),
  }
}

/** A page full of what is fetched from elsewhere, by as many ways as there are without script. */
const remotePage = (o: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Harbour news</title>
<link rel="stylesheet" href="${o}/sheet.css"><link rel="preload" as="image" href="${o}/preload">
<link rel="prefetch" href="${o}/prefetch"><link rel="modulepreload" href="${o}/module.js">
<link rel="dns-prefetch" href="${o}/"><link rel="preconnect" href="${o}/"><link rel="icon" href="${o}/icon">
<link rel="manifest" href="${o}/manifest.json">
<style>@import url(${o}/import.css); @font-face { font-family: f; src: url(${o}/font.woff2) }
p { font-family: f; background: url("${o}/background"); cursor: url(${o}/cursor), auto; list-style-image: url(${o}/bullet) }
p::after { content: url(${o}/content) } </style>
<script src="${o}/script.js"></script><script type="module" src="${o}/module-script.js"></script>
</head><body background="${o}/body"><article><h1>Harbour news</h1>
<p>The harbour is closed until Monday, said the mayor, and the ferry does not run at all this week.</p>
<p style="border-image: url(${o}/border) 1">A second paragraph stands below it, so that the page is an article that is worth reading.</p>
<p>A third one says that the <a href="${o}/link" ping="${o}/ping">ferry</a> will go again on Monday morning at seven o’clock.</p>
<img src="${o}/img"><img srcset="${o}/srcset 1x"><picture><source srcset="${o}/source"><img src="${o}/fallback"></picture>
<input type="image" src="${o}/input"><iframe src="${o}/iframe"></iframe><iframe srcdoc="<img src='${o}/srcdoc'>"></iframe>
<object data="${o}/object"></object><embed src="${o}/embed">
<video src="${o}/video" poster="${o}/poster" autoplay></video><audio src="${o}/audio" preload="auto"></audio>
<svg><image href="${o}/svg-image"/><use href="${o}/use.svg#x"/></svg>
</article></body></html>`

/** What a browser surely asks for; of the rest (icons, prefetches, what no codec plays) it may think otherwise. */
const SURELY =
  'sheet.css nested.css nested-image import.css font.woff2 background content script.js module-script.js border img srcset source input iframe srcdoc object embed video poster svg-image'.split(
    ' ',
  )

test('a page full of remote things asks for nothing: imported, and loaded in a window without a policy', async ({
  launchApp,
  folder,
}) => {
  const server = await listening()
  const file = join(folder, 'remote.html')
  await writeFile(file, remotePage(server.origin))

  // The test can fail: a browser that nothing stops asks for them all.
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  const free = await browser.newPage()
  await free.goto(`file://${encodeURI(file)}`)
  await expect.poll(() => SURELY.filter((path) => !server.asked.has(path))).toEqual([])
  await browser.close()
  server.asked.clear()

  const postil = await launchApp()
  // How each of them ends, in the window that has no policy.
  postil.expectProblem(/ERR_BLOCKED_BY_CLIENT|Unsafe attempt to load URL|WebSocket connection to/)
  const { app, page } = postil
  await ready(postil)
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, file)
  await page.keyboard.press('Control+o')
  await openArticle(page, 'Harbour news')
  await expect(article(page)).toContainText('The harbour is closed until Monday')

  // Were it ever shown as it is: a page with no policy of ours, so that only the session stands before the network.
  const shown = await app.evaluate(
    async ({ BrowserWindow }, html) => {
      const window = new BrowserWindow({ show: false })
      await window.loadURL(`data:text/html;base64,${Buffer.from(html).toString('base64')}`)
      const seen = (await window.webContents.executeJavaScript(
        `document.images.length + ' images, ' + document.images[0].complete`,
      )) as string
      window.destroy()
      return seen
    },
    remotePage(server.origin).replace(
      '</body>',
      `<script>
    fetch('${server.origin}/fetch', { mode: 'no-cors' }).catch(() => {})
    new WebSocket('${server.origin.replace('http', 'ws')}/socket')
    new EventSource('${server.origin}/events')
    navigator.sendBeacon('${server.origin}/beacon', 'x')
    </script></body>`,
    ),
  )
  expect(shown).toContain('images, true')
  expect([...server.asked]).toEqual([])
  expect(await app.evaluate(({ app }) => app.commandLine.getSwitchValue('host-resolver-rules'))).toBe(
    'MAP * ~NOTFOUND',
  )
  server.close()
})
