import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assetPath, CONTENT_SECURITY_POLICY, HOME, serveAsset } from '../../../main/app/assets.ts'

const PATHS: [address: string, path: string | null][] = [
  ['app://postil/', 'index.html'],
  ['app://postil/index.html', 'index.html'],
  ['app://POSTIL/index.html', 'index.html'],
  ['app://postil/assets/a.js?v=1#x', 'assets/a.js'],
  ['app://postil/assets/a%20b.js', 'assets/a b.js'],
  ['app://postil/../secret.html', 'secret.html'],
  ['app://postil/%2e%2e/secret.html', 'secret.html'],
  ['app://postil/%2e%2e%2fsecret.html', null],
  ['app://postil/..%2f..%2fetc/passwd', null],
  ['app://postil/..%5c..%5csecret.html', null],
  ['app://postil/assets/%00.js', null],
  ['app://postil/%', null],
  ['app://postil/%2f%2fserver/share.html', 'server/share.html'],
  ['app://postil/assets/..%2f..%2findex.html', null],
  ['app://postil/%252e%252e%252fsecret.html', '%2e%2e%2fsecret.html'],
  ['app://postil/assets\\..\\..\\secret.html', null],
  ['app://postil/C:%5cWindows%5cwin.ini', null],
  ['app://postil//etc/passwd', 'etc/passwd'],
  ['app://postil/..', null],
  ['app://postil/%2e%2e%2f', null],
  ['app://postil/.%2f', null],
  ['app://postil/index.html%00.js', null],
  ['app://postil/%c0%ae%c0%ae/secret.html', null],
  ['app://postil', null],
  ['app://other/index.html', null],
  ['app://report/index.html', null],
  ['app://postil.example.org/index.html', null],
  ['app:///index.html', null],
  ['app:index.html', null],
  ['app://me@postil/index.html', null],
  ['app://me:word@postil/index.html', null],
  ['app://:word@postil/index.html', null],
  ['app://postil:81/index.html', null],
  ['https://postil/index.html', null],
  ['nonsense', null],
]

describe('addresses of the page', () => {
  it.each(PATHS)('%s is %s', (address, path) => {
    expect(assetPath('/app/out/renderer', address)).toBe(
      path === null ? null : join('/app/out/renderer', path),
    )
  })
})

describe('the policy', () => {
  // Each by itself: where one is missing, `default-src` or another wall may hide it from whoever tries the page.
  it('is this, and nothing else', () => {
    expect(CONTENT_SECURITY_POLICY.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-src 'none'",
      "worker-src 'none'",
      "frame-ancestors 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types svelte-trusted-html',
    ])
  })

  it('lets nothing in by a scheme, from the network or written into the page', () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|blob:|\*|script-src[^;]*data:/)
  })
})

describe('what is served', () => {
  let folder: string
  let root: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'postil assets ü '))
    root = join(folder, 'renderer')
    await mkdir(join(root, 'folder.js'), { recursive: true })
    await writeFile(join(root, 'index.html'), '<!doctype html><title>Postil</title>')
    await writeFile(join(root, 'a.js'), 'export {}')
    await writeFile(join(root, 'a.exe'), '')
    await writeFile(join(folder, 'renderer-secret.html'), 'secret')
    await symlink(join(folder, 'renderer-secret.html'), join(root, 'out.html'))
    await symlink(folder, join(root, 'up'))
    await symlink(join(root, 'a.js'), join(root, 'within.js'))
    await symlink(join(root, 'nowhere.js'), join(root, 'dangling.js'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const get = (url: string, method = 'GET') => serveAsset(root, { url, method })

  it('serves the page under its policy', async () => {
    const response = await get(HOME)
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'x-dns-prefetch-control': 'off',
    })
    expect(await response.text()).toContain('Postil')
  })

  it('names a script as one', async () => {
    expect((await get('app://postil/a.js')).headers.get('content-type')).toContain('text/javascript')
  })

  it('serves what is below the folder, whatever it is called there, from a folder that is a link itself', async () => {
    expect((await get('app://postil/within.js')).status).toBe(200)
    const linked = join(folder, 'linked')
    await symlink(root, linked)
    expect((await serveAsset(linked, { url: HOME, method: 'GET' })).status).toBe(200)
  })

  it.each([
    ['a file that is not there', 'app://postil/b.js', 'GET', 404],
    ['a folder', 'app://postil/folder.js', 'GET', 404],
    ['a type that the page has no use for', 'app://postil/a.exe', 'GET', 404],
    ['a neighbour whose name begins alike', 'app://postil/..%2frenderer-secret.html', 'GET', 404],
    ['a link out of the folder', 'app://postil/out.html', 'GET', 404],
    ['what lies behind a link out of the folder', 'app://postil/up/renderer-secret.html', 'GET', 404],
    ['a link to nothing', 'app://postil/dangling.js', 'GET', 404],
    ['a folder that is there', 'app://postil/up', 'GET', 404],
    ['a request that sends something', HOME, 'POST', 405],
    ['a request for the headers alone', HOME, 'HEAD', 405],
    ['a request that writes', HOME, 'PUT', 405],
  ])('answers %s with no file and under the policy', async (_name, url, method, status) => {
    const response = await get(url, method)
    expect(response.status).toBe(status)
    expect(await response.text()).toBe('')
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
  })
})
