import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { z } from 'zod'
import { CODEBOOK_FORMATS, PICTURES, type CodebookFormat } from '../../../preload/contract.ts'
import { Hash } from '../../../preload/model.ts'
import { TEXTS } from '../../../preload/texts.ts'
import { fileProblem, PostilError } from '../../errors.ts'
import { CODEBOOKS, readCodebook } from '../../formats/codebook/registry.ts'
import { isPicture } from '../../formats/picture.ts'
import { writeExport } from '../../write-export.ts'
import { none, one, type HandlersOf } from '../handler.ts'
import type { SaveSuggestion, Services } from '../services.ts'

type Channels = 'evidence:add' | 'evidence:show' | 'codebook:export' | 'codebook:import' | 'picture:save'

const words = TEXTS.system.files

/** In bytes. */
const LARGEST_PICTURE = 200 * 1024 * 1024
const LARGEST_CODEBOOK = 50 * 1024 * 1024
const PICTURE_NAMES = { svg: 'SVG', png: 'PNG' } as const

const Picture = z.object({
  title: z.string().max(1000),
  kind: z.enum(PICTURES),
  bytes: z
    .instanceof(Uint8Array)
    .refine(({ length }) => length <= LARGEST_PICTURE, 'the picture is too large'),
})

/** A codebook's bytes. Throws PostilError that names the file. */
async function readSmall(path: string): Promise<Uint8Array> {
  const name = basename(path)
  try {
    if ((await stat(path)).size > LARGEST_CODEBOOK)
      throw new PostilError('refused', `${name} is larger than any codebook. Nothing was changed.`)
    return await readFile(path)
  } catch (error) {
    if (error instanceof PostilError) throw error
    const { code, why } = fileProblem(error)
    throw new PostilError(code, `${name} could not be read: ${why}. Nothing was changed.`, { cause: error })
  }
}

/** Files that the person picks: evidence copied in, codebooks, pictures of views. The page never names a path to read or write. */
export function fileHandlers(
  { library, system, menu }: Pick<Services, 'library' | 'system' | 'menu'>,
  /** Paths that this session wrote: what export:show may show. */
  written: Set<string>,
): HandlersOf<Channels> {
  async function save(suggestion: SaveSuggestion, bytes: Uint8Array): Promise<{ path: string } | null> {
    const path = await system.askWhereToSave(suggestion)
    if (path === null) return null
    await writeExport(path, bytes)
    written.add(path)
    return { path }
  }

  return {
    'evidence:add': {
      parse: none,
      async run() {
        const path = await system.askWhichFile({ title: words.evidence, kind: null })
        return path === null ? null : library.keepFile(path)
      },
    },
    // Shown, and never opened: it may be a program.
    'evidence:show': {
      parse: one(Hash),
      run: async (sha256) => system.showInFolder(await library.keptFile(sha256)),
    },
    'codebook:export': {
      parse: one(z.enum(CODEBOOK_FORMATS)),
      run(format: CodebookFormat) {
        const { name, write } = CODEBOOKS[format]
        const suggestion = { title: words.codebook, kind: name, extension: format }
        return save(suggestion, write(library.view().tags))
      },
    },
    'codebook:import': {
      parse: none,
      async run() {
        const kind = { name: words.codebook, extensions: [...CODEBOOK_FORMATS] }
        const path = await system.askWhichFile({ title: words.importCodebook, kind })
        if (path === null) return null
        const entries = readCodebook(basename(path), extname(path), await readSmall(path))
        const imported = await library.importCodebook(entries)
        menu.showHistory(imported.edited.history)
        return imported
      },
    },
    'picture:save': {
      parse: one(Picture),
      async run({ title, kind, bytes }) {
        if (!isPicture(kind, bytes))
          throw new PostilError('refused', `This is no ${PICTURE_NAMES[kind]} picture, so it was not saved.`)
        return save({ title, kind: PICTURE_NAMES[kind], extension: kind }, bytes)
      },
    },
  }
}
