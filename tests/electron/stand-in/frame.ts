/** WebFrameMain: the main frame of one document. It is gone once the frame navigated. */
import { guard } from './guard.ts'

export const FRAME_MEMBERS = [
  'url',
  'origin',
  'name',
  'parent',
  'top',
  'processId',
  'routingId',
  'detached',
  'isDestroyed',
] as const

/** The double; `dispose` is the stand-in's own. */
export class Frame implements Pick<Electron.WebFrameMain, (typeof FRAME_MEMBERS)[number]> {
  readonly processId = 1
  readonly routingId: number
  #url: string
  #disposed = false

  constructor(routingId: number, url: string) {
    this.routingId = routingId
    this.#url = url
  }

  #live(): void {
    if (this.#disposed) throw new Error('Render frame was disposed before WebFrameMain could be accessed')
  }
  get url(): string {
    this.#live()
    return this.#url
  }
  /** A navigation within the document. */
  moved(url: string): void {
    this.#url = url
  }
  get origin(): string {
    this.#live()
    const match = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)/i.exec(this.#url)
    return match?.[1] ?? 'null'
  }
  get name(): string {
    this.#live()
    return ''
  }
  get parent(): null {
    this.#live()
    return null
  }
  get top(): Electron.WebFrameMain {
    this.#live()
    return frameFace(this)
  }
  get detached(): boolean {
    return this.#disposed
  }
  isDestroyed(): boolean {
    return this.#disposed
  }
  /** The document is gone. */
  dispose(): void {
    this.#disposed = true
  }
}

const faces = new WeakMap<Frame, Electron.WebFrameMain>()

/** What the app may hold of a frame. */
export function frameFace(frame: Frame): Electron.WebFrameMain {
  const known =
    faces.get(frame) ?? (guard(frame, 'WebFrameMain', FRAME_MEMBERS) as unknown as Electron.WebFrameMain)
  faces.set(frame, known)
  return known
}
