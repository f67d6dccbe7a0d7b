import type { Settings } from '../../preload/contract.ts'
import { request } from '../bridge.ts'

export const TEXT_SIZES = [13, 14, 15, 16, 17, 18, 20, 22, 24, 28, 32] as const
export const USUAL_TEXT_SIZE = 18

/** The person's settings; each change is kept as it is made. */
export class SettingsState {
  value = $state.raw<Settings>({
    theme: 'system',
    textSize: USUAL_TEXT_SIZE,
    author: '',
    letterKeys: true,
    panes: { library: true, inspector: true, libraryWidth: 248, inspectorWidth: 348 },
    library: { sort: 'date', group: 'none', archived: false },
    formats: [],
    lastArticle: null,
    places: {},
  })

  async load(): Promise<void> {
    this.value = await request('settings:get')
  }

  /** Shown at once, kept by main; an answer that differs (a value out of bounds) is shown instead. */
  async set(changes: Partial<Settings>): Promise<void> {
    this.value = { ...this.value, ...changes }
    await request('settings:set', changes)
  }

  stepTextSize(by: 1 | -1): number {
    const at = TEXT_SIZES.findIndex((size) => size >= this.value.textSize)
    const next = TEXT_SIZES[Math.min(TEXT_SIZES.length - 1, Math.max(0, at + by))] ?? USUAL_TEXT_SIZE
    void this.set({ textSize: next })
    return next
  }
}
