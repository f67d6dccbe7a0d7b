import { z } from 'zod'
import { PostilError } from '../../errors.ts'
import { writeExport } from '../../write-export.ts'
import { Id, none, one, type HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'

type Channels = 'export:formats' | 'export:run' | 'export:show'

const Request = z.object({
  format: z.string().min(1).max(80),
  article: Id.nullable(),
  claims: z.array(Id).min(1).max(100_000).nullable(),
  answers: z.strictObject({ url: z.string().max(4000).optional() }).optional(),
})

/** Exports: made and checked first, so that nobody is asked for a place in vain. */
export function exportHandlers(
  { library, formats, system }: Pick<Services, 'library' | 'formats' | 'system'>,
  /** Paths that this session wrote: what export:show may show. */
  written: Set<string>,
): HandlersOf<Channels> {
  return {
    'export:formats': { parse: none, run: () => [...formats.list] },
    'export:run': {
      parse: one(Request),
      async run(request) {
        const format = formats.list.find(({ id }) => id === request.format)
        if (!format) throw new PostilError('not-found', `Postil has no format called ${request.format}.`)
        const content = await library.content(request.article, request.claims, {
          depot: format.wants === 'depot',
        })
        const { bytes, annotations, losses } = await formats.write(format.id, content, request.answers ?? {})
        const whole = request.claims === null ? 'Postil library' : 'Postil claims'
        const title = request.article === null ? whole : content.articles[0]?.article.title
        const path = await system.askWhereToSave({
          title: title ?? '',
          kind: format.name,
          extension: format.extension,
        })
        if (path === null) return null
        await writeExport(path, bytes)
        written.add(path)
        return { path, annotations, losses: [...losses] }
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
