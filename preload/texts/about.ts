export const about = {
  title: 'About Postil',
  version: (version: string) => `Version ${version}`,
  what: 'A postil is a note in the margin. All of it stays on this machine: nothing is sent, nothing is fetched, and no update is looked for.',
  runsOn: 'Runs on',
  parts: (electron: string, chromium: string, node: string) =>
    `Electron ${electron}, Chromium ${chromium}, Node ${node}`,
  library: 'Library',
  licence: 'Licence',
  own: 'MIT, the Postil authors',
  show: 'Show in folder',
  // What is heard has what is seen in it: whoever speaks to the machine says that.
  showLibrary: 'Show in folder: the library',
  others: 'The work of others in it',
  find: 'Find a package',
  list: 'Packages that ship with Postil',
  nothing: 'No package is called that.',
  text: (name: string) => `Licence of ${name}`,
  files: { licences: 'All of them as one file', chromium: 'What Chromium is made of' },
}
