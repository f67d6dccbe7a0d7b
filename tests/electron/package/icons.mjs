// @ts-check
/**
 * Draws the app's icon in all sizes, after main/app/icons/icon.svg was changed: node tests/electron/package/icons.mjs
 * The results are committed, so that whoever packs needs no browser for them.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { findChromium } from '../launch/system.mjs'

const ICONS = join(import.meta.dirname, '../../../main/app/icons')
/** For Linux, by the names that electron-builder and icon themes know. */
const SIZES = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024]
const IN_ICO = [16, 24, 32, 48, 64, 128, 256]
/** What Apple's format calls a PNG of so many pixels; 16 and 32 points are there at twice their size. */
const IN_ICNS = /** @type {const} */ ([
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
])

/** @type {Map<number, Buffer>} */
const pictures = new Map()
const executablePath = findChromium()
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox'],
})
for (const size of SIZES) {
  const svg = readFileSync(join(ICONS, size === 16 ? 'icon-16.svg' : 'icon.svg'), 'utf8')
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>* { margin: 0 } svg { display: block; width: ${size}px }</style>${svg}`)
  pictures.set(size, await page.screenshot({ omitBackground: true }))
  await page.close()
}
await browser.close()

for (const [size, picture] of pictures) writeFileSync(join(ICONS, `${size}x${size}.png`), picture)
writeFileSync(join(ICONS, 'icon.ico'), ico())
writeFileSync(join(ICONS, 'icon.icns'), icns())

/** Windows: a table of pictures, then the pictures; 256 is written as 0. */
function ico() {
  const head = Buffer.alloc(6 + 16 * IN_ICO.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(IN_ICO.length, 4)
  let at = head.length
  for (const [n, size] of IN_ICO.entries()) {
    const entry = 6 + 16 * n
    const { length } = picture(size)
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(length, entry + 8)
    head.writeUInt32LE(at, entry + 12)
    at += length
  }
  return Buffer.concat([head, ...IN_ICO.map(picture)])
}

/** macOS: each picture with its name and its length, and the same before all of them. */
function icns() {
  const parts = IN_ICNS.map(([name, size]) => block(name, picture(size)))
  return block('icns', Buffer.concat(parts))
}

/** @param {string} name @param {Buffer} content */
function block(name, content) {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32BE(content.length + 8, 4)
  return Buffer.concat([head, content])
}

/** @param {number} size */
function picture(size) {
  const found = pictures.get(size)
  if (!found) throw new Error(`no picture of ${size} pixels was drawn`)
  return found
}
