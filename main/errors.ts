import type { ErrorCode, Failure } from '../preload/contract.ts'

/** An error whose message is a sentence for the person: what, why, what to do. Nothing else crosses the bridge in words. */
export class PostilError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options)
    this.name = 'PostilError'
  }
}

const FILE_ERRORS: Record<string, { code: ErrorCode; why: string }> = {
  ENOSPC: { code: 'disk-full', why: 'the disk is full' },
  EDQUOT: { code: 'disk-full', why: 'the disk quota is used up' },
  EACCES: { code: 'not-writable', why: 'permission was denied' },
  EPERM: { code: 'not-writable', why: 'permission was denied' },
  EFBIG: { code: 'disk-full', why: 'the file may not grow any more' },
  EROFS: { code: 'not-writable', why: 'the disk is read only' },
  ENOENT: { code: 'not-found', why: 'it is not there' },
  EEXIST: { code: 'not-writable', why: 'a file of that name is there already' },
  ENOTDIR: { code: 'not-found', why: 'a part of its path is not a folder' },
  EISDIR: { code: 'unreadable', why: 'it is a folder' },
}

/** Says why a file operation failed, in words, for a message that names the file. */
export function fileProblem(error: unknown): { code: ErrorCode; why: string } {
  const code = (error as NodeJS.ErrnoException | null)?.code
  return (
    (code !== undefined ? FILE_ERRORS[code] : undefined) ?? {
      code: 'internal',
      why: error instanceof Error ? error.message : String(error),
    }
  )
}

/** What the renderer is told of an error. Words that were not written for a person stay in main's log. */
export function toFailure(error: unknown): Failure {
  if (error instanceof PostilError) return { code: error.code, message: error.message }
  const { code, why } = fileProblem(error)
  return { code, message: `Something went wrong inside Postil: ${why}. Nothing was changed.` }
}
