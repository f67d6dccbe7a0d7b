/** A library behind its bridge, with something beside it that nobody may read or change, for tests that attack it. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { answer } from '../../../main/ipc/answer.ts'
import { openLibrary } from '../../../main/store/open.ts'
import { ERROR_CODES, type Result, type ServedChannel } from '../../../preload/contract.ts'
import { openDoor, type OpenDoor } from '../ipc/open-door.ts'
import { brokenReferences } from './wholeness.ts'
import { SEEDS } from './library.ts'

/** In the file beside the library: in no answer, and nowhere in the library. */
export const SECRET = 'hunter2-beside-the-library'

/** Every file below a folder, with its bytes. */
export async function filesBelow(
  folder: string,
  leaveOut: string | null = null,
): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (leaveOut !== null && path.startsWith(leaveOut)) continue
    if (entry.isFile()) found[path.slice(folder.length + 1)] = await readFile(path, 'latin1')
    else if (entry.isSymbolicLink()) found[path.slice(folder.length + 1)] = 'a link'
  }
  return found
}

const EMPTY = /"annotations":\[\],\s*"claims":\[\],\s*"relations":\[\]/

export class Besieged {
  /** What was kept when the last request had failed. */
  #before: Record<string, string> | null = null

  private constructor(
    readonly nest: string,
    readonly door: OpenDoor,
    /** All that is beside the library when it begins. */
    readonly beside: Record<string, string>,
  ) {}

  static async begin(): Promise<Besieged> {
    const nest = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'postil besieged '))
    await mkdir(join(nest, 'beside'))
    await writeFile(join(nest, 'beside/secret.txt'), SECRET)
    const door = await openDoor(nest)
    const besieged = new Besieged(nest, door, {})
    Object.assign(besieged.beside, await besieged.outside())
    return besieged
  }

  /** Where the library is: it may have been moved. */
  get library(): string {
    return this.door.library.view().folder
  }

  /** What is on the disk beside the library and what the app keeps of its own: nobody may change it. */
  async outside(): Promise<Record<string, string>> {
    return filesBelow(this.nest, this.door.folder)
  }

  /** What is kept, when all is written: the library and the settings. The index of search is made beside it at any time. */
  async kept(): Promise<Record<string, string>> {
    await this.door.library.flush()
    const all = Object.entries(await filesBelow(this.library))
    return {
      // A file without records is made when an article is first looked at.
      ...Object.fromEntries(
        all.filter(([path, bytes]) => !(path.startsWith('annotations/') && EMPTY.test(bytes))),
      ),
      settings: await readFile(join(this.door.folder, 'settings.json'), 'latin1').catch(() => ''),
    }
  }

  /** Asks, and checks that the answer is one: in words where it is none, and then with nothing changed. */
  async ask(channel: ServedChannel, args: readonly unknown[]): Promise<Result<unknown>> {
    const before = this.#before ?? (await this.kept())
    const result = (await answer(this.door.handlers, channel, args)) as Result<unknown>
    if (!result.ok) {
      const { code, message } = result.error
      expect(ERROR_CODES, message).toContain(code)
      // A fault of ours is no way to refuse something.
      expect(code, message).not.toBe('internal')
      expect(message).not.toBe('')
      expect(message.length).toBeLessThan(20_000)
      expect(await this.kept()).toEqual(before)
    }
    this.#before = result.ok ? null : before
    // What an answer cannot carry over the bridge would be lost on the way.
    expect(holds(structuredClone(result), SECRET)).toBe(false)
    return result
  }

  /**
   * That nothing beside it was touched, and that it is whole, now and when it is opened again. Ends it. A file may hold
   * claims that nobody makes: `loose` are let be.
   */
  async end(loose: RegExp | null = null): Promise<void> {
    expect(await this.outside()).toEqual(this.beside)
    expect(Object.values(await this.kept()).filter((bytes) => bytes.includes(SECRET))).toEqual([])
    await this.door.library.close()
    const again = await openLibrary({ folder: this.library, seeds: SEEDS, author: () => 'Ada' })
    try {
      const view = again.view()
      expect(view.notices).toEqual([])
      const { articles, people, tags } = await again.content(null)
      const all = {
        annotations: articles.flatMap((each) => each.annotations),
        claims: articles.flatMap((each) => each.claims),
        relations: articles.flatMap((each) => each.relations),
      }
      const broken = brokenReferences({ ...all, people, tags, filters: view.filters })
      expect(broken.filter((what) => !loose?.test(what))).toEqual([])
    } finally {
      await again.close()
      await rm(this.nest, { recursive: true, force: true })
    }
  }
}

function holds(value: unknown, words: string): boolean {
  if (typeof value === 'string') return value.includes(words)
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false
  return Object.values(value).some((part) => holds(part, words))
}
