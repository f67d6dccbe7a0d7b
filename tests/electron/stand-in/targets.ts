/**
 * Chromium's pages. The first is the window Chromium starts with (--app: no browser keys); later ones are opened from
 * it as its popups, which have none either. What opens otherwise is closed before it runs.
 */
import type { Session } from './cdp.ts'
import { line } from './state.ts'

/** What a window of the stand-in's own begins with. */
export const NEW_WINDOW = 'about:blank#stand-in'

/** A page that was handed over. */
export interface Target {
  id: string
  session: Session
}

/** What the stand-in hears of a page's end. */
export interface TargetEvents {
  gone(): void
}

const waiting: ((target: Target) => void)[] = []
const spare: Target[] = []
const owned = new Map<string, TargetEvents | undefined>()
const live = new Map<string, Target>()

/** Takes every new page of the browser in hand. */
export async function watchTargets(): Promise<void> {
  const browser = line().browser
  const first = new Promise<void>((resolve) => {
    let waitsForFirst = true
    browser.hear('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      const session = line().session(sessionId)
      if (targetInfo.type === 'page' && (waitsForFirst || waiting.length)) {
        const target = { id: targetInfo.targetId, session }
        owned.set(target.id, undefined)
        live.set(target.id, target)
        const next = waiting.shift()
        if (next) next(target)
        else spare.push(target)
        waitsForFirst = false
        resolve()
      } else if (targetInfo.type === 'page')
        browser.tell('Target.closeTarget', { targetId: targetInfo.targetId })
      session.tell('Runtime.runIfWaitingForDebugger')
    })
  })
  browser.hear('Target.targetDestroyed', ({ targetId }) => {
    const events = owned.get(targetId)
    owned.delete(targetId)
    live.delete(targetId)
    events?.gone()
  })
  await browser.send('Target.setDiscoverTargets', { discover: true })
  await browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
  })
  await first
}

/** Opens a page for a window. */
export async function openTarget(events: TargetEvents): Promise<Target> {
  const ready = spare.shift()
  const target = ready ?? (await open())
  owned.set(target.id, events)
  return target
}

/** Closes a page. From now on it opens no other. */
export function closeTarget(targetId: string): void {
  live.delete(targetId)
  line().browser.tell('Target.closeTarget', { targetId })
}

async function open(): Promise<Target> {
  const opened = new Promise<Target>((resolve) => waiting.push(resolve))
  const opener = [...live.values()].at(-1)
  if (!opener) await line().browser.send('Target.createTarget', { url: NEW_WINDOW, newWindow: true })
  else {
    // In a world of its own, where the page's window.open is still Chromium's.
    const { frameTree } = await opener.session.send('Page.getFrameTree')
    const world = await opener.session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'opener',
    })
    await opener.session.send('Runtime.evaluate', {
      expression: `void window.open('${NEW_WINDOW}', '', 'popup,noopener')`,
      contextId: world.executionContextId,
      userGesture: true,
    })
  }
  return opened
}
