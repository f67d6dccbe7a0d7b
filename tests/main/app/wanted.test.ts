import { describe, expect, it } from 'vitest'
import { wantedOf } from '../../../main/app/wanted.ts'
import { Wanted } from '../../../main/opened.ts'

const CASES: [what: string, words: string[], expected: Wanted][] = [
  ['nothing', [], { paths: [], links: [] }],
  ['a path from the folder it was typed in', ['a b.txt'], { paths: ['/home/me/a b.txt'], links: [] }],
  ['a path upwards', ['../x/./y.md'], { paths: ['/home/x/y.md'], links: [] }],
  ['a whole path', ['/tmp/ü.pdf'], { paths: ['/tmp/ü.pdf'], links: [] }],
  ['what a desktop hands over', ['file:///tmp/a%20%C3%BC.pdf'], { paths: ['/tmp/a ü.pdf'], links: [] }],
  ['a file of another machine', ['file://host/x'], { paths: ['/home/me/file:/host/x'], links: [] }],
  [
    'files and a link',
    ['a.txt', 'postil://open/a', 'b.txt'],
    { paths: ['/home/me/a.txt', '/home/me/b.txt'], links: ['postil://open/a'] },
  ],
  ['a bad link, which is no path', ['Postil:..%2Fx'], { paths: [], links: ['Postil:..%2Fx'] }],
]

describe('what the app is started with', () => {
  it.each(CASES)('is read: %s', (_what, words, expected) => {
    const wanted = wantedOf(words, '/home/me')
    expect(wanted).toEqual(expected)
    expect(Wanted.parse(wanted)).toEqual(wanted)
  })
})
