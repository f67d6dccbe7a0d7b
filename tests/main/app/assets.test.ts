import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
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
  ['app://other/index.html', null],
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
  })
  afterAll(() => rm(folder, { recursive: true }))

  const get = (url: string, method = 'GET') => serveAsset(root, { url, method })

  it('serves the page under its policy', async () => {
    const response = await get(HOME)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
    expect(await response.text()).toContain('Postil')
  })

  it('names a script as one', async () => {
    expect((await get('app://postil/a.js')).headers.get('content-type')).toContain('text/javascript')
  })

  it.each([
    ['a file that is not there', 'app://postil/b.js', 'GET', 404],
    ['a folder', 'app://postil/folder.js', 'GET', 404],
    ['a type that the page has no use for', 'app://postil/a.exe', 'GET', 404],
    ['a neighbour whose name begins alike', 'app://postil/..%2frenderer-secret.html', 'GET', 404],
    ['a request that sends something', HOME, 'POST', 405],
  ])('answers %s with no file and under the policy', async (_name, url, method, status) => {
    const response = await get(url, method)
    expect(response.status).toBe(status)
    expect(await response.text()).toBe('')
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
  })
})
