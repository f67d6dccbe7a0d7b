/** What crosses the bridge about the backups of the whole library. */

export const BACKUP_REASONS = ['by hand', 'daily', 'before going back'] as const
export type BackupReason = (typeof BACKUP_REASONS)[number]

/** A backup that can be gone back to, as its manifest says. */
export interface WholeBackup {
  id: string
  /** When it was made, as an ISO time. */
  at: string
  why: BackupReason
  articles: number
  annotations: number
  /** All that is in it, in bytes. */
  size: number
  /** What it took on the disk when it was made, in bytes: what the library or another backup has is not kept twice. */
  added: number
  problem: null
}

/** One that cannot be gone back to: its manifest is damaged, or a newer Postil wrote it. It can be deleted. */
export interface LostBackup {
  id: string
  at: string
  problem: 'damaged' | 'newer'
}

export type Backup = WholeBackup | LostBackup

/** How far the making of a backup, or the check of one before going back, is, in bytes. */
export interface BackupStep {
  what: 'making' | 'checking'
  done: number
  total: number
}

/** The most daily backups that can be kept. */
export const MOST_DAILY = 60
