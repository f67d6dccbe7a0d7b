import { BackupId } from '../../store/whole/manifest.ts'
import { none, one, type HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'

type Channels = `backups:${'list' | 'make' | 'cancel' | 'delete' | 'back' | 'show'}`

/** The backups of the whole library. The page names one by its time, and none by a path. */
export function backupHandlers({
  backups,
  system,
}: Pick<Services, 'backups' | 'system'>): HandlersOf<Channels> {
  return {
    'backups:list': { parse: none, run: () => backups.list() },
    'backups:make': { parse: none, run: () => backups.make() },
    'backups:cancel': { parse: none, run: () => backups.cancel() },
    'backups:delete': { parse: one(BackupId), run: (id) => backups.delete(id) },
    'backups:back': { parse: one(BackupId), run: (id) => backups.goBack(id) },
    'backups:show': {
      parse: none,
      async run() {
        system.showInFolder(await backups.where())
      },
    },
  }
}
