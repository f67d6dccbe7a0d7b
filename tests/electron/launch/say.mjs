// @ts-check
/** What the launcher says goes to stderr, so that the output is the command's own. */

/** @param {string} text */
export const say = (text) => void process.stderr.write(`postil: ${text}\n`)
