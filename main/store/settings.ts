import { rename } from 'node:fs/promises'
import { dirname, isAbsolute } from 'node:path'
import { Low } from 'lowdb'
import { z } from 'zod'
import {
  FACES,
  FIRST_STEPS,
  LIBRARY_GROUPS,
  LIBRARY_SORTS,
  THEMES,
  type Notice,
  type Settings,
} from '../../preload/contract.ts'
import { MOST_DAILY } from '../../preload/backups.ts'
import { ACCELERATOR, MOST_CHOICES, MOST_KEYS } from '../../preload/own-keys.ts'
import { ReadableVersion, SCHEMA_VERSION } from '../../preload/model.ts'
import { fileProblem, PostilError } from '../errors.ts'
import { MOST_RECENT } from '../recent.ts'
import { BrokenFile, DurableAdapter } from './adapter.ts'
import { makeFolder } from './durable.ts'

const Accelerator = z.string().max(40).regex(ACCELERATOR, 'a key is written as Electron writes it')
const Width = z.number().min(120).max(2000)
/** Bounded, and such as a menu takes: it throws for what is no accelerator. */
export const Keys = z
  .record(
    z.string().max(80),
    z.strictObject({
      keys: z.array(Accelerator).max(MOST_KEYS).readonly().exactOptional(),
      chord: Accelerator.nullable().exactOptional(),
    }),
  )
  .refine((keys) => Object.keys(keys).length <= MOST_CHOICES, 'too many keys')

const Shape = {
  theme: z.enum(THEMES),
  textSize: z.number().min(8).max(72),
  face: z.enum(FACES),
  measure: z.int().min(30).max(120),
  author: z.string().max(200),
  letterKeys: z.boolean(),
  keys: Keys,
  panes: z.object({
    library: z.boolean(),
    inspector: z.boolean(),
    libraryWidth: Width,
    inspectorWidth: Width,
  }),
  library: z.object({
    sort: z.enum(LIBRARY_SORTS),
    group: z.enum(LIBRARY_GROUPS),
    archived: z.boolean(),
  }),
  libraryFolder: z.string().min(1).max(4096).refine(isAbsolute).nullable(),
  dailyBackups: z.int().min(0).max(MOST_DAILY),
  formats: z.array(z.string().max(80)).max(20),
  lastArticle: z.string().max(200).nullable(),
  firstSteps: z.object({
    state: z.enum(FIRST_STEPS),
    began: z.string().max(40),
    library: z.string().max(5000),
    article: z.string().max(200),
    passed: z.array(z.int().min(0)).max(20),
  }),
  recent: z.array(z.string().max(200)).max(MOST_RECENT),
  places: z.record(z.string(), z.number()),
}
const SettingsSchema: z.ZodType<Settings> = z.object(Shape)
/** A file may lack what a later version added. */
const SettingsFile = z.object({ version: ReadableVersion, ...z.object(Shape).partial().shape })

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  textSize: 18,
  face: 'serif',
  measure: 66,
  author: '',
  letterKeys: true,
  keys: {},
  panes: { library: true, inspector: true, libraryWidth: 248, inspectorWidth: 348 },
  library: { sort: 'date', group: 'none', archived: false },
  libraryFolder: null,
  dailyBackups: 7,
  formats: [],
  lastArticle: null,
  firstSteps: { state: 'new', began: '', library: '', article: '', passed: [] },
  recent: [],
  places: {},
}

const codec = {
  parse(raw: unknown): Settings {
    const read = SettingsFile.safeParse(raw)
    if (!read.success) throw new Error(`${read.error.issues[0]?.path.join('.') ?? ''} is not as it should be`)
    const { version: _version, ...settings } = read.data
    return SettingsSchema.parse({ ...DEFAULT_SETTINGS, ...settings })
  },
  print: (settings: Settings): string =>
    `${JSON.stringify({ version: SCHEMA_VERSION, ...settings }, null, 2)}\n`,
}

export interface SettingsStore {
  get(): Settings
  /** Sets some of them; they are on the disk when it returns. Throws PostilError and changes nothing. */
  set(changes: Partial<Settings>): Promise<Settings>
  /** Resolves when all that was set is on the disk. */
  settled(): Promise<void>
  /** What went wrong when they were read. */
  readonly notices: readonly Notice[]
}

async function readSettings(low: Low<Settings>, path: string, now: Date): Promise<Notice[]> {
  try {
    await low.read()
    return []
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error
    const kept = `${path}.broken-${now.toISOString().replaceAll(/[:.]/g, '-')}`
    await rename(path, kept)
    const message = `The settings were damaged (${error.message}), so those that Postil comes with are used. The damaged file is kept as ${kept}.`
    return [{ level: 'warning', file: path, message }]
  }
}

/**
 * Opens what belongs to the person and the machine. A missing file gives the settings that Postil comes with, a damaged
 * one is set aside. Throws PostilError newer-version, and file errors.
 */
export async function openSettings(path: string, now: () => Date = () => new Date()): Promise<SettingsStore> {
  await makeFolder(dirname(path))
  const low = new Low(new DurableAdapter(path, codec), structuredClone(DEFAULT_SETTINGS))
  const notices = await readSettings(low, path, now())
  let queue: Promise<unknown> = Promise.resolve()
  const set = async (changes: Partial<Settings>): Promise<Settings> => {
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    const read = SettingsSchema.safeParse({ ...low.data, ...given })
    if (!read.success) throw new PostilError('bad-request', 'A setting cannot have that value.')
    if (codec.print(read.data) === codec.print(low.data)) return low.data
    const before = low.data
    low.data = read.data
    try {
      await low.write()
    } catch (error) {
      low.data = before
      const { code, why } = fileProblem(error)
      throw new PostilError(code, `The settings could not be saved: ${why}.`, { cause: error })
    }
    return low.data
  }
  return {
    notices,
    get: () => low.data,
    set(changes) {
      const result = queue.then(() => set(changes))
      queue = result.catch(() => undefined)
      return result
    },
    settled: async () => void (await queue),
  }
}
