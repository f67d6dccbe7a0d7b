/** Downloads: the session's listeners are asked about each. None ever reaches the disk, and one that nobody stopped is a fault. */
import { fault } from './faults.ts'
import { absent } from './guard.ts'
import { theSession } from './session.ts'
import { line } from './state.ts'
import { toMain } from './urls.ts'

/** Takes every download of the browser in hand. */
export async function watchDownloads(): Promise<void> {
  const { browser } = line()
  browser.hear('Browser.downloadWillBegin', ({ url }) => {
    const stopped = theSession.ask('will-download', {}, absent('DownloadItem'), absent('webContents'), null)
    if (!stopped) fault(`a page downloaded ${toMain(url)}, and nothing in the app stopped it`)
  })
  await browser.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true })
}
