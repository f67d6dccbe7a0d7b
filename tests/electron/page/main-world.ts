/** Runs first in the page's own world: receives what the preload exposes, and keeps window.open from opening. */
import { deepFreeze } from './bridge-values.ts'
import { BridgePort } from './bridge-port.ts'

/** What main tells this script. */
export interface MainWorldConfig {
  toPage: string
  toPreload: string
  opened: string
}

/** Sets the page's end of the bridge up. */
export function start(config: MainWorldConfig, isProxy: (value: object) => boolean): void {
  const refuseKey = 'Cannot bind an API on top of an existing property on the window object'
  new BridgePort({
    send: config.toPreload,
    hear: config.toPage,
    isProxy,
    expose(key, value) {
      if (Object.prototype.hasOwnProperty.call(window, key)) throw new Error(refuseKey)
      deepFreeze(value)
      Object.defineProperty(window, key, { value, enumerable: true, configurable: false, writable: false })
    },
  })
  const dispatch = EventTarget.prototype.dispatchEvent.bind(document)
  const Told = CustomEvent
  window.open = (url = '', name = '', features = '') => {
    const absolute = url === '' ? 'about:blank' : new URL(String(url), document.baseURI).href
    dispatch(
      new Told(config.opened, { detail: { url: absolute, name: String(name), features: String(features) } }),
    )
    return null
  }
}
