import type { Settings } from '../../preload/contract.ts'
import { request } from '../bridge.ts'
import { inForce } from '../commands/in-force.svelte.ts'

export const TEXT_SIZES = [13, 14, 15, 16, 17, 18, 20, 22, 24, 28, 32] as const
export const USUAL_TEXT_SIZE = 18
/** Widths of lines in characters: newspapers' columns to the whole page. */
export const MEASURES = [45, 52, 59, 66, 73, 80, 90] as const
export const USUAL_MEASURE = 66
/** Articles that are remembered as opened lately. */
const MOST_RECENT = 10

/** The person's settings; each change is kept as it is made. */
export class SettingsState {
  value = $state.raw<Settings>({
    theme: 'system',
    textSize: USUAL_TEXT_SIZE,
    face: 'serif',
    measure: USUAL_MEASURE,
    author: '',
    letterKeys: true,
    keys: {},
    panes: { library: true, inspector: true, libraryWidth: 248, inspectorWidth: 348 },
    library: { sort: 'date', group: 'none', archived: false },
    libraryFolder: null,
    dailyBackups: 7,
    formats: [],
    lastArticle: null,
    firstSteps: { state: 'ended', began: '', library: '', article: '', passed: [] },
    recent: [],
    places: {},
  })

  async load(): Promise<void> {
    this.#take(await request('settings:get'))
  }

  /** Shown at once, kept by main; an answer that differs (a value out of bounds) is shown instead. */
  async set(changes: Partial<Settings>): Promise<void> {
    this.#take({ ...this.value, ...changes })
    await request('settings:set', changes)
  }

  #take(value: Settings): void {
    this.value = value
    inForce.letters = value.letterKeys
    inForce.choices = value.keys
  }

  /** Notes that an article was opened. */
  async opened(article: string): Promise<void> {
    const recent = [article, ...this.value.recent.filter((id) => id !== article)].slice(0, MOST_RECENT)
    await this.set({ lastArticle: article, recent })
  }

  stepMeasure(by: 1 | -1): void {
    void this.set({ measure: stepped(MEASURES, this.value.measure, by) })
  }

  stepTextSize(by: 1 | -1): number {
    const next = stepped(TEXT_SIZES, this.value.textSize, by)
    void this.set({ textSize: next })
    return next
  }
}

/** The next of some values, up or down; at an end it stays. */
export function stepped(values: readonly number[], value: number, by: 1 | -1): number {
  const at = values.findIndex((each) => each >= value)
  return values[Math.min(values.length - 1, Math.max(0, (at < 0 ? values.length - 1 : at) + by))] ?? value
}
