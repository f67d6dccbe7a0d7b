import { PostilError } from '../../../main/errors.ts'

/** The code of the refusal that work ends in; "done" where it does not. */
export function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof PostilError) return error.code
    throw error
  }
  return 'done'
}
