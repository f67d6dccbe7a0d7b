import { describe, expect, it } from 'vitest'
import { parseArguments } from '../../../main/app/arguments.ts'

const none = {
  library: null,
  seeds: null,
  words: [] as string[],
  command: null,
  unknown: [] as string[],
}
const PLAYWRIGHT = ['--no-sandbox', '--inspect=0', '--remote-debugging-port=0']

const CASES = [
  { name: 'nothing, packaged', argv: ['/opt/postil'], packaged: true, expected: none },
  { name: 'nothing, electron .', argv: ['electron', '.'], expected: none },
  {
    name: 'Playwright without executablePath',
    argv: ['electron', '-r', '/x/loader.js', ...PLAYWRIGHT, '/work/out', '--library=/tmp/l'],
    expected: { ...none, library: '/tmp/l' },
  },
  {
    name: 'Playwright on a packed app',
    argv: ['/opt/postil', ...PLAYWRIGHT, '--user-data-dir=/tmp/u', '--seeds=seeds'],
    packaged: true,
    expected: { ...none, seeds: '/home/me/seeds' },
  },
  {
    name: 'a folder with spaces, an equals sign and a line break',
    argv: ['/opt/postil', '--library=../my = library\n2'],
    packaged: true,
    expected: { ...none, library: '/home/my = library\n2' },
  },
  {
    name: 'a file to open',
    argv: ['electron', '.', 'article.txt', '--disable-gpu'],
    expected: { ...none, words: ['article.txt'] },
  },
  {
    name: 'a misspelt switch',
    argv: ['/opt/postil', '--libary=/tmp/l'],
    packaged: true,
    expected: { ...none, unknown: ['--libary=/tmp/l'] },
  },
  {
    name: 'a switch without its folder',
    argv: ['/opt/postil', '--library=', '--seeds', 'x'],
    packaged: true,
    expected: { ...none, words: ['x'], unknown: ['--library=', '--seeds'] },
  },
  {
    name: 'the last of two',
    argv: ['/opt/postil', '--library=/a', '--library=/b'],
    packaged: true,
    expected: { ...none, library: '/b' },
  },
  {
    name: 'a word of the command line, and all behind it',
    argv: ['/opt/postil', '--no-sandbox', 'export', '--format=csv', '--inspect=0', '-r', 'x'],
    packaged: true,
    expected: { ...none, command: ['export', '--format=csv', '--inspect=0', '-r', 'x'] },
  },
  {
    name: 'a link behind --, and nothing there as a switch or a command',
    argv: ['/opt/postil', '--disable-gpu', '--', '--library=/x', '-r', 'export', 'postil://open/a'],
    packaged: true,
    expected: { ...none, words: ['--library=/x', '-r', 'export', 'postil://open/a'] },
  },
  {
    name: 'what macOS and Chromium add',
    argv: ['/opt/postil', '-psn_0_12345', '--original-process-start-time=1', '--enable-features=A,B'],
    packaged: true,
    expected: none,
  },
]

describe('the arguments', () => {
  it.each(CASES)('reads $name', ({ argv, packaged, expected }) => {
    expect(parseArguments({ argv, defaultApp: !packaged, cwd: '/home/me' })).toEqual(expected)
  })
})
