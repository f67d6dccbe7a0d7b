import { BrowserWindow } from 'electron'
import { PostilError } from '../errors.ts'
import { offerReport } from './report-pages.ts'
import { SHUT_IN } from './web-preferences.ts'

/** So long a report may take, in milliseconds: a library of thousands of pages takes minutes. */
const PATIENCE = 600_000

/**
 * Prints a report as PDF: it is loaded in a window that nobody sees, where no script runs and which reaches no network.
 * @throws PostilError 'refused' where it was called off or failed; nothing is left of the window
 */
export async function printReport(page: Uint8Array, signal?: AbortSignal): Promise<Uint8Array> {
  const { address, withdraw } = offerReport(page)
  const window = new BrowserWindow({
    show: false,
    webPreferences: { ...SHUT_IN, javascript: false },
  })
  let timer: NodeJS.Timeout | undefined
  const ended = new Promise<never>((_, reject) => {
    const fail = (why: string) => () => reject(new PostilError('refused', `${why} Nothing was written.`))
    const off = fail('The export was called off.')
    if (signal?.aborted) off()
    signal?.addEventListener('abort', off)
    window.webContents.on(
      'render-process-gone',
      fail('The report could not be printed: its page stopped working.'),
    )
    window.on('closed', fail('The report could not be printed: its window was closed.'))
    timer = setTimeout(fail(`Printing the report took longer than ${PATIENCE / 60_000} minutes.`), PATIENCE)
  })
  // What comes when all is done has nobody left to hear it.
  ended.catch(() => undefined)
  try {
    await Promise.race([window.loadURL(address), ended])
    const printed = window.webContents.printToPDF({
      // Paper and margins are the page's own (@page).
      preferCSSPageSize: true,
      pageSize: 'A4',
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
    printed.catch(() => undefined)
    return await Promise.race([printed, ended])
  } catch (error) {
    if (error instanceof PostilError) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new PostilError('refused', `The report could not be printed (${why}). Nothing was written.`)
  } finally {
    clearTimeout(timer)
    withdraw()
    if (!window.isDestroyed()) window.destroy()
  }
}
