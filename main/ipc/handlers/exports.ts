import { z } from 'zod'
import type { ExportRequest, FormatInfo } from '../../../preload/interchange.ts'
import { PostilError } from '../../errors.ts'
import type { Source } from '../../formats/client.ts'
import { writeExportWith } from '../../write-export.ts'
import { Id, none, one, type HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'

type Channels = 'export:formats' | 'export:preview' | 'export:run' | 'export:cancel' | 'export:show'

const Address = z
  .string()
  .max(4000)
  .refine((url) => url === '' || /^https?:\/\//i.test(url), 'an address begins with http:// or https://')

const Request = z.object({
  format: z.string().min(1).max(80),
  article: Id.nullable(),
  claims: z.array(Id).min(1).max(100_000).nullable(),
  answers: z.strictObject({ url: Address.optional() }).optional(),
})

/** Exports: made and checked first, so that nobody is asked for a place in vain. One at a time. */
export function exportHandlers(
  { library, formats, system, exporting }: Pick<Services, 'library' | 'formats' | 'system' | 'exporting'>,
  /** Paths that this session wrote: what export:show may show. */
  written: Set<string>,
): HandlersOf<Channels> {
  let edits = 0
  library.onEdited(() => edits++)
  /** Previews and the export under way: calling it off ends them all. */
  let visit = new AbortController()
  let running = false

  function formatOf(id: string): FormatInfo {
    const format = formats.list.find((each) => each.id === id)
    if (!format) throw new PostilError('not-found', `Postil has no format called ${id}.`)
    return format
  }

  const sourceOf = ({ article, claims }: ExportRequest, depot: boolean): Source => ({
    key: JSON.stringify([edits, article, claims, depot]),
    content: () => library.content(article, claims, { depot }),
  })

  function titleOf({ article, claims }: ExportRequest): string {
    if (article === null) return claims === null ? 'Postil library' : 'Postil claims'
    const row = library.view().articles.find(({ id }) => id === article)
    if (!row) throw new PostilError('not-found', 'That article is not in the library any more.')
    return row.title
  }

  async function run(request: ExportRequest, signal: AbortSignal) {
    const format = formatOf(request.format)
    const title = titleOf(request)
    exporting('making')
    const made = await formats.write(
      sourceOf(request, format.wants === 'depot'),
      format.id,
      answersOf(request),
      signal,
    )
    if (signal.aborted) return null
    exporting('asking')
    const { name: kind, extension } = format
    const path = await system.askWhereToSave({ title, kind, extension })
    if (path === null) return null
    exporting('saving')
    const beside = await writeExportWith(path, made.bytes, made.beside, written)
    for (const each of [path, ...beside]) written.add(each)
    return { path, beside, annotations: made.annotations, losses: made.losses }
  }

  return {
    'export:formats': { parse: none, run: () => [...formats.list] },
    'export:preview': {
      parse: one(Request),
      run: (request) => formats.preview(sourceOf(request, false), formatOf(request.format).id, visit.signal),
    },
    'export:run': {
      parse: one(Request),
      async run(request) {
        if (running)
          throw new PostilError(
            'refused',
            'An export is under way. Wait for it to end, or call it off first.',
          )
        running = true
        const { signal } = visit
        try {
          return await run(request, signal)
        } catch (error) {
          if (signal.aborted) return null
          throw error
        } finally {
          running = false
        }
      },
    },
    'export:cancel': {
      parse: none,
      run() {
        visit.abort()
        visit = new AbortController()
      },
    },
    'export:show': {
      parse: one(z.string().max(10_000)),
      run(path) {
        if (!written.has(path)) throw new PostilError('refused', `${path} was not exported in this session.`)
        system.showInFolder(path)
      },
    },
  }
}

/** What was answered; an empty field is no answer. */
function answersOf({ answers }: ExportRequest): { url?: string } {
  return answers?.url ? { url: answers.url } : {}
}
