import type { Piece } from './pieces.ts'

/** Stands between an initial and its line until the words of the whole document are known; a private character. */
export const INITIAL = '\ue0ff'

/**
 * Puts initials that reach over several lines before the first of these, and the lines beside them back to the column's
 * edge. Whether "A" is a word of its own there is told when the words of the document are known.
 */
export function withInitials(pieces: Piece[]): Piece[] {
  const initials = new Set<Piece>()
  for (const cap of pieces) {
    if (!/^["'“„«‘]?\p{Lu}$/u.test(cap.text.trim())) continue
    const beside = pieces.filter(
      (piece) =>
        piece.size * 1.7 < cap.size &&
        piece.x > cap.right - 0.3 * piece.size &&
        piece.x < cap.right + 2 * piece.size &&
        piece.y <= cap.y + 0.3 * cap.size &&
        piece.y > cap.y - 0.85 * cap.size,
    )
    const first = beside.toSorted((a, b) => a.y - b.y)[0]
    if (!first) continue
    initials.add(cap)
    first.text = cap.text.trim() + INITIAL + first.text
    for (const piece of beside) piece.x = cap.x
  }
  return pieces.filter((piece) => !initials.has(piece))
}
