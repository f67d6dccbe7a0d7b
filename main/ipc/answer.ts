import { z } from 'zod'
import type { Failure, Result, Served, ServedChannel } from '../../preload/contract.ts'
import { PostilError, toFailure } from '../errors.ts'
import type { HandlersOf } from './handler.ts'

/** Answers one request. It never throws: whatever goes wrong becomes a failure with a sentence for the person. */
export async function answer<C extends ServedChannel>(
  handlers: HandlersOf<C>,
  channel: C,
  values: readonly unknown[],
): Promise<Result<ReturnType<Served[C]>>> {
  const handler = handlers[channel]
  let args: Parameters<Served[C]>
  try {
    args = handler.parse(values)
  } catch (error) {
    return { ok: false, error: misshapen(channel, error) }
  }
  try {
    return { ok: true, value: await handler.run(...args) }
  } catch (error) {
    if (!(error instanceof PostilError)) console.error(`${channel} failed:`, error)
    return { ok: false, error: toFailure(error) }
  }
}

function misshapen(channel: ServedChannel, error: unknown): Failure {
  const issue = error instanceof z.ZodError ? error.issues[0] : undefined
  const place = issue?.path.length ? `at ${issue.path.join('.')}: ` : ''
  const reason = issue ? `${place}${issue.message}` : String(error)
  return {
    code: 'bad-request',
    message: `Postil did not understand the request ${channel} (${reason}). Nothing was changed.`,
  }
}
