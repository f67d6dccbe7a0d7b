import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { link } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** The sha256 of a file's bytes, in hexadecimal. Throws file errors, and AbortError. */
export async function hashFile(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash, { signal })
  return hash.digest('hex')
}

/**
 * Copies a file to where none is, so that it will survive a power cut, and reads it back. Gives the sha256 of what was
 * read first and of what is there now. Throws file errors, and AbortError.
 */
export async function copyAndCheck(
  from: string,
  to: string,
  signal: AbortSignal,
): Promise<{ read: string; written: string }> {
  const hash = createHash('sha256')
  await pipeline(
    createReadStream(from),
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk)
        done(null, chunk)
      },
    }),
    // Its bytes are on the disk before it is closed.
    createWriteStream(to, { flags: 'wx', flush: true }),
    { signal },
  )
  return { read: hash.digest('hex'), written: await hashFile(to, signal) }
}

/** What a file system says that has no hard links, has too many of a file, or has them in one folder or disk only. */
const NO_LINKS = new Set(['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL'])

/** Gives a file a second name; false where the file system has no such thing. Throws other file errors. */
export async function linkFile(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (NO_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
}
