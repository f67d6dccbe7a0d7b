/** The words of the interface, by room. Commands have theirs in commands.ts. */

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`
}

export const TEXTS = {
  library: {
    title: 'Library',
    empty: 'No articles yet. Put .txt or .md files into the folder of seeds and start Postil again.',
    notices: 'What needs attention',
    codebook: 'Codebook',
    noTags: 'No tags yet. Give the first one with',
    key: (key: number) => `Key ${key} in the text`,
    counts: (counts: { claims: number; open: number; highlights: number; notes: number }) =>
      [
        counts.claims > 0 ? count(counts.claims, 'claim', 'claims') : '',
        counts.open > 0 ? `${counts.open} open` : '',
        counts.claims === 0 && counts.highlights + counts.notes > 0
          ? count(counts.highlights + counts.notes, 'mark', 'marks')
          : '',
      ]
        .filter(Boolean)
        .join(', '),
  },
  shell: {
    views: 'Views',
    read: 'Read',
    search: 'Search or do anything',
    hideLibrary: 'Library',
    hideInspector: 'Inspector',
    saved: 'Saved',
    saving: 'Saving…',
    words: (n: number) => `${count(n, 'word', 'words')} selected`,
    resizeLibrary: 'Width of the library',
    resizeInspector: 'Width of the inspector',
    dismiss: 'Dismiss',
  },
  draft: {
    label: 'The open claim',
    source: 'source',
    cue: 'cue',
    content: 'content',
    noSource: 'no source named',
    takesSelection: 'takes the selection',
    takes: (words: string) => `takes “${words}”`,
    done: 'done',
    addPiece: 'add a piece',
    free: 'frees the selection from whole words',
  },
  announce: {
    highlighted: (quote: string) => `Highlighted: ${quote}`,
    noted: (quote: string) => `Note on: ${quote}`,
    source: (quote: string) => `Source: ${quote}`,
    cue: (quote: string) => `Cue: ${quote}`,
    content: (quote: string) => `Claim: ${quote}`,
    noSource: 'No source is named',
    tagged: (path: string) => `Tagged ${path}`,
    untagged: (path: string) => `Tag ${path} taken off`,
    deleted: (n: number) => `${count(n, 'annotation', 'annotations')} deleted. Undo brings it back.`,
    closed: 'Claim closed',
    selectFirst: 'Select a passage first: Shift with any movement, or the mouse.',
    nothingHere: 'There is nothing here that this key could take.',
    nothingCurrent: 'No annotation is current. Click one, or go to the next with j.',
    noTag: (key: number) => `No tag has the key ${key} yet. Give one with t.`,
    nothingToUndo: 'Nothing to undo',
    nothingToRedo: 'Nothing to redo',
    textSize: (size: number) => `Text size ${size}`,
    lastAnnotation: 'No further annotation',
  },
} as const
