import { glyphsOf, type Font, type Operators } from './glyphs.ts'
import { pdfjs } from './library.ts'
import { runsOf, type PageText } from './runs.ts'

export interface PdfDocument {
  /** In the file's order, those without text too. */
  pages: PageText[]
  /** The file's own properties (Title, Author, CreationDate, Language, ...), nothing of them trusted. */
  info: Record<string, unknown>
  /** The property of that name in the XMP metadata, where there is one. */
  xmp: (name: string) => unknown
}

export type Opened = { ok: true; document: PdfDocument } | { ok: false; why: string }

/**
 * Reads the text of every page with pdf.js, in this thread, without network, fonts, eval or canvas. What cannot be read
 * is refused as a whole, with the reason as the end of a sentence: a document with a page missing would be taken for
 * whole.
 */
export async function openPdf(bytes: Uint8Array): Promise<Opened> {
  const flaw = flawOf(bytes)
  if (flaw !== null) return { ok: false, why: flaw }
  const missing: string[] = []
  const loading = pdfjs.getDocument({
    // pdf.js takes the buffer over, and the caller still stores the file.
    data: bytes.slice(),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    CMapReaderFactory: tablesThatAreMissing(missing),
    // Pictures of more pixels are passed over: none is decoded.
    maxImageSize: 1,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  try {
    const file = await loading.promise
    const { info, metadata } = await file.getMetadata()
    const pages: PageText[] = []
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number)
      const operators = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.DISABLE })
      const fonts = await fontsOf(operators, page.commonObjs)
      pages.push(
        runsOf(
          number,
          page.view,
          glyphsOf(operators, (name) => fonts.get(name) ?? {}),
        ),
      )
      page.cleanup()
    }
    if (missing.length > 0)
      return { ok: false, why: `its fonts use a table of letters that is not here (${missing[0]!})` }
    const xmp = metadata as { get(name: string): unknown } | null
    return {
      ok: true,
      document: { pages, info: info as Record<string, unknown>, xmp: (name) => xmp?.get(name) ?? null },
    }
  } catch (error) {
    return { ok: false, why: reasonOf(error) }
  } finally {
    await loading.destroy()
  }
}

/**
 * Notes which of Adobe's tables of letters a document asks for, and has none: they are large, fonts that are not in the
 * file itself use them, and pdf.js would go on without and take other letters.
 */
function tablesThatAreMissing(missing: string[]) {
  return class {
    fetch({ name }: { name: string }): Promise<never> {
      missing.push(name)
      return Promise.reject(new Error(`no table ${name}`))
    }
  }
}

interface Store {
  get(name: string, callback: (value: unknown) => void): void
}

/** The fonts that a page uses. They may come a moment after its operators. */
async function fontsOf({ fnArray, argsArray }: Operators, store: Store): Promise<Map<string, Font>> {
  const names = new Set<string>()
  for (const [index, operator] of fnArray.entries())
    if (operator === pdfjs.OPS.setFont) names.add(String((argsArray[index] as unknown[])[0]))
  const fonts = [...names].map(async (name) => {
    const font = await new Promise((resolve) => store.get(name, resolve))
    return [name, typeof font === 'object' && font !== null ? (font as Font) : {}] as const
  })
  return new Map(await Promise.all(fonts))
}

/** A reason to refuse that can be seen from the bytes; pdf.js mends such files in silence, and loses pages by it. */
function flawOf(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'it is empty'
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // ISO 32000 lets other bytes stand before the header; readers look for it in the first 1024.
  if (!file.subarray(0, 1024).includes('%PDF-')) return 'it is not a PDF'
  const end = Math.max(file.lastIndexOf('%%EOF'), file.lastIndexOf('startxref'))
  if (end < file.lastIndexOf('endobj')) return 'it is cut short: its end is missing'
  return null
}

function reasonOf(error: unknown): string {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) }
  if (name === 'PasswordException') return 'it is protected by a password'
  return `it is broken (${message.replace(/\.$/, '')})`
}
