import { COMMANDS, type CommandId } from '../../preload/commands.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import { moveBy } from '../reader/moving.ts'
import type { App } from '../state/app.svelte.ts'
import { annotatingBindings } from './annotating.ts'
import { appBindings, type Panes } from './app.ts'
import type { Binding, Bindings } from './bindings.ts'
import { libraryBindings } from './library.ts'
import { linkingBindings } from './linking.ts'
import { openPointBindings } from './open-points.ts'
import { evidenceBindings } from './evidence.ts'
import { relatingBindings } from './relating.ts'
import { searchingBindings } from './searching.ts'
import { settlingBindings } from './settling.ts'
import { viewingBindings } from './viewing.ts'

export type MoveId = Extract<CommandId, `move.${string}`>

/** Movements take a Shift to extend the selection, so they are run by their id and not by a binding alone. */
export function isMove(id: CommandId): id is MoveId {
  return id.startsWith('move.')
}

/** Binds every command of the table. */
export function bindAll(app: App, desk: Desk, panes: Panes): Bindings {
  return {
    ...appBindings(app, desk, panes),
    ...annotatingBindings(app, desk, panes),
    ...viewingBindings(app, desk),
    ...relatingBindings(app),
    ...evidenceBindings(app, desk, panes),
    ...openPointBindings(app, desk),
    ...libraryBindings(app, desk),
    ...linkingBindings(app, desk),
    ...searchingBindings(app, desk),
    ...settlingBindings(app, desk, panes),
    ...movingBindings(desk),
  }
}

function movingBindings(desk: Desk): Record<MoveId, Binding> {
  const moves = COMMANDS.map(({ id }) => id).filter(isMove)
  return Object.fromEntries(
    moves.map((id) => [
      id,
      {
        run: () => moveBy(desk.reader, id, false),
        enabled: () => desk.app.view === 'read' && desk.reader.reading.article !== null,
      },
    ]),
  ) as Record<MoveId, Binding>
}
