/* global window, document, samples, outcome, probe, location */
// The page's half of the probe: main asks for each of these by name.
window.pageOwn = true
window.sections = {
  async bridge() {
    const echoed = {}
    for (const [name, make] of Object.entries(samples)) echoed[name] = await outcome(() => probe.echo(make()))
    const listener = () => {}
    return {
      echoed,
      thrown: await outcome(() => probe.thrower('thrown')),
      thrownCode: await outcome(() =>
        Promise.resolve()
          .then(() => probe.thrower('x'))
          .catch((e) => [e.code, e.name]),
      ),
      rejected: await outcome(() => probe.rejecter()),
      sameFunction: probe.same(listener, listener),
      deep: await outcome(() => probe.deep(1100) && 'passed'),
      shallow: await outcome(() => probe.deep(900) && 'passed'),
      frozen: Object.isFrozen(probe) && Object.isFrozen(probe.facts) && Object.isFrozen(probe.facts.globals),
      again: probe.exposeAgain(),
      madeFile: probe.pathOf(new File(['x'], 'made.txt')),
      require: typeof window.require,
      process: typeof window.process,
    }
  },
  async ipc() {
    const sent = {}
    const returned = {}
    // Promises and functions become the bridge's proxies before IPC refuses them, so these go their own way.
    for (const name of Object.keys(samples))
      sent[name] = await outcome(() => probe.invoke('look', samples[name]()))
    for (const name of Object.keys(samples)) returned[name] = await outcome(() => probe.invoke('make', name))
    return {
      sent,
      returned,
      missing: await outcome(() => probe.invoke('nobody')),
      thrown: await outcome(() => probe.invoke('throws')),
      pool: await outcome(() => probe.invoke('pool')),
      sender: await probe.invoke('sender'),
      ownOrigin: location.protocol === 'app:' ? location.origin : 'app://probe',
    }
  },
  async scheme() {
    const get = async (path) => outcome(async () => await (await fetch(path)).text())
    return {
      dots: await get('/a/../b'),
      encodedDots: await get('/a/%2e%2e/c'),
      encodedSlash: await get('/a%2f..%2fd'),
      encodedBackslash: await get('/a%5c..%5ce'),
      query: await get('/f?q=1#hash'),
      post: await outcome(async () => (await fetch('/post', { method: 'POST', body: 'ü' })).text()),
      throws: await get('/throws'),
      noResponse: await get('/no-response'),
      missing: await outcome(async () => (await fetch('/missing')).status),
      foreign: await get('https://example.com/'),
      untypedModule: await outcome(() => import('/untyped.mjs')),
      typedModule: await outcome(async () => (await import('/typed.mjs')).default),
      inline: window.inlineRan === true,
      data: await outcome(async () => (await fetch('data:text/plain,x')).text()),
      secure: window.isSecureContext && typeof crypto.subtle,
      storage: await outcome(() => {
        window.localStorage.setItem('a', 'b')
        return window.localStorage.getItem('a')
      }),
    }
  },
  async clipboard() {
    return outcome(() => navigator.clipboard.writeText('x'))
  },
  async navigate() {
    const link = document.body.appendChild(
      Object.assign(document.createElement('a'), { href: 'https://example.com/link' }),
    )
    link.click()
    return { opened: await outcome(() => window.open('https://example.com/window')) }
  },
}
