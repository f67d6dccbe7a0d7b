/** What formats are asked to do: in a worker in the app, in the same thread on the command line and in tests. */
import type { ExportAnswers } from '../../preload/interchange.ts'
import { PostilError } from '../errors.ts'
import type { ErrorCode } from '../../preload/contract.ts'
import type { Content } from '../library.ts'
import type { OutFile } from './common/format.ts'
import { lossesOf } from './common/losses.ts'
import { wellFormed } from './common/unicode.ts'
import type { InFile, Reading } from './reading/reading.ts'
import { sortFiles, type Sort } from './reading/sort-files.ts'
import { ALL, exportContent, formatOf } from './registry.ts'

/** Content under a key: the host keeps the last one that it was given. */
interface Of {
  key: string
  content: Content | null
}
export type FormatTask =
  | ({ do: 'losses'; format: string } & Of)
  | ({ do: 'write'; format: string; answers: ExportAnswers } & Of)
  | { do: 'read'; files: InFile[] }

/** What is written, before it is anywhere. */
export interface Written {
  /** The one file that is saved. */
  bytes: Uint8Array
  /** What goes beside it: the end of each name and what is in it. */
  beside: OutFile[]
  annotations: number
  /** What the format could not hold, in sentences. */
  losses: string[]
}

export interface Losses {
  annotations: number
  losses: string[]
}

/** What files hold of annotations. */
export interface FoundFiles {
  /** Of one format: the first that was found. */
  found: { format: string; formatName: string; files: string[]; reading: Reading } | null
  /** Files of further formats, which are not read with it. */
  others: { formatName: string; files: string[] }[]
  /** Files of no format. */
  left: string[]
  failed: { file: string; why: string }[]
}

export type FormatAnswer =
  | { ok: true; value: unknown }
  /** The host does not have the content of that key: the task comes again with it. */
  | { ok: false; missing: true }
  | { ok: false; missing?: never; code: ErrorCode; message: string }

function read({ format, files, picked }: Sort, failed: FoundFiles['failed']): FoundFiles['found'] {
  try {
    const reading = format.reader?.read(files)
    return reading ? { format: format.id, formatName: format.name, files: picked, reading } : null
  } catch (error) {
    const [file = ''] = picked
    failed.push({ file, why: whyUnread(error, file) })
    return null
  }
}

const UNREAD = /^could not be read(?: as an? [^:]{1,80})?: /

/** The reason alone, as what stands between a colon and a full stop: a message that begins with the file is for where it stands alone. */
function whyUnread(error: unknown, file: string): string {
  const message = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '')
  if (!(error instanceof PostilError)) return `it could not be read (${message})`
  if (!message.startsWith(`${file} `)) return message
  const said = message.slice(file.length + 1)
  return UNREAD.test(said) ? said.replace(UNREAD, '') : `it ${said}`
}

/** Does what formats can do. */
export class FormatHost {
  #held: { key: string; content: Content } | null = null

  /** Never throws: what goes wrong is an answer. */
  ask(task: FormatTask): FormatAnswer {
    try {
      if (task.do === 'read') return { ok: true, value: this.#read(task.files) }
      const content = this.#content(task)
      if (!content) return { ok: false, missing: true }
      return {
        ok: true,
        value: task.do === 'losses' ? this.#losses(task.format, content) : this.#write(task, content),
      }
    } catch (error) {
      if (error instanceof PostilError) return { ok: false, code: error.code, message: error.message }
      const message = error instanceof Error ? error.message : String(error)
      return { ok: false, code: 'internal', message: `Something went wrong inside Postil: ${message}.` }
    }
  }

  #content({ key, content }: Of): Content | null {
    if (content) this.#held = { key, content }
    return this.#held?.key === key ? this.#held.content : null
  }

  #losses(id: string, content: Content): Losses {
    const clean = wellFormed(content)
    return {
      annotations: content.articles.reduce((sum, { annotations }) => sum + annotations.length, 0),
      losses: lossesOf(formatOf(id), clean, clean !== content),
    }
  }

  #write({ format, answers }: { format: string; answers: ExportAnswers }, content: Content): Written {
    const { bytes, files, annotations, losses } = exportContent(format, content, answers)
    const beside = formatOf(format).makes === 'folder' ? [] : files.filter(({ path }) => path !== '')
    return { bytes, beside, annotations, losses }
  }

  #read(files: readonly InFile[]): FoundFiles {
    const { sorts, left, failed } = sortFiles(files, ALL)
    const [first, ...others] = sorts
    return {
      found: first ? read(first, failed) : null,
      others: others.map(({ format, picked }) => ({ formatName: format.name, files: picked })),
      left,
      failed,
    }
  }
}
