import { mkdir, stat } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import type { ArticleRow } from '../../preload/edited.ts'
import { PostilError } from '../errors.ts'
import type { Format, OutFile } from '../formats/common/format.ts'
import { packed } from '../formats/common/pack.ts'
import { exportContent, formatOf } from '../formats/registry.ts'
import type { Content } from '../library.ts'
import type { OpenLibrary } from '../store/library.ts'
import { writeExport } from '../write-export.ts'
import { claimsFor } from './filter.ts'
import { reading } from './readable.ts'
import type { Say } from './say.ts'
import { EXIT, Usage, type Options } from './words.ts'

/** Writes a library in a format. */
export async function exportLibrary(folder: string, options: Options, say: Say): Promise<number> {
  if (options.format === undefined) throw new Usage('postil export needs --format.')
  const format = formatFor(options.format)
  if (options.url !== undefined && !format.asks.includes('url'))
    throw new Usage(`${format.id} takes no --url.`)
  const made = await reading(folder, async (library) => {
    const content = await contentFor(library, options, format)
    return exportContent(format.id, content, options.url === undefined ? {} : { url: options.url })
  })
  const written = await put(format, made.files, options.out, say)
  for (const loss of made.losses) say.remark(loss)
  if (written === null) return EXIT.fine
  say.result(
    { format: format.id, annotations: made.annotations, files: written, losses: made.losses },
    () => {
      for (const path of written) say.line(path)
    },
  )
  return EXIT.fine
}

function formatFor(id: string): Format {
  try {
    return formatOf(id)
  } catch (error) {
    throw new Usage(error instanceof Error ? error.message : String(error))
  }
}

async function contentFor(
  library: OpenLibrary,
  { article, filter }: Options,
  format: Format,
): Promise<Content> {
  const wants = { depot: format.wants === 'depot' }
  const ids = (article ?? []).map((said) => articleOf(said, library.view().articles))
  const all = async (claims: readonly string[] | null): Promise<Content> => {
    const [only, ...others] = ids
    if (only === undefined) return library.content(null, claims, wants)
    if (others.length === 0) return library.content(only, claims, wants)
    const parts = await Promise.all(ids.map((id) => library.content(id, claims, wants)))
    const [first] = parts
    if (!first) return library.content(null, claims, wants)
    const here = new Set(ids)
    return {
      ...first,
      articles: parts.flatMap((part) => part.articles),
      elsewhere: {
        claims: parts.flatMap((part) => part.elsewhere.claims).filter(({ claim }) => !here.has(claim.home)),
        relations: parts.flatMap((part) => part.elsewhere.relations),
      },
    }
  }
  if (filter === undefined) return all(null)
  const claims = claimsFor(filter, await library.content(null), library.view().filters)
  if (claims.length === 0) throw new Usage('No claim is what --filter wants.')
  return all(claims)
}

/** The article of an id, a file's name, or a title. @throws Usage where there is none, or several */
export function articleOf(said: string, rows: readonly ArticleRow[]): string {
  const byId = rows.find(({ id }) => id === said)
  if (byId) return byId.id
  const named = rows.filter(({ file, path, title }) => file === said || path === said || title === said)
  const [first] = named
  if (!first) throw new Usage(`The library has no article ${said}: postil list names them.`)
  if (named.length > 1) throw new Usage(`${named.length} articles are called ${said}: say which by its id.`)
  return first.id
}

/** Writes the files where they are wanted; null where that is the standard output. */
async function put(
  format: Format,
  files: readonly OutFile[],
  out: string | undefined,
  say: Say,
): Promise<string[] | null> {
  if (out === undefined || out === '-') {
    if (format.makes === 'folder' && files.length !== 1)
      throw new Usage(`${format.id} makes several files: name a folder, or a .zip, with --out.`)
    if (files.length > 1) say.remark(`What goes beside it is not written: name a file with --out.`)
    const [only] = format.makes === 'folder' ? files : files.filter(({ path }) => path === '')
    say.output.out(only?.bytes ?? '')
    return null
  }
  const isFolder =
    out.endsWith('/') || out.endsWith(sep) || (await stat(out).catch(() => null))?.isDirectory() === true
  const target = resolve(out)
  if (format.makes === 'file') {
    const path = isFolder ? join(target, `library.${format.extension}`) : target
    return writeAll(
      files.map((file) => ({
        path: file.path === '' ? path : `${stemOf(path)}${file.path}`,
        bytes: file.bytes,
      })),
    )
  }
  if (/\.zip$/i.test(out) && !isFolder) return writeAll([{ path: target, bytes: packed(format, files) }])
  const [only] = files
  const own = /\.\w+$/.exec(only?.path ?? '')?.[0]
  // One article makes one file, if it is named as one.
  if (!isFolder && files.length === 1 && only && own !== undefined && out.endsWith(own))
    return writeAll([{ path: target, bytes: only.bytes }])
  return writeAll(files.map(({ path, bytes }) => ({ path: join(target, ...partsOf(path)), bytes })))
}

function stemOf(path: string): string {
  return path.replace(/\.[^./\\]*$/, '')
}

/** A format's paths are its own, and stay in the folder. */
function partsOf(path: string): string[] {
  const parts = path.split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    throw new PostilError('internal', `The path ${path} does not stay in its folder.`)
  return parts
}

async function writeAll(files: readonly { path: string; bytes: Uint8Array }[]): Promise<string[]> {
  for (const { path, bytes } of files) {
    await mkdir(dirname(path), { recursive: true })
    await writeExport(path, bytes)
  }
  return files.map(({ path }) => path)
}
