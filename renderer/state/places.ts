/** So many places are kept each way. */
const MOST = 100

/** Where one has been, as a browser has it: going somewhere new forgets what lay ahead. */
export class Places<P> {
  #behind: P[] = []
  #ahead: P[] = []

  /** Remembers a place that one leaves; one like the last is kept once. */
  leave(here: P): void {
    this.#ahead = []
    if (same(this.#behind.at(-1), here)) return
    this.#behind.push(here)
    if (this.#behind.length > MOST) this.#behind.shift()
  }

  /** The place before, where there is one; `here` is what forward leads to then. */
  back(here: P): P | null {
    while (same(this.#behind.at(-1), here)) this.#behind.pop()
    const place = this.#behind.pop()
    if (place === undefined) return null
    this.#ahead.push(here)
    return place
  }

  forward(here: P): P | null {
    const place = this.#ahead.pop()
    if (place === undefined) return null
    this.#behind.push(here)
    return place
  }
}

function same<P>(a: P | undefined, b: P): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b)
}
