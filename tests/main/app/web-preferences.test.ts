import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { describe, expect, it } from 'vitest'
import { SHUT_IN } from '../../../main/app/web-preferences.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** What is written between the braces of each `webPreferences` of the windows that main makes. */
function preferencesInMain(): string[] {
  const files = readdirSync(join(ROOT, 'main'), { recursive: true, encoding: 'utf8' })
  return files
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) =>
      readFileSync(join(ROOT, 'main', name), 'utf8')
        .split('new BrowserWindow(')
        .slice(1)
        .map((rest) => /webPreferences: \{([^}]*)\}/.exec(rest)?.[1]?.trim() ?? 'none'),
    )
}

describe('windows', () => {
  it('are shut in', () => {
    expect(SHUT_IN).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    })
  })

  it('are so all of them, and none takes any of it back', () => {
    const all = preferencesInMain()
    expect(all.length).toBeGreaterThan(1)
    for (const written of all) {
      expect(written).toMatch(/^\.\.\.SHUT_IN\b/)
      expect(Object.keys(SHUT_IN).filter((key) => new RegExp(`\\b${key}\\b`).test(written))).toEqual([])
    }
  })

  it('run no script where only a report is printed', () => {
    expect(preferencesInMain().filter((written) => !written.includes('preload'))).toEqual([
      '...SHUT_IN, javascript: false',
    ])
  })
})

describe('fuses', () => {
  const { build } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    build: { asar: boolean; electronFuses: Record<string, boolean> }
  }

  it('are set as is safe, each that electron-builder knows', () => {
    expect(build.asar).toBe(true)
    expect(build.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it('are all that there are: a new one is looked at before it is left as it comes', () => {
    const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)))
    const set = Object.keys(build.electronFuses).map((name) => name.toLowerCase())
    // How WebAssembly checks its bounds: as fast as it comes, and no way in. electron-builder 26 has no key for it.
    expect(known.filter((name) => !set.includes(name.toLowerCase()))).toEqual(['WasmTrapHandlers'])
  })
})
