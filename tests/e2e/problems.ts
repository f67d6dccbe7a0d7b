import type { ElectronApplication, Page } from 'playwright/test'

/** What went wrong while an app ran. */
export interface Problems {
  watch(app: ElectronApplication): void
  add(problem: string): void
  /** Problems that match are part of the test; one that does not come fails it. */
  expect(pattern: RegExp): void
  /** Throws when there were problems that nobody expected, or expected ones that did not come. */
  check(): void
}

/** Lines of Chromium's, Node's and Playwright's own on stderr, which say nothing about the app. */
const NOISE = [
  /^\s*$/,
  /^\[\d+[:/]/,
  /^(Debugger|DevTools) (listening|attached|is)/i,
  /^For help, see: https:\/\/nodejs/,
  /^Waiting for the debugger to disconnect/,
  /^Debugger (attached|ending)/,
  /^\(node:\d+\) (?!Unhandled)(\w*Warning|\[DEP)/,
  /^\(Use `.*--trace-/,
  /^(libva|MESA|vaInitialize|dbus|Gtk|Fontconfig)/i,
]

/** Gathers errors of pages (uncaught, console), and whatever main writes to stderr: it writes there only what is wrong. */
export function collectProblems(): Problems {
  const found: string[] = []
  const expected: RegExp[] = []

  function watchPage(page: Page): void {
    page.on('pageerror', (error) => found.push(`page: ${error.stack ?? error.message}`))
    page.on('console', (message) => {
      const { url } = message.location()
      // The stand-in's Chromium asks for an icon, as a browser does and Electron does not.
      if (message.type() !== 'error' || url.endsWith('/favicon.ico')) return
      found.push(`page: ${message.text()} (${url})`)
    })
    page.on('crash', () => found.push('page: it crashed'))
  }

  return {
    watch(app) {
      app.windows().forEach(watchPage)
      app.on('window', watchPage)
      let rest = ''
      app.process().stderr?.setEncoding('utf8')
      app.process().stderr?.on('data', (chunk: string) => {
        const lines = `${rest}${chunk}`.split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) if (!NOISE.some((noise) => noise.test(line))) found.push(`main: ${line}`)
      })
    },
    add: (problem) => void found.push(problem),
    expect: (pattern) => void expected.push(pattern),
    check() {
      const missing = expected.filter((pattern) => !found.some((problem) => pattern.test(problem)))
      const wrong = found.filter((problem) => !expected.some((pattern) => pattern.test(problem)))
      if (missing.length > 0) throw new Error(`This should have been reported: ${missing.join(', ')}`)
      if (wrong.length > 0) throw new Error(`Something went wrong on the way:\n${wrong.join('\n')}`)
    },
  }
}
