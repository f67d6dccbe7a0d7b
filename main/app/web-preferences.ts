/**
 * How every page of the app is shut in: it has nothing of Node, its preload is in a process and a world of its own, and
 * it holds no other page. Each is Electron's default by now; written out, since a default can change.
 */
export const SHUT_IN = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  // What is dropped beside a target is no address to go to.
  navigateOnDragDrop: false,
  spellcheck: false,
} as const
