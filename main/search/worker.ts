/** Where the index lives in the app, off the main thread. */
import { parentPort } from 'node:worker_threads'
import { IndexHost, type Ask } from './host.ts'

const host = new IndexHost()

parentPort?.on('message', ({ n, ask }: { n: number; ask: Ask }) => {
  host
    .ask(ask)
    .then((value) => parentPort?.postMessage({ n, value }))
    .catch((error: unknown) => parentPort?.postMessage({ n, error: String(error) }))
})
