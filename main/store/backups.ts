import { createHash } from 'node:crypto'
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { makeFolder, syncFolder, writeDurable } from './durable.ts'

/** So many copies of a file are kept. */
export const BACKUPS_KEPT = 5

interface Backup {
  path: string
  sequence: number
  hash: string
}

export const shortHash = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 16)

const NAME = /^(.+)\.(\d{6,})\.([0-9a-f]{16})\.json$/

/** Bounded copies of data files that were good, in backups/ beside them. */
export class Backups {
  readonly #byFile = new Map<string, Backup[]>()

  private constructor(readonly folder: string) {}

  /** Lists what is there; a missing folder holds none. */
  static async list(library: string): Promise<Backups> {
    const backups = new Backups(join(library, 'backups'))
    for (const under of ['', 'annotations/']) {
      const folder = join(backups.folder, under)
      for (const name of await readdir(folder).catch(() => [])) {
        const [, stem, sequence, hash] = NAME.exec(name) ?? []
        if (stem === undefined || sequence === undefined || hash === undefined) continue
        backups.#add(`${under}${stem}.json`, { path: join(folder, name), sequence: Number(sequence), hash })
      }
    }
    for (const list of backups.#byFile.values()) list.sort((a, b) => b.sequence - a.sequence)
    return backups
  }

  #add(file: string, backup: Backup): void {
    const list = this.#byFile.get(file)
    if (list) list.unshift(backup)
    else this.#byFile.set(file, [backup])
  }

  has(file: string): boolean {
    return this.#byFile.has(file)
  }

  /** Whether the newest copy of a file has this content. */
  isCurrent(file: string, hash: string): boolean {
    return this.#byFile.get(file)?.[0]?.hash === hash
  }

  /** The copies of a file, newest first; one that cannot be read is left out. */
  async *read(file: string): AsyncGenerator<Uint8Array> {
    for (const { path, hash } of this.#byFile.get(file) ?? []) {
      const bytes = await readFile(path).catch(() => null)
      if (bytes !== null && shortHash(bytes) === hash) yield bytes
    }
  }

  /** Copies a good file unless the newest copy has its content already, and lets the oldest go. */
  async keep(file: string, bytes: Uint8Array): Promise<void> {
    const hash = shortHash(bytes)
    if (this.isCurrent(file, hash)) return
    const sequence = (this.#byFile.get(file)?.[0]?.sequence ?? 0) + 1
    const stem = file.replace(/\.json$/, '')
    const path = join(this.folder, `${stem}.${String(sequence).padStart(6, '0')}.${hash}.json`)
    await makeFolder(dirname(path))
    await writeDurable(path, bytes)
    this.#add(file, { path, sequence, hash })
    for (const old of this.#byFile.get(file)?.splice(BACKUPS_KEPT) ?? []) await rm(old.path, { force: true })
  }
}

/**
 * Moves a file that cannot be used to set-aside/, under a name that nothing has there, and gives its new path within
 * the library. Throws file errors.
 */
export async function setAside(library: string, file: string, now: Date): Promise<string> {
  const folder = join(library, 'set-aside')
  await makeFolder(folder)
  const stamp = now.toISOString().replaceAll(/[:.]/g, '-')
  const name = `${dirname(file) === '.' ? '' : `${dirname(file).replaceAll('/', '-')}-`}${basename(file)}`
  for (let count = 1; ; count++) {
    const target = join(folder, `${name}.broken-${stamp}${count === 1 ? '' : `-${count}`}`)
    const taken = await stat(target).then(
      () => true,
      () => false,
    )
    if (taken) continue
    await rename(join(library, file), target)
    await syncFolder(folder)
    await syncFolder(join(library, dirname(file)))
    return `set-aside/${basename(target)}`
  }
}
