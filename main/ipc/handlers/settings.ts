import { z } from 'zod'
import {
  FACES,
  FIRST_STEPS,
  LIBRARY_GROUPS,
  LIBRARY_SORTS,
  THEMES,
  type Settings,
} from '../../../preload/contract.ts'
import { MOST_DAILY } from '../../../preload/backups.ts'
import { Keys } from '../../store/settings.ts'
import { MOST_RECENT } from '../../recent.ts'
import { Id, none, one, type HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'

const Width = z.number().min(0).max(10_000)
/** More than any library has articles. */
const MOST_PLACES = 100_000

/** What the page may set. A key that the settings do not have is refused: it would be lost without a word. */
const Changes = z.strictObject({
  theme: z.enum(THEMES).exactOptional(),
  textSize: z.number().min(8).max(72).exactOptional(),
  face: z.enum(FACES).exactOptional(),
  measure: z.int().min(30).max(120).exactOptional(),
  author: z.string().max(500).exactOptional(),
  letterKeys: z.boolean().exactOptional(),
  keys: Keys.exactOptional(),
  panes: z
    .strictObject({
      library: z.boolean(),
      inspector: z.boolean(),
      libraryWidth: Width,
      inspectorWidth: Width,
    })
    .exactOptional(),
  library: z
    .strictObject({
      sort: z.enum(LIBRARY_SORTS),
      group: z.enum(LIBRARY_GROUPS),
      archived: z.boolean(),
    })
    .exactOptional(),
  dailyBackups: z.int().min(0).max(MOST_DAILY).exactOptional(),
  formats: z.array(Id).max(20).exactOptional(),
  lastArticle: Id.nullable().exactOptional(),
  firstSteps: z
    .strictObject({
      state: z.enum(FIRST_STEPS),
      began: z.string().max(40),
      library: z.string().max(5000),
      article: z.string().max(200),
      passed: z.array(z.int().min(0)).max(20),
    })
    .exactOptional(),
  places: z
    .record(Id, z.number().min(0))
    .refine((places) => Object.keys(places).length <= MOST_PLACES, 'there are more places than articles')
    .exactOptional(),
  recent: z.array(Id).max(MOST_RECENT).exactOptional(),
}) satisfies z.ZodType<Partial<Settings>>

/** The person's settings; what depends on them in main (the theme) follows at once. */
export function settingsHandlers({
  settings,
  settingsChanged,
  system,
}: Pick<Services, 'settings' | 'settingsChanged' | 'system'>): HandlersOf<
  'settings:get' | 'settings:set' | 'recent:clear'
> {
  return {
    'settings:get': { parse: none, run: () => settings.get() },
    'recent:clear': {
      parse: none,
      async run() {
        system.forgetFiles()
        settingsChanged(await settings.set({ recent: [] }))
      },
    },
    'settings:set': {
      parse: one(Changes),
      async run(changes) {
        const now = await settings.set(changes)
        settingsChanged(now)
        return now
      },
    },
  }
}
