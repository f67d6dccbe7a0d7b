/** Fields in which something is typed and not yet sent. The window asks for them before it closes. */
const pending = new Set<() => Promise<unknown>>()

/** Takes a field's sender while it has something to send; the returned function takes it out again. */
export function holdPending(send: () => Promise<unknown>): () => void {
  pending.add(send)
  return () => pending.delete(send)
}

/** Sends all that is typed and not yet sent. */
export async function sendPending(): Promise<void> {
  await Promise.all([...pending].map((send) => send()))
}
