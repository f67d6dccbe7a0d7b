/** webUtils.getPathForFile. The answer is needed at once, so the page stops here until main's debugger has set it. */

/** The path of a file on disk; '' for one made by a script. */
export function getPathForFile(file: File): string {
  if (!(file instanceof File))
    throw new TypeError('Error processing argument at index 0, conversion failure from ' + typeof file)
  return standInFilePath(file)
}

// Main looks for a pause in a function of this name, reads `file` and sets `answer.path`.
function standInFilePath(file: File): string {
  // Made at run time, so that no bundler knows that it is empty.
  const answer = Object.create(null) as { file: File; path?: string }
  answer.file = file
  // eslint-disable-next-line no-debugger -- the line to main that is answered before the next statement
  debugger
  if (answer.path === undefined) throw new Error('not in the stand-in: getPathForFile without its debugger')
  return answer.path
}
