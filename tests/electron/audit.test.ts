/** Everything of Electron's that the app uses is tested here, or known not to be. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TESTED, UNSEEN } from './audit-table.ts'
import { SLOW } from './support.ts'
import { usedMembers } from './used-members.ts'

const listed = [...Object.values(TESTED).flat(), ...Object.keys(UNSEEN)]

test(
  'each member, event and option that main and preload use has a test or a reason',
  () => {
    const used = usedMembers()
    expect(used).toContain('App.whenReady')
    expect(used.filter((name) => !listed.includes(name))).toEqual([])
  },
  SLOW,
)

test('nothing is listed twice', () => {
  expect(listed.filter((name, at) => listed.indexOf(name) !== at)).toEqual([])
})

const PROBED = ['main.js', 'page.js', 'preload.cjs']
  .map((name) => join('probe', name))
  .concat('probe-values.ts')
const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')

test.each(Object.entries(TESTED))('%s names what it is said to test', (file, names) => {
  const text = [file, ...(/^(probe|keys|windows|outside)/.test(file) ? PROBED : [])].map(read).join('\n')
  const word = (name: string): string => /'(.+)'|{ (.+) }|\.(\w+)$/.exec(name)!.slice(1).find(Boolean)!
  expect(names.filter((name) => !text.includes(word(name)))).toEqual([])
})
