const { contextBridge, ipcRenderer } = require('electron')
contextBridge.exposeInMainWorld('probe', {
  invoke: (ch, ...a) => ipcRenderer.invoke(ch, ...a),
  on: (ch, f) => {
    const l = (e, ...a) => f(...a)
    ipcRenderer.on(ch, l)
    return () => ipcRenderer.removeListener(ch, l)
  },
})
