import type { BackupReason, WholeBackup } from '../backups.ts'
import { bytesInWords, count, megabytes } from './count.ts'

/** To the second where two are of one minute. */
const when = (at: string, exact = false): string =>
  new Date(at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: exact ? 'medium' : 'short' })

const REASONS: Record<BackupReason, string> = {
  'by hand': 'by hand',
  daily: 'daily',
  'before going back': 'before going back',
}

/** Backups of the whole library, in the settings. */
export const backups = {
  label: 'Backups',
  why: 'A backup is the whole library as it was then. Backups lie in the library’s own folder: copy that to another disk as well now and then.',
  when,
  reasons: REASONS,
  /** What tells a backup from the others. */
  name: (time: string, why: BackupReason | null) => (why === null ? time : `${time}, ${REASONS[why]}`),
  holds: ({ articles, annotations }: Pick<WholeBackup, 'articles' | 'annotations'>) =>
    `${count(articles, 'article', 'articles')}, ${count(annotations, 'annotation', 'annotations')}`,
  size: ({ size, added }: Pick<WholeBackup, 'size' | 'added'>) =>
    added < size
      ? `${bytesInWords(size)}, of which ${bytesInWords(added)} its own`
      : `${bytesInWords(size)}, all its own`,
  sizeWhy: 'What has not changed is kept once for the library and all backups of it.',
  problems: {
    damaged: 'It is damaged, so it cannot be gone back to.',
    newer: 'A newer version of Postil made it: go back to it with that version.',
  },
  none: 'There is no backup yet. The first daily one is made shortly after the next start.',
  noneAtAll: 'There is no backup yet.',
  make: 'Back up now',
  show: 'Open folder',
  all: (n: number) => `All ${n} backups`,
  fewer: 'Fewer',
  daily: 'Daily ones kept',
  dailyShown: (n: number) => (n === 0 ? 'none' : String(n)),
  dailyWhy: (n: number) =>
    n === 0
      ? 'Postil makes none by itself.'
      : 'Made shortly after a start where something has changed. The next one takes the place of the oldest; those made by hand stay.',
  lessDaily: 'Keep fewer daily backups',
  moreDaily: 'Keep more daily backups',
  leastDaily: 'Fewer than none cannot be kept',
  mostDaily: 'No more than 30 are kept',
  making: 'Backing up',
  checking: 'Looking at every file of the backup',
  of: (done: number, total: number) => `${megabytes(done)} of ${megabytes(total)} MB`,
  cancel: 'Cancel',
  cancelHint: {
    making: 'Nothing is left of a backup that is called off.',
    back: 'The library stays as it is.',
  },
  made: (backup: Pick<WholeBackup, 'articles' | 'annotations'>) =>
    `Backed up: ${count(backup.articles, 'article', 'articles')}, ${count(backup.annotations, 'annotation', 'annotations')}`,
  off: 'No backup was made',
  stays: 'The library stays as it is',
  back: 'Go back to this…',
  backOf: (name: string) => `Go back to this backup of ${name}…`,
  backAsk: (time: string) => `Make the library what it was on ${time}?`,
  backSays:
    'What it is now is kept as a backup first, so you can come back. Then all articles, annotations and the edits that can be undone are those of the backup.',
  backYes: 'Go back',
  backNo: 'Stay as it is',
  remove: 'Delete…',
  removeOf: (name: string) => `Delete the backup of ${name}…`,
  removeAsk: (time: string) => `Delete the backup of ${time}?`,
  removeSays: 'It cannot be brought back. The library and the other backups stay as they are.',
  removeYes: 'Delete',
  removeNo: 'Keep it',
  removed: (name: string) => `Deleted the backup of ${name}`,
}
