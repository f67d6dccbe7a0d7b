import type { Handlers } from './handler.ts'
import { aboutHandlers } from './handlers/about.ts'
import { backupHandlers } from './handlers/backups.ts'
import { exportHandlers } from './handlers/exports.ts'
import { fileHandlers } from './handlers/files.ts'
import { importHandlers } from './handlers/imports.ts'
import { openedHandlers } from './handlers/opened.ts'
import { libraryHandlers } from './handlers/library.ts'
import { placeHandlers } from './handlers/place.ts'
import { searchHandlers } from './handlers/search.ts'
import { settingsHandlers } from './handlers/settings.ts'
import { windowHandlers } from './handlers/window.ts'
import type { Services } from './services.ts'

/** The handlers of what needs no library: they answer while one is still being opened. */
export function earlyHandlers(
  services: Pick<Services, 'settings' | 'settingsChanged' | 'system' | 'menu' | 'flushed'>,
) {
  return { ...settingsHandlers(services), ...windowHandlers(services) }
}

/** The handlers of all channels. */
export function makeHandlers(services: Services): Handlers {
  // The page may point at what it had written in this session, and at nothing else on the disk.
  const written = new Set<string>()
  return {
    ...libraryHandlers(services),
    ...exportHandlers(services, written),
    ...fileHandlers(services, written),
    ...importHandlers(services),
    ...openedHandlers(services),
    ...placeHandlers(services),
    ...backupHandlers(services),
    ...searchHandlers(services),
    ...earlyHandlers(services),
    ...aboutHandlers(services),
  }
}
