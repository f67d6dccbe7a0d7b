/** That the page is shut off: what runs in it becomes no script and asks for nothing, each by a wall of its own. */
import { expect, test } from './app.ts'
import { ready } from './person.ts'

test('the policy refuses what would fetch, embed, submit or run, each by its own directive', async ({
  launchApp,
}) => {
  const postil = await launchApp()
  postil.expectProblem(/Content Security Policy|Trusted(Script|HTML)|violat/i)
  await ready(postil)
  const seen = await postil.page.evaluate(async () => {
    const violations: SecurityPolicyViolationEvent[] = []
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event))
    const far = 'https://example.org/'
    const make = (tag: string, attributes: Record<string, string>) => {
      const element = document.createElement(tag)
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
      return document.body.appendChild(element)
    }
    const form = (action: string) => {
      const element = document.createElement('form')
      element.action = action
      document.body.append(element)
      element.requestSubmit()
    }
    const TRIED: Record<string, () => unknown> = {
      fetch: () => fetch(far).catch(() => undefined),
      'fetch of a page of ours': () => fetch('/index.html').catch(() => undefined),
      XMLHttpRequest: () => {
        const request = new XMLHttpRequest()
        request.open('GET', far)
        request.send()
      },
      WebSocket: () => new WebSocket('wss://example.org/'),
      EventSource: () => new EventSource(far),
      sendBeacon: () => navigator.sendBeacon(far, 'x'),
      'an image': () => make('img', { src: `${far}?secret` }),
      'an image from a page of plain text': () => make('img', { src: 'http://example.org/' }),
      'a sheet of styles': () => make('link', { rel: 'stylesheet', href: far }),
      'a style in the page': () => (make('style', {}).textContent = 'body { color: red }'),
      'an attribute of style': () => make('p', { style: 'color: red' }),
      'a font': () => new FontFace('x', `url(${far})`).load().catch(() => undefined),
      'a video': () => make('video', { src: far }),
      'a frame': () => make('iframe', { src: far }),
      'a frame of text': () => make('iframe', { src: 'data:text/html,x' }),
      'a frame of our own page': () => make('iframe', { src: '/index.html' }),
      'an object': () => make('object', { data: far }),
      'an embedded thing': () => make('embed', { src: far }),
      'a base for all addresses': () => document.head.appendChild(make('base', { href: far })),
      'a form': () => form(far),
      'a form to ourselves': () => form('/index.html'),
      'a handler in markup': () => make('p', { onclick: 'window.ran = true' }).click(),
      'a module from elsewhere': () => import(far).catch(() => undefined),
      'a module of text': () => import(`data:text/javascript,${'window.ran=true'}`).catch(() => undefined),
    }
    const refused: Record<string, string> = {}
    for (const [what, act] of Object.entries(TRIED)) {
      violations.length = 0
      let thrown = null
      try {
        await act()
      } catch (error) {
        thrown = (error as Error).name
      }
      // Told in a task of its own; what nobody refuses is told of never.
      for (let turn = 0; turn < 60 && violations.length === 0; turn++)
        await new Promise(requestAnimationFrame)
      refused[what] = thrown ?? violations[0]?.effectiveDirective ?? 'nothing'
    }
    return { refused, ran: 'ran' in window, base: document.baseURI === location.href }
  })
  expect(seen.refused).toEqual({
    fetch: 'connect-src',
    'fetch of a page of ours': 'connect-src',
    XMLHttpRequest: 'connect-src',
    WebSocket: 'connect-src',
    EventSource: 'connect-src',
    sendBeacon: 'connect-src',
    'an image': 'img-src',
    'an image from a page of plain text': 'img-src',
    'a sheet of styles': 'style-src-elem',
    'a style in the page': 'style-src-elem',
    'an attribute of style': 'style-src-attr',
    'a font': 'font-src',
    'a video': 'media-src',
    'a frame': 'frame-src',
    'a frame of text': 'frame-src',
    'a frame of our own page': 'frame-src',
    // Trusted types come first.
    'an object': 'TypeError',
    'an embedded thing': 'TypeError',
    'a base for all addresses': 'base-uri',
    'a form': 'form-action',
    'a form to ourselves': 'form-action',
    'a handler in markup': 'TypeError',
    'a module from elsewhere': 'script-src-elem',
    'a module of text': 'script-src-elem',
  })
  expect(seen).toMatchObject({ ran: false, base: true })
})

test('no text becomes script: not by eval, a timer, a worker, a policy of one’s own', async ({
  launchApp,
}) => {
  const postil = await launchApp()
  postil.expectProblem(/Content Security Policy|Trusted|violat/i)
  await ready(postil)
  const seen = await postil.page.evaluate(async () => {
    const refused = (act: () => unknown) => {
      try {
        const made = act()
        return `done: ${String(made)}`
      } catch (error) {
        return (error as Error).name
      }
    }
    const trusted = (
      window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): object } }
    ).trustedTypes
    // Not within evaluate itself, where the inspector lets it pass.
    await new Promise((done) => setTimeout(done))
    const script = document.createElement('script')
    return {
      eval: refused(() => (0, eval)('window.ran = true')),
      function: refused(() => (new Function('window.ran = true') as () => unknown)()),
      timer: refused(() => setTimeout('window.ran = true')),
      text: refused(() => (script.textContent = 'window.ran = true')),
      source: refused(() => (script.src = 'data:text/javascript,window.ran=true')),
      markup: refused(() => (document.body.innerHTML = '<img src=x onerror="window.ran = true">')),
      template: refused(() => (document.createElement('template').innerHTML = '<p>')),
      srcdoc: refused(() => (document.createElement('iframe').srcdoc = '<script>parent.ran = true</script>')),
      parser: refused(() => new DOMParser().parseFromString('<p>', 'text/html')),
      written: refused(() => document.write('<script>window.ran = true</script>')),
      worker: refused(() => new Worker('data:text/javascript,0')),
      policy: refused(() => trusted.createPolicy('another', {})),
      sveltes: refused(() =>
        trusted.createPolicy('svelte-trusted-html', { createHTML: (text: string) => text }),
      ),
      ran: 'ran' in window,
    }
  })
  expect(seen).toEqual({
    eval: 'EvalError',
    function: 'EvalError',
    timer: 'TypeError',
    text: 'TypeError',
    source: 'TypeError',
    markup: 'TypeError',
    template: 'TypeError',
    srcdoc: 'TypeError',
    parser: 'TypeError',
    written: 'TypeError',
    worker: 'TypeError',
    policy: 'TypeError',
    sveltes: 'TypeError',
    ran: false,
  })
})

test('devices, screens, places and the clipboard are denied', async ({ launchApp }) => {
  const { page } = await launchApp()
  const seen = await page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'clipboard-write',
      'idle-detection',
    ]
    const states = await Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    )
    const denied = (promise: Promise<unknown>) =>
      promise.then(
        () => 'given',
        () => 'denied',
      )
    return {
      states: [...new Set(states)],
      asked: await Notification.requestPermission(),
      camera: await denied(navigator.mediaDevices.getUserMedia({ video: true })),
      copy: await denied(navigator.clipboard.writeText('x')),
      place: await new Promise((done) =>
        navigator.geolocation.getCurrentPosition(
          () => done('given'),
          () => done('denied'),
        ),
      ),
    }
  })
  expect(seen).toEqual({
    states: ['denied'],
    asked: 'denied',
    camera: 'denied',
    copy: 'denied',
    place: 'denied',
  })
})
