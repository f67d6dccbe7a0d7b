import type { OpenedKind } from '../../preload/opening.ts'
import { listen, request } from '../bridge.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import { follow } from './follow.ts'

/**
 * Takes what the system asks the app to open, from now on and what waits since before there was a page. The returned
 * function ends it.
 */
export function takeOpened(app: App, desk: Desk): () => void {
  const take = async (kind: OpenedKind): Promise<void> => {
    await app.started
    try {
      if (kind === 'files') await app.importing.run({ kind: 'opened' })
      else for (const answer of await request('opened:links')) await follow(answer, app, desk)
    } catch (error) {
      app.announcer.complain(error)
    }
  }
  const stop = listen('opened', (kind) => void take(kind))
  void take('files').then(() => take('links'))
  return stop
}
