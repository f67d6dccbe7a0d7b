/** The line between the isolated world and main: a binding that no page can see, and one function that main calls. */

/** A message, either way. */
export type Told = { kind: string } & Record<string, unknown>

/** The isolated world's end. */
export class Line {
  readonly #say: (text: string) => void
  readonly #hearers = new Map<string, (told: Told) => void>()

  constructor(binding: string, ear: string) {
    const world = globalThis as unknown as Record<string, unknown>
    this.#say = world[binding] as (text: string) => void
    Object.defineProperty(world, ear, { value: (told: Told) => this.#hearers.get(told.kind)?.(told) })
  }

  /** Tells main. */
  tell(told: Told): void {
    this.#say(JSON.stringify(told))
  }

  /** Hears what main says of one kind. */
  on(kind: string, hear: (told: Told) => void): void {
    this.#hearers.set(kind, hear)
  }
}
