import { clipboard, dialog, shell, type BrowserWindow } from 'electron'
import type { Followed } from '../../preload/contract.ts'
import { TEXTS } from '../../preload/texts.ts'
import { PostilError } from '../errors.ts'
import { externalLink, LONGEST_LINK } from './addresses.ts'

const ANSWERS = ['opened', 'copied', 'cancelled'] as const
const CANCEL = ANSWERS.indexOf('cancelled')
const words = TEXTS.system.outside

let asking = false

/**
 * Opens a link in the system's browser or mail program, once the person has seen the whole of it and agreed.
 * @throws PostilError 'refused' where it is none that may be opened, or another is being asked about
 */
export async function openOutside(window: BrowserWindow | null, written: string): Promise<Followed> {
  const link = externalLink(written)
  if (link === null)
    throw new PostilError(
      'refused',
      written.length > LONGEST_LINK
        ? `This link is too long to be opened (more than ${LONGEST_LINK} characters). Copy it instead.`
        : 'Postil opens web and mail addresses alone (https, http and mailto, without a name or password in them).',
    )
  // A page that asks without end gets one question to the person, not a row of them.
  if (asking) throw new PostilError('refused', 'Another link is being asked about.')
  asking = true
  try {
    const options = {
      type: 'question' as const,
      message: words.message(link.leadsTo, words.programs[link.opens]),
      detail: words.detail(link.address),
      buttons: [words.open, words.copy, words.cancel],
      defaultId: CANCEL,
      cancelId: CANCEL,
      noLink: true,
    }
    const { response } =
      window === null ? await dialog.showMessageBox(options) : await dialog.showMessageBox(window, options)
    const answer = ANSWERS[response] ?? 'cancelled'
    if (answer === 'opened') await shell.openExternal(link.address)
    if (answer === 'copied') await clipboard.writeText(link.address)
    return answer
  } catch (error) {
    throw new PostilError('refused', `${link.address} could not be opened. Copy it instead.`, {
      cause: error,
    })
  } finally {
    asking = false
  }
}
