import { megabytes } from './count.ts'

/** The library's folder, in the settings. */
export const folder = {
  label: 'Folder',
  why: 'Everything you annotate is kept in this folder, as it is made.',
  show: 'Show in folder',
  move: 'Move…',
  another: 'Open another library…',
  named: 'Postil was started on this library (--library), so it is not moved from here.',
  moving: 'Copying the library',
  checking: 'Looking for a place …',
  of: (done: number, total: number) => `${megabytes(done)} of ${megabytes(total)} MB`,
  cancel: 'Cancel',
  cancelHint: 'The library stays where it is until all of it is there.',
  stays: 'The library stays where it is.',
}
