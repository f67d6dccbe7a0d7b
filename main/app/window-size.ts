import { readFileSync } from 'node:fs'
import type { BrowserWindow } from 'electron'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'
import { LEAST, USUAL_SIZE, type Size } from './window.ts'

const Stored = z.object({ width: z.int().max(32_000), height: z.int().max(32_000) })

/**
 * The size that the window had when it was last closed. The place is not kept: Wayland neither tells nor sets it.
 * It is read at once, since the window waits for it, and a file that says nothing useful means the usual size.
 */
export function rememberedSize(file: string): Size {
  try {
    const { width, height } = Stored.parse(JSON.parse(readFileSync(file, 'utf8')))
    return { width: Math.max(width, LEAST.width), height: Math.max(height, LEAST.height) }
  } catch {
    return USUAL_SIZE
  }
}

/** Remembers a window's size when it closes. */
export function rememberSize(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const { width, height } = window.getNormalBounds()
    try {
      // At once: the app may be gone before anything that it waits for is done.
      writeFileAtomic.sync(file, JSON.stringify({ width, height }))
    } catch (error) {
      console.error(`${file} could not be written:`, error)
    }
  })
}
