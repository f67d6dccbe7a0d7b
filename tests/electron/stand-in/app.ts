/** app */
import { Emitter } from './emitter.ts'
import { fault } from './faults.ts'
import { appName, getPath, setAppName, setPath } from './app-paths.ts'
import { commandLine } from './command-line.ts'
import { guard, onlyKnown } from './guard.ts'
import { hasLock, releaseLock, requestLock } from './instance-lock.ts'
import { atEnd, exit, lifecycleOf, openWindows, quit } from './lifecycle.ts'
import { run } from './state.ts'

export const APP_EVENTS = [
  'ready',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'second-instance',
  'activate',
  'open-file',
  'open-url',
  'web-contents-created',
  'browser-window-created',
  'browser-window-focus',
  'browser-window-blur',
  'render-process-gone',
]

export const APP_MEMBERS = [
  'whenReady',
  'isReady',
  'quit',
  'exit',
  'getPath',
  'setPath',
  'getName',
  'setName',
  'name',
  'getVersion',
  'getAppPath',
  'getLocale',
  'isPackaged',
  'requestSingleInstanceLock',
  'releaseSingleInstanceLock',
  'hasSingleInstanceLock',
  'commandLine',
  'enableSandbox',
  'configureHostResolver',
  'setAboutPanelOptions',
  'showAboutPanel',
  'focus',
  'addRecentDocument',
  'clearRecentDocuments',
  'setDesktopName',
  'setAsDefaultProtocolClient',
] as const

/** What the stand-in has of Electron's app; its own part is `launch`. */
export class App
  extends Emitter
  implements Pick<Electron.App, Exclude<(typeof APP_MEMBERS)[number], 'focus'>>
{
  readonly commandLine = commandLine as Electron.CommandLine
  #becomeReady!: () => void
  readonly #ready = new Promise<void>((resolve) => (this.#becomeReady = resolve))
  /** Whether anyone waits for ready: told when main cannot get there. */
  awaited = false

  constructor() {
    super('app', APP_EVENTS)
    lifecycleOf(this)
    atEnd(releaseLock)
  }

  get name(): string {
    return appName()
  }
  set name(name: string) {
    setAppName(name)
  }
  get isPackaged(): boolean {
    return run.packaged
  }

  whenReady(): Promise<void> {
    this.awaited = true
    return this.#ready
  }
  isReady(): boolean {
    return run.ready
  }
  /** Electron is ready: tells everyone, through whatever Playwright has put in place of emit. */
  launch(): void {
    run.ready = true
    this.emit('ready', { preventDefault() {} }, {})
    this.#becomeReady()
  }

  quit(): void {
    quit()
  }
  exit(code?: number): void {
    exit(code)
  }
  getPath(name: string): string {
    return getPath(name)
  }
  setPath(name: string, path: string): void {
    setPath(name, path)
  }
  getName(): string {
    return appName()
  }
  setName(name: string): void {
    setAppName(name)
  }
  getVersion(): string {
    return run.manifest.version ?? ''
  }
  getAppPath(): string {
    return run.appPath
  }
  getLocale(): string {
    if (!run.ready) return ''
    return commandLine.getSwitchValue('lang') || 'en-US'
  }

  requestSingleInstanceLock(
    additionalData?: Parameters<Electron.App['requestSingleInstanceLock']>[0],
  ): boolean {
    return requestLock(additionalData, (knock) => {
      const tell = (): void => {
        // Chromium reorders the words and adds its own, so nobody may read the order.
        const [exe = '', ...words] = knock.argv
        const switches = words.filter((word) => word.startsWith('--'))
        const argv = [
          exe,
          ...switches,
          '--allow-file-access-from-files',
          ...words.filter((word) => !word.startsWith('--')),
        ]
        this.ask('second-instance', {}, argv, knock.cwd, knock.data)
      }
      if (run.ready) tell()
      else void this.#ready.then(tell)
    })
  }
  releaseSingleInstanceLock(): void {
    releaseLock()
  }
  hasSingleInstanceLock(): boolean {
    return hasLock()
  }

  enableSandbox(): void {
    if (run.ready) throw new Error('app.enableSandbox() can only be called before app is ready')
  }
  configureHostResolver(options: Electron.ConfigureHostResolverOptions): void {
    if (!run.ready) throw new Error('configureHostResolver cannot be called before the app is ready')
    onlyKnown(
      options,
      ['secureDnsMode', 'enableBuiltInResolver', 'enableAdditionalDnsQueryTypes'],
      'configureHostResolver',
    )
    if (options.secureDnsMode && !['off', 'automatic', 'secure'].includes(options.secureDnsMode))
      throw new TypeError('secureDnsMode must be one of: off, automatic, secure')
  }
  setAboutPanelOptions(options: Electron.AboutPanelOptionsOptions): void {
    const known = [
      'applicationName',
      'applicationVersion',
      'copyright',
      'version',
      'credits',
      'authors',
      'website',
      'iconPath',
    ]
    onlyKnown(options, known, 'setAboutPanelOptions')
  }
  showAboutPanel(): void {
    fault('app.showAboutPanel(): a panel of the system, which nobody here can close')
  }
  focus(): void {
    ;(openWindows()[0] as { focus?(): void } | undefined)?.focus?.()
  }
  addRecentDocument(path: string): void {
    if (typeof path !== 'string')
      throw new TypeError('Error processing argument at index 0, conversion failure')
  }
  clearRecentDocuments(): void {}
  setAsDefaultProtocolClient(protocol: string, path?: string, args?: string[]): boolean {
    if (typeof protocol !== 'string' || protocol === '')
      throw new TypeError('Error processing argument at index 0, conversion failure')
    fault(
      `app.setAsDefaultProtocolClient(${[protocol, path, ...(args ?? [])].join(', ')}): nothing here may change the system`,
    )
    return false
  }
  setDesktopName(name: string): void {
    if (typeof name !== 'string')
      throw new TypeError('Error processing argument at index 0, conversion failure')
  }
}

/** The one app. */
export const theApp = new App()

/** What main imports as app. */
export const app = guard(theApp, 'app', [...APP_MEMBERS])
