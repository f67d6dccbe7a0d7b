import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { IMPORT_CASES } from '../fixtures/import-cases.ts'
import { RULES, violations } from './imports.ts'

const root = join(import.meta.dirname, '../..')

describe('the directions of imports', () => {
  it.each(IMPORT_CASES)('sees $name', ({ files, breaks }) => {
    const found = violations(files)
    if (breaks === null) expect(found).toEqual([])
    else expect(found.join('\n')).toContain(breaks)
  })

  it('has a case that breaks each rule', () => {
    const broken = IMPORT_CASES.map(({ breaks }) => breaks)
    expect(RULES.filter(({ why }) => !broken.includes(why))).toEqual([])
  })

  it('are kept by the app', () => {
    const paths = ['main', 'preload', 'renderer'].flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.(ts|svelte)$/.test(path))
        .map((path) => `${room}/${path.replaceAll('\\', '/')}`),
    )
    expect(paths).toContain('main/index.ts')
    const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
    expect(violations(files)).toEqual([])
  })
})
