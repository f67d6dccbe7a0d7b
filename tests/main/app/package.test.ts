/** What packagers are told of the app, held to what the app does. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { IMPORTED_EXTENSIONS } from '../../../main/articles/import/gather.ts'
import { EXCHANGE_EXTENSIONS } from '../../../main/formats/reading/extensions.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const ICONS = join(ROOT, 'main/app/icons')

interface Association {
  ext: string | string[]
  role?: string
  rank?: string
}
interface Workflow {
  permissions: unknown
  jobs: Record<
    string,
    {
      permissions?: unknown
      needs?: string
      env?: Record<string, string>
      strategy?: { matrix: { os?: string[]; include?: { os: string }[] } }
      steps: { uses?: string; run?: string }[]
    }
  >
}
interface Packaged {
  desktopName: string
  build: {
    linux: { icon: string; executableName: string; mimeTypes: string[] }
    win: { icon: string; fileAssociations: Association[] }
    mac: { icon: string; fileAssociations: Association[] }
    nsis: { deleteAppDataOnUninstall: boolean; include: string }
    protocols: { schemes: string[] }[]
  }
}
const { desktopName, build } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Packaged

const articles = IMPORTED_EXTENSIONS.map((extension) => extension.slice(1))
/** What is said of every archive, table of settings or tree of elements says nothing of annotations. */
const TOO_COMMON = ['zip', 'xml', 'conf', 'a1', 'a2', 'postil']
const annotations = EXCHANGE_EXTENSIONS.filter((extension) => !TOO_COMMON.includes(extension))

describe('the icons', () => {
  const pngs = readdirSync(ICONS).filter((name) => name.endsWith('.png'))

  it('are kept as drawings', () => {
    for (const name of ['icon.svg', 'icon-16.svg'])
      expect(readFileSync(join(ICONS, name), 'utf8')).toMatch(/^<svg xmlns=.*viewBox="0 0 (\d+) \1">/)
  })

  it('have all sizes that Linux asks for', () => {
    const wanted = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024]
    expect(pngs.map((name) => Number.parseInt(name)).sort((a, b) => a - b)).toEqual(wanted)
    for (const name of pngs) {
      const [width, height] = sizeOf(readFileSync(join(ICONS, name)))
      expect(`${width}x${height}.png`).toBe(name)
    }
  })

  it('hold what Windows picks from', () => {
    const ico = readFileSync(join(ICONS, 'icon.ico'))
    const pictures = Array.from({ length: ico.readUInt16LE(4) }, (_, n) => {
      const entry = 6 + 16 * n
      const at = ico.readUInt32LE(entry + 12)
      const [width, height] = sizeOf(ico.subarray(at, at + ico.readUInt32LE(entry + 8)))
      expect([ico[entry] || 256, ico[entry + 1] || 256]).toEqual([width, height])
      return width
    })
    expect(pictures).toEqual([16, 24, 32, 48, 64, 128, 256])
  })

  it('hold what macOS picks from', () => {
    const icns = readFileSync(join(ICONS, 'icon.icns'))
    expect(icns.toString('latin1', 0, 4)).toBe('icns')
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    const found: Record<string, number> = {}
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
      found[icns.toString('latin1', at, at + 4)] = sizeOf(icns.subarray(at + 8))[0]
    // Apple's names: 16 and 32 points at twice their size, then 128, 256 and 512, each once and at twice its size.
    const wanted = { ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 }
    expect(found).toEqual(wanted)
  })

  it('are where the packager looks for them', () => {
    for (const { icon } of [build.linux, build.win, build.mac])
      expect(existsSync(join(ROOT, icon))).toBe(true)
  })
})

describe('the files that Postil is offered for', () => {
  it('are those that it imports, on macOS', () => {
    expect(build.mac.fileAssociations.map(({ ext }) => sorted(ext))).toEqual([
      ['postil'],
      sorted(articles),
      sorted(annotations),
    ])
    // It takes nothing from the program that opens them now.
    expect(build.mac.fileAssociations.slice(1).map(({ role, rank }) => [role, rank])).toEqual([
      ['Viewer', 'Alternate'],
      ['Viewer', 'Alternate'],
    ])
  })

  it('are those that it imports, on Windows', () => {
    // The installer makes the app the default of what stands in the configuration.
    expect(build.win.fileAssociations.map(({ ext }) => ext)).toEqual(['postil'])
    const script = readFileSync(join(ROOT, build.nsis.include), 'utf8')
    const offered = [...script.matchAll(/^ {2}!insertmacro \$\{DO\} (\w+)$/gm)].map(
      ([, extension]) => extension!,
    )
    expect(sorted(offered)).toEqual(sorted([...articles, ...annotations]))
  })

  it('are known by type on Linux, where a type is known for them', () => {
    const types = ['text/plain', 'text/markdown', 'text/html', 'application/pdf', 'application/epub+zip']
    expect(build.linux.mimeTypes).toEqual(expect.arrayContaining(types))
  })
})

it('links and windows are known by the names that the app uses', () => {
  expect(build.protocols.map(({ schemes }) => schemes)).toEqual([['postil']])
  expect(desktopName).toBe(`${build.linux.executableName}.desktop`)
})

it('whoever removes the app keeps the library', () => {
  expect(build.nsis.deleteAppDataOnUninstall).toBe(false)
})

describe.each(['ci', 'release'])('the workflow %s', (name) => {
  const { permissions, jobs } = parse(
    readFileSync(join(ROOT, `.github/workflows/${name}.yml`), 'utf8'),
  ) as Workflow

  it('may read and no more, but for the job that drafts the release', () => {
    expect(permissions).toEqual({ contents: 'read' })
    const more = Object.entries(jobs).filter(([, job]) => job.permissions !== undefined)
    expect(more.map(([job, { permissions, needs }]) => [job, permissions, needs])).toEqual(
      name === 'release' ? [['release', { contents: 'write' }, 'package']] : [],
    )
  })

  it("uses GitHub's own actions, each with its version", () => {
    const used = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []))
    expect(used.length).toBeGreaterThan(0)
    for (const action of used) expect(action).toMatch(/^actions\/[\w-]+@v\d+$/)
  })

  it("tests on three systems, with the binary of Electron's own", () => {
    const job = jobs[name === 'ci' ? 'test' : 'package']
    const { os, include } = job?.strategy?.matrix ?? {}
    expect(os ?? include?.map((row) => row.os)).toEqual(['ubuntu-latest', 'windows-latest', 'macos-latest'])
    expect(job?.env).toEqual({ POSTIL_ELECTRON: 'electron' })
    const lines = job?.steps.flatMap(({ run }) => run ?? [])
    expect(lines).toEqual(expect.arrayContaining(['npm ci', 'npx install-electron', 'npm test']))
  })
})

const sorted = (extensions: string | readonly string[]) => [extensions].flat().sort()

/** Of a PNG, by its header. */
function sizeOf(png: Uint8Array): [width: number, height: number] {
  const view = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  expect(view.toString('latin1', 1, 4)).toBe('PNG')
  return [view.readUInt32BE(16), view.readUInt32BE(20)]
}
