/** clipboard: asynchronous and main's alone since 44. It knows what main wrote and what pages copied, not other programs' texts. */
import { guard } from './guard.ts'
import { needReady } from './state.ts'

let text = ''
let intoPages: (text: string) => Promise<void> = () => Promise.resolve()

/** A page copied something. */
export const copied = (value: string): void => void (text = value)

/** How what main writes reaches Chromium's own clipboard, for Ctrl+V in a page. */
export const clipboardReaches = (write: (text: string) => Promise<void>): void => void (intoPages = write)

const double: Pick<Electron.Clipboard, 'readText' | 'writeText'> = {
  readText() {
    needReady('clipboard.readText')
    return Promise.resolve(text)
  },
  writeText(value) {
    needReady('clipboard.writeText')
    if (typeof value !== 'string')
      throw new TypeError('Error processing argument at index 0, conversion failure')
    text = value
    return intoPages(value)
  },
}

export const CLIPBOARD_MEMBERS = ['readText', 'writeText'] as const

/** What main imports as clipboard. */
export const clipboard = guard(double, 'clipboard', CLIPBOARD_MEMBERS)
