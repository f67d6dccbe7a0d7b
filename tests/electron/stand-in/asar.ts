/** Unpacks app.asar, since Node cannot import from one. The copy keeps the name, so paths still end in app.asar/... */
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve, sep } from 'node:path'

interface Entry {
  files?: Record<string, Entry>
  link?: string
  unpacked?: boolean
  offset?: string
  size?: number
  executable?: boolean
}

/** Unpacks an archive into a new temporary folder and returns the path of the copy, DIR/app.asar. */
export function unpackAsar(archive: string): { copy: string; temporary: string } {
  const temporary = mkdtempSync(join(tmpdir(), 'postil-asar-'))
  const copy = join(temporary, 'app.asar')
  const file = openSync(archive, 'r')
  try {
    const { header, start } = readHeader(file)
    if (existsSync(`${archive}.unpacked`)) symlinkSync(`${archive}.unpacked`, `${copy}.unpacked`)
    write(header, copy)

    function write(entry: Entry, to: string): void {
      if (to !== copy && !to.startsWith(copy + sep)) throw new Error(`app.asar: ${to} lies outside`)
      if (entry.files) {
        mkdirSync(to)
        for (const [name, child] of Object.entries(entry.files)) write(child, resolve(to, name))
      } else if (entry.link !== undefined) symlinkSync(join(copy, entry.link), to)
      else if (entry.unpacked) writeFileSync(to, readFileSync(to.replace(copy, `${archive}.unpacked`)))
      else {
        const bytes = Buffer.alloc(entry.size ?? 0)
        readSync(file, bytes, 0, bytes.length, start + Number(entry.offset))
        writeFileSync(to, bytes)
        if (entry.executable) chmodSync(to, 0o755)
      }
    }
  } finally {
    closeSync(file)
  }
  return { copy, temporary }
}

// Chromium's pickle: sizes of the size, of the header, of its string, then the string; data follows the header.
function readHeader(file: number): { header: Entry; start: number } {
  const sizes = Buffer.alloc(16)
  readSync(file, sizes, 0, 16, 0)
  const text = Buffer.alloc(sizes.readUInt32LE(12))
  readSync(file, text, 0, text.length, 16)
  return { header: JSON.parse(text.toString('utf8')) as Entry, start: 8 + sizes.readUInt32LE(4) }
}
