import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { CHANNELS, INNER_CHANNELS, type Result, type ServedChannel } from '../../preload/contract.ts'
import { toFailure } from '../errors.ts'
import { answer } from './answer.ts'
import type { HandlersOf } from './handler.ts'
import { isOwnPage } from './sender.ts'

/** The handlers that answer on a channel, or will. */
export type Answering = <C extends ServedChannel>(channel: C) => HandlersOf<C> | Promise<HandlersOf<C>>

export interface Door {
  ipc: Pick<IpcMain, 'handle'>
  /** The address that the window shows: requests from any other are refused. */
  home: string
  /** Whether these are the contents of a window of ours. */
  isOwn(contents: IpcMainInvokeEvent['sender']): boolean
}

/**
 * Opens the bridge: one handler for each channel of the contract, behind one check of the sender. Which ones answer may change with
 * the library; until one is open a request waits.
 */
export function register({ ipc, home, isOwn }: Door, handlersOf: Answering): void {
  for (const channel of Object.keys({ ...CHANNELS, ...INNER_CHANNELS }) as ServedChannel[]) {
    ipc.handle(channel, async (event, ...args: unknown[]): Promise<Result<unknown>> => {
      // Read before anything is awaited: senderFrame is null once the frame has navigated.
      if (!isOwn(event.sender) || !isOwnPage(event.senderFrame, home)) {
        console.error(
          `${channel} was refused: it came from ${event.senderFrame?.url ?? 'a frame that is gone'}`,
        )
        return { ok: false, error: { code: 'refused', message: 'This request did not come from Postil.' } }
      }
      try {
        return await answer(await handlersOf(channel), channel, args)
      } catch (error) {
        // The library could not be opened.
        return { ok: false, error: toFailure(error) }
      }
    })
  }
}
