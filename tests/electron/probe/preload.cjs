/* global window */
/* eslint-disable @typescript-eslint/no-require-imports -- a preload is CommonJS */
// A sandboxed preload may require electron alone, so the samples come in by the page.
const { contextBridge, ipcRenderer, webUtils } = require('electron')

const tryTo = (call) => {
  try {
    return String(call())
  } catch (error) {
    return `threw ${error.name}: ${error.message}`
  }
}
const heard = []
ipcRenderer.on('event', (_event, ...args) => heard.push(args))

contextBridge.exposeInMainWorld('probe', {
  facts: {
    globals: ['require', 'module', 'exports', 'process', 'global', 'setImmediate', '__dirname'].filter(
      (name) => tryTo(() => eval(`typeof ${name}`)) !== 'undefined',
    ),
    buffer: typeof setImmediate === 'function' && typeof Buffer,
    fs: tryTo(() => require('fs')),
    app: tryTo(() => require('electron').app),
    argv: process.argv.includes('--from-main'),
    type: process.type,
    cwd: tryTo(() => typeof process.cwd),
    early: typeof window.ranBefore,
    ownWorld: typeof window.pageOwn,
  },
  echo: (value) => value,
  read: (object, name) => object[name],
  thrower: (message) => {
    throw Object.assign(new RangeError(message), { code: 'E_CODE' })
  },
  rejecter: () => Promise.reject(Object.assign(new RangeError('rejected'), { code: 'E_CODE' })),
  same: (a, b) => a === b,
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  heard: () => heard,
  on: (channel, listener) => {
    const relay = (_event, ...args) => listener(...args)
    ipcRenderer.on(channel, relay)
    return () => ipcRenderer.off(channel, relay)
  },
  pathOf: (file) => webUtils.getPathForFile(file),
  exposeAgain: () => tryTo(() => contextBridge.exposeInMainWorld('probe', {})),
  deep: (n) => {
    const top = {}
    let one = top
    for (let i = 0; i < n; i++) one = one.a = {}
    return top
  },
})
