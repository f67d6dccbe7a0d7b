/** Control characters but tab and line feed, and what turns the direction of writing. */
// eslint-disable-next-line no-control-regex
const MOVING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g

/** Where answers and remarks go: answers to the standard output, remarks beside it, so that a pipe gets answers alone. */
export interface Output {
  out(bytes: string | Uint8Array): void
  err(words: string): void
}

export class Say {
  constructor(
    readonly output: Output,
    /** Answers are JSON. */
    readonly json: boolean,
  ) {}

  /** A line of an answer. */
  line(words: string): void {
    this.output.out(`${shown(words)}\n`)
  }

  /** A remark. */
  remark(words: string): void {
    this.output.err(`${shown(words)}\n`)
  }

  /** The answer: as JSON where that was asked for, else in the words that `tell` says. */
  result(value: unknown, tell: () => void): void {
    if (this.json) this.output.out(`${JSON.stringify(value, null, 1)}\n`)
    else tell()
  }
}

/** Titles come out of files: what would move a terminal's cursor or colour it is not sent to one. */
function shown(words: string): string {
  return words.replace(MOVING, '\ufffd')
}
