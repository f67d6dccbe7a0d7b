import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { FORMATS } from '../../main/formats/registry.ts'

const README = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8')

it.each(FORMATS)(
  'the README says of $id what the registry says',
  ({ id, name, extension, reads, positions, about }) => {
    const row = README.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${id}\``))
    const cells = row
      ?.split('|')
      .map((cell) => cell.trim())
      .slice(1, -1)
    expect(cells).toEqual([
      `${name} (\`.${extension}\`)`,
      `\`${id}\``,
      reads ? 'yes' : 'no',
      positions,
      about,
    ])
  },
)
