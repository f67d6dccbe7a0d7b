/** What is said to the person: once, in words, in the status bar and to screen readers. */
export class Announcer {
  /** Polite: what happened ("Highlighted: ..."). */
  said = $state('')
  /** For the ear alone: what the caret came to. Who sees the text sees it there. */
  heard = $state('')
  /** What went wrong: it stays until something else happens. */
  problem = $state<string | null>(null)

  say(words: string): void {
    this.problem = null
    // The same words again are to be heard again.
    this.said = this.said === words ? `${words}\u00a0` : words
  }

  tell(words: string): void {
    this.heard = this.heard === words ? `${words}\u00a0` : words
  }

  complain(error: unknown): void {
    this.problem = error instanceof Error ? error.message : String(error)
  }
}
