/** What the system shows for the app: its menu, its dialogs, its window. Errors say what they found, and stand where it is found. */
export const system = {
  app: 'Postil',
  menus: {
    file: 'File',
    edit: 'Edit',
    article: 'Article',
    annotate: 'Annotate',
    move: 'Move',
    view: 'View',
    window: 'Window',
    help: 'Help',
  },
  gone: {
    message: 'Your library is not there.',
    detail: (folder: string) =>
      `It was in ${folder}. If that is on a drive that is not plugged in, plug it in and try again. Nothing was changed.`,
    retry: 'Try again',
    choose: 'Choose another folder…',
  },
  cannotOpen: 'Postil cannot open',
  crashed: {
    message: 'The window stopped working.',
    detail: 'Everything up to your last change is saved. Reload the window to go on.',
    reload: 'Reload',
  },
  quit: 'Quit',
  outside: {
    programs: { browser: 'your browser', mail: 'your mail program' },
    message: (leadsTo: string, program: string) => `Open ${leadsTo} in ${program}?`,
    detail: (address: string) => `${address}\n\nPostil itself stays off the network.`,
    open: 'Open',
    copy: 'Copy',
    cancel: 'Cancel',
  },
  folder: {
    move: 'Move the library to an empty folder',
    another: 'Open a library, or an empty folder for a new one',
    moved: (folder: string) => `The library is in ${folder} now.`,
    left: (old: string, why: string) =>
      `Not all of the old folder could be taken away (${why}): ${old} can be deleted.`,
  },
  files: {
    evidence: 'Add a file as evidence',
    codebook: 'Codebook',
    importCodebook: 'Import a codebook',
    articles: 'Articles',
    annotations: 'Annotations',
    importArticles: 'Import articles',
    importFolder: 'Import a folder of articles',
    importAnnotations: 'Import annotations',
    newer: (title: string) => `Newer text of “${title}”`,
  },
} as const
