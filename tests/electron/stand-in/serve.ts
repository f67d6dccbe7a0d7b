/** Answers what a page asks of the app's own scheme with the app's own handler. */
import type { Protocol } from './devtools.ts'
import type { Session } from './cdp.ts'
import { handlerOf } from './protocol.ts'
import { policyToPage, toMain } from './urls.ts'

/** Lets the handler of `scheme` answer one paused request. */
export async function serve(
  session: Session,
  paused: Protocol.Fetch.requestPausedPayload,
  scheme: string,
): Promise<void> {
  const { requestId, request } = paused
  const handler = handlerOf(scheme)
  if (!handler) {
    session.tell('Fetch.failRequest', { requestId, errorReason: 'Failed' })
    return
  }
  let response: Response
  try {
    response = await handler(asRequest(request))
    if (!(response instanceof Response)) throw new TypeError('the handler of a protocol returned no Response')
  } catch (error) {
    // Electron says ERR_UNEXPECTED to the page, and the error to nobody.
    console.error(`protocol handler of ${request.method} ${toMain(request.url)}:`, error)
    session.tell('Fetch.failRequest', { requestId, errorReason: 'Failed' })
    return
  }
  const body = Buffer.from(await response.arrayBuffer())
  session.tell('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status || 200,
    responseHeaders: headers(response),
    ...(body.length ? { body: body.toString('base64') } : {}),
  })
}

function asRequest(request: Protocol.Network.Request): Request {
  const data = request.postDataEntries?.map((entry) => Buffer.from(entry.bytes ?? '', 'base64'))
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, toMain(value))
  return new Request(toMain(request.url), {
    method: request.method,
    headers,
    ...(data?.length ? { body: Buffer.concat(data) } : {}),
  })
}

function headers(response: Response): { name: string; value: string }[] {
  return [...response.headers].map(([name, value]) => ({
    name,
    value: name.startsWith('content-security-policy') ? policyToPage(value) : value,
  }))
}
