/** What crosses the bridge about the library's folder. */

/** How far a move is, in bytes. */
export interface MoveProgress {
  done: number
  total: number
  /** The file that is being copied, within the library. */
  file: string
}

export interface LibraryPlace {
  folder: string
  /** Named when the app was started (--library=DIR): it is opened in another way, and moved in none. */
  named: boolean
}
