import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { LONGEST_LINK } from '../preload/link.ts'
import type { OpenedKind } from '../preload/opening.ts'

/** What somebody asked the app to open: files and folders by absolute path, and links as they came. */
export const Wanted = z.strictObject({
  paths: z.array(z.string().min(1).max(32_768).refine(isAbsolute)).max(10_000),
  // One more than a good one has, so that a longer one still gets its answer.
  links: z.array(z.string().max(LONGEST_LINK + 1)).max(100),
})
export type Wanted = z.infer<typeof Wanted>

/** Waits for the page: what is opened before it listens, or while no window is there, is not lost. */
export class Opened {
  #paths: string[] = []
  #links: string[] = []
  /** Told each time that something comes. */
  tell: (kind: OpenedKind) => void = () => undefined

  add({ paths, links }: Wanted): void {
    this.#paths.push(...paths)
    this.#links.push(...links.map((link) => link.slice(0, LONGEST_LINK + 1)))
    if (paths.length > 0) this.tell('files')
    if (links.length > 0) this.tell('links')
  }

  /** The files that wait; they wait no longer. */
  takePaths(): string[] {
    return this.#paths.splice(0)
  }

  /** The links that wait; they wait no longer. */
  takeLinks(): string[] {
    return this.#links.splice(0)
  }
}
