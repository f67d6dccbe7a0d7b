import { count } from './count.ts'

/** The sheet on which a person gives commands other keys. */
export const keys = {
  title: 'Change keys',
  find: 'Find a command or a key',
  list: 'Commands and their keys',
  columns: { label: 'Command', keys: 'In the text', chord: 'Everywhere' },
  menus: {
    annotate: 'Annotate',
    move: 'Move',
    article: 'Article',
    edit: 'Edit',
    file: 'File',
    view: 'View',
    help: 'Help',
  },
  inViews: 'In the views',
  none: 'no key',
  nothing: 'No command has these words or this key.',
  press: 'Press a key',
  pressFor: {
    keys: (label: string) => `Press the key that “${label}” is to have, or Esc to leave it.`,
    chord: (label: string) =>
      `Press the keys that “${label}” is to have everywhere, with Ctrl, Alt or Cmd, or Esc to leave it.`,
    viewChord: (label: string) =>
      `Press the keys that “${label}” is to have there, with Ctrl, Alt or Cmd, or Esc to leave it.`,
  },
  cell: {
    keys: (label: string) => `${label}: `,
    chord: (label: string) => `${label}, everywhere: `,
    viewChord: (label: string) => `${label}, with Ctrl, Alt or Cmd: `,
  },
  own: 'yours',
  allUsual: 'All as they were',
  takeBack: 'Take that back',
  changed: (n: number) => `${count(n, 'command', 'commands')} with keys of your own`,
  isTaken: (key: string, labels: string) => `${key} is ${labels}. Enter takes it from there, Esc leaves it.`,
  isFixed: (key: string, labels: string) => `${key} is ${labels}, which keeps it. Another?`,
  and: ' and ',
  set: (label: string, key: string) => `${label} has ${key}`,
  setAndTaken: (label: string, key: string, from: string) =>
    `${label} has ${key}; ${from} has no such key now`,
  cleared: (label: string) => `${label} has no key here now`,
  back: (label: string) => `${label} has its usual keys`,
  allBack: 'All commands have their usual keys',
  refused: {
    system: 'That key is the system’s. Another?',
    clipboard: 'That key is for copying and pasting, in every field. Another?',
    caret: 'That key moves the caret. Another?',
    leaving: 'Tab and Esc lead out of places. Another?',
    typing:
      'Everywhere includes fields, where that types. Hold Ctrl, Alt or Cmd with it, or take a key from F1 on.',
  },
  hints: { change: 'another key', none: 'no key', usual: 'as it was' },
  setting: 'Keys',
  open: 'Change keys…',
}
