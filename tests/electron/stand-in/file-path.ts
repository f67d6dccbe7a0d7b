/** Main's half of webUtils.getPathForFile: the page has stopped, and goes on with the answer set. */
import type { Session } from './cdp.ts'

const ASKING = 'standInFilePath'

/** Answers each getPathForFile of a page; other pauses are resumed at once. */
export function answerFilePaths(session: Session): void {
  session.hear('Debugger.paused', ({ callFrames }) => {
    const top = callFrames[0]
    const done = (): void => session.tell('Debugger.resume')
    if (top?.functionName !== ASKING) return done()
    answer(session, top.callFrameId).then(done, done)
  })
}

async function answer(session: Session, callFrameId: string): Promise<void> {
  const { result } = await session.send('Debugger.evaluateOnCallFrame', {
    callFrameId,
    expression: 'answer.file',
  })
  let path = ''
  try {
    path = (await session.send('DOM.getFileInfo', { objectId: result.objectId! })).path
  } catch {
    // A File that a script made has none.
  }
  await session.send('Debugger.evaluateOnCallFrame', {
    callFrameId,
    expression: `answer.path = ${JSON.stringify(path)}`,
  })
}
