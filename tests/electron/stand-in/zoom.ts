/** Zoom: CDP has no browser zoom, but a smaller viewport with a larger pixel is what a page sees of one. */
import type { PageLink } from './page-link.ts'

/** One page's zoom. */
export class Zoom {
  factor = 1
  readonly #link: PageLink

  constructor(link: PageLink) {
    this.#link = link
  }

  /** Sets the factor. */
  set(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0")
    this.factor = factor
    void this.#apply(factor)
  }

  async #apply(factor: number): Promise<void> {
    const session = await this.#link.ready
    if (factor === 1) return session.tell('Emulation.clearDeviceMetricsOverride')
    await session.send('Emulation.clearDeviceMetricsOverride')
    const { cssVisualViewport: box } = await session.send('Page.getLayoutMetrics')
    session.tell('Emulation.setDeviceMetricsOverride', {
      width: Math.round(box.clientWidth / factor),
      height: Math.round(box.clientHeight / factor),
      deviceScaleFactor: factor,
      mobile: false,
    })
  }
}
