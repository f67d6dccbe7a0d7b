/** Where exports are written and annotations read in the app, off the main thread: it may be ended at any moment. */
import { parentPort } from 'node:worker_threads'
import { FormatHost, type FormatTask } from './host.ts'

const host = new FormatHost()

parentPort?.on('message', (task: FormatTask) => parentPort?.postMessage(host.ask(task)))
