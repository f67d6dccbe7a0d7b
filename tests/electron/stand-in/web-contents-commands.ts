/** webContents: what main does to the page, other than loading it. */
import { notHere, onlyKnown } from './guard.ts'
import { printOptions } from './print.ts'
import { ContentsCore, type ContentsOptions } from './web-contents-core.ts'
import { Zoom } from './zoom.ts'

/** Adds editing, zoom, caret browsing, printing. */
export class ContentsCommands extends ContentsCore {
  readonly #zoom: Zoom
  #devTools = false

  constructor(options: ContentsOptions) {
    super(options)
    this.#zoom = new Zoom(this.link)
  }

  // Chromium takes it for the whole browser alone; what it keeps in is for a person to see.
  setWebRTCIPHandlingPolicy(_policy: Parameters<Electron.WebContents['setWebRTCIPHandlingPolicy']>[0]): void {
    this.live()
  }
  isCaretBrowsingEnabled(): boolean {
    this.live()
    return this.caret
  }
  setCaretBrowsingEnabled(enabled: boolean): void {
    this.live()
    if (typeof enabled !== 'boolean')
      throw new TypeError('Error processing argument at index 0, conversion failure')
    this.caret = enabled
    this.link.tell({ kind: 'caret', enabled })
  }
  get caretBrowsingEnabled(): boolean {
    return this.isCaretBrowsingEnabled()
  }
  set caretBrowsingEnabled(enabled: boolean) {
    this.setCaretBrowsingEnabled(enabled)
  }

  get zoomFactor(): number {
    return this.getZoomFactor()
  }
  set zoomFactor(factor: number) {
    this.setZoomFactor(factor)
  }
  get zoomLevel(): number {
    return this.getZoomLevel()
  }
  set zoomLevel(level: number) {
    this.setZoomLevel(level)
  }
  setZoomFactor(factor: number): void {
    this.live()
    this.#zoom.set(factor)
  }
  getZoomFactor(): number {
    this.live()
    return this.#zoom.factor
  }
  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level)
  }
  getZoomLevel(): number {
    return Math.log(this.getZoomFactor()) / Math.log(1.2)
  }

  // A key without a name carries Chromium's editing command; page/keys.ts keeps it from the page.
  #edit(command: string): void {
    this.live()
    void this.link.ready.then((session) => {
      session.tell('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] })
    })
  }
  undo(): void {
    this.#edit('undo')
  }
  redo(): void {
    this.#edit('redo')
  }
  cut(): void {
    this.#edit('cut')
  }
  copy(): void {
    this.#edit('copy')
  }
  paste(): void {
    this.#edit('paste')
  }
  delete(): void {
    this.#edit('delete')
  }
  selectAll(): void {
    this.#edit('selectAll')
  }
  async insertText(text: string): Promise<void> {
    this.live()
    const session = await this.link.ready
    await session.send('Input.insertText', { text })
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    this.live()
    const print = printOptions(options)
    const session = await this.link.ready
    return Buffer.from((await session.send('Page.printToPDF', print)).data, 'base64')
  }

  // DevTools show nothing that main could see, and Chromium's would be one more page to Playwright.
  openDevTools(options?: Electron.OpenDevToolsOptions): void {
    this.live()
    onlyKnown(options, ['mode', 'activate', 'title'], 'openDevTools')
    this.#devTools = true
  }
  closeDevTools(): void {
    this.live()
    this.#devTools = false
  }
  toggleDevTools(): void {
    this.live()
    this.#devTools = !this.#devTools
  }
  isDevToolsOpened(): boolean {
    this.live()
    return this.#devTools
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    this.live()
    const session = await this.link.ready
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: code,
      userGesture,
      awaitPromise: true,
      returnByValue: true,
    })
    // What a promise was rejected with comes over; what was thrown at once is only said to be on the console.
    if (exceptionDetails?.text.includes('(in promise)'))
      throw new Error(exceptionDetails.exception?.description?.split('\n')[0]?.replace(/^\w*Error: /, ''))
    if (exceptionDetails)
      throw new Error('Script failed to execute, this normally means an error was thrown.')
    // Only what JSON keeps comes back as it was.
    if (result.subtype && !['null', 'array'].includes(result.subtype))
      throw notHere(`executeJavaScript of a ${result.subtype}`)
    return result.value
  }
}
