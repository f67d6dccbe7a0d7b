// The order counts: what pdf.js looks for while it loads is put in its place before.
import { restoreNode } from './without-canvas.ts'
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs'

restoreNode()

// pdf.js takes the worker from here and runs it in this thread, instead of loading a file by its address.
;(globalThis as Record<string, unknown>)['pdfjsWorker'] = { WorkerMessageHandler }

export { pdfjs }
