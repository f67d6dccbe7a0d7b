import type { FormatInfo } from '../../preload/interchange.ts'
import type { FormatClient } from './client.ts'
import { html } from './html.ts'

/** The report on pages of paper. It takes a browser to make it, so the app alone offers it. */
export const PDF: FormatInfo = {
  id: 'pdf',
  name: 'PDF report',
  extension: 'pdf',
  about: 'The same report on pages of A4, for people who print or file it.',
  positions: 'none',
  reads: false,
  asks: [],
}

/** Prints a page of HTML. Aborting `signal` ends it with an error. */
export type Print = (page: Uint8Array, signal: AbortSignal | undefined) => Promise<Uint8Array>

type Formats = Pick<FormatClient, 'preview' | 'write' | 'read'> & { readonly list: readonly FormatInfo[] }

/** The formats, and the report as PDF after the one that it is printed from: what was checked is what is printed. */
export function withPdf(formats: Formats, print: Print): Formats {
  return {
    list: formats.list.flatMap((format) => (format.id === html.id ? [format, PDF] : [format])),
    read: (files, signal) => formats.read(files, signal),
    async preview(source, format, signal) {
      const made = await formats.preview(source, format === PDF.id ? html.id : format, signal)
      return format === PDF.id ? { ...made, losses: made.losses.map(ofPdf) } : made
    },
    async write(source, format, answers, signal) {
      if (format !== PDF.id) return formats.write(source, format, answers, signal)
      const made = await formats.write(source, html.id, answers, signal)
      return { ...made, bytes: await print(made.bytes, signal), losses: made.losses.map(ofPdf) }
    },
  }
}

function ofPdf(loss: string): string {
  return loss.startsWith(html.name) ? PDF.name + loss.slice(html.name.length) : loss
}
