/** The list of licences, made from a small build with code, a style and a font of others. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { expect, it } from 'vitest'
import { Bundled } from '../../../main/app/package/bundled.ts'
import { licencesOf } from '../../../main/app/package/licences.ts'
import { temporary } from '../../electron/support.ts'

const APACHE = 'TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION …'

function tree(files: Record<string, string>): string {
  const root = temporary()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return root
}

function packageOf(name: string, licence: string | undefined, files: Record<string, string>) {
  const at = `node_modules/${name}`
  return {
    [`${at}/package.json`]: JSON.stringify({ name, version: '1.0.0', license: licence, main: 'index.js' }),
    ...Object.fromEntries(Object.entries(files).map(([file, text]) => [`${at}/${file}`, text])),
  }
}

it('names what a bundle holds, and nothing that it does not', async () => {
  const root = tree({
    'page/index.js': `import { used } from 'code'; import '@fonts/some/index.css'; import 'unused'; console.log(used)`,
    ...packageOf('code', 'MIT', {
      'index.js': `import { inner } from 'inner'; console.log('code'); export const used = inner`,
      LICENSE: 'of code\r\n',
      'NOTICE.md': 'and its notice',
    }),
    // It is reached through another alone, and stands in that one's folder.
    'node_modules/code/node_modules/inner/package.json': JSON.stringify({
      name: 'inner',
      version: '2.0.0',
      license: 'ISC',
      type: 'module',
    }),
    'node_modules/code/node_modules/inner/index.js': `export function inner() { console.log('inner') }`,
    'node_modules/code/node_modules/inner/LICENCE.txt': 'of inner',
    ...packageOf('@fonts/some', 'OFL-1.1', {
      'index.css': `@font-face { font-family: Some; src: url(some.woff2) }`,
      'some.woff2': 'x'.repeat(9000),
      LICENSE: 'of the font',
    }),
    ...packageOf('unused', 'GPL-3.0', { 'index.js': `import 'never'`, LICENSE: 'of unused' }),
    ...packageOf('absent', 'GPL-3.0', { 'index.js': '', LICENSE: 'of absent' }),
    ...packageOf('never', 'MIT', { 'index.js': '', LICENSE: 'of never' }),
    ...packageOf('beside', 'MIT', { 'index.js': '', LICENSE: 'of beside' }),
  })
  writeFileSync(
    join(root, 'node_modules/unused/package.json'),
    JSON.stringify({ name: 'unused', version: '1.0.0', license: 'MIT', sideEffects: false }),
  )
  const bundled = new Bundled(root, ['beside'])
  await build({
    // As the page's build has it.
    root: join(root, 'page'),
    configFile: false,
    logLevel: 'silent',
    plugins: [bundled.note(), bundled.write(join(root, 'out'))],
    build: { rolldownOptions: { input: join(root, 'page/index.js') } },
  })
  const list = JSON.parse(readFileSync(join(root, 'out/licences.json'), 'utf8')) as unknown
  expect(list).toEqual([
    { name: '@fonts/some', version: '1.0.0', licence: 'OFL-1.1', home: null, text: 'of the font' },
    { name: 'beside', version: '1.0.0', licence: 'MIT', home: null, text: 'of beside' },
    { name: 'code', version: '1.0.0', licence: 'MIT', home: null, text: 'of code\n\nand its notice' },
    { name: 'inner', version: '2.0.0', licence: 'ISC', home: null, text: 'of inner' },
  ])
  const text = readFileSync(join(root, 'out/THIRD-PARTY-LICENSES.txt'), 'utf8')
  for (const words of ['inner 2.0.0 (ISC)\n\nof inner', 'of the font', 'and its notice'])
    expect(text).toContain(words)
})

it('gives the whole text of the Apache licence where a package only names it', () => {
  const root = tree({
    ...packageOf('short', 'Apache-2.0', { LICENSE: 'Licensed under the Apache License' }),
    ...packageOf('long', 'Apache-2.0', { LICENSE: APACHE }),
  })
  const [long, short] = licencesOf(['long', 'short'].map((name) => join(root, 'node_modules', name)))
  expect([long?.text, short?.text]).toEqual([APACHE, `Licensed under the Apache License\n\n${APACHE}`])
})

it.each([
  [
    'says nothing of its licence',
    packageOf('bad', undefined, { LICENSE: 'some' }),
    /bad: .* names no licence/,
  ],
  ['has no text of it', packageOf('bad', 'MIT', { 'index.js': '' }), /bad 1\.0\.0: there is no file/],
  [
    'carries what it says it carries no more',
    packageOf('pdfjs-dist', 'Apache-2.0', { LICENSE: APACHE, 'legacy/build/pdf.mjs': '' }),
    /carries no core-js any more/,
  ],
])('stops the build where a package %s', (_what, files, message) => {
  const root = tree(files)
  const name = Object.keys(files)[0]!.split('/')[1]!
  expect(() => licencesOf([join(root, 'node_modules', name)])).toThrow(message)
})
