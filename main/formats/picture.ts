import type { PictureKind } from '../../preload/contract.ts'

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** The declaration, comments and document type that may stand before the root element. */
const BEFORE_ROOT = /^\ufeff?(?:\s+|<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE\s+svg\b[^>[]*>)*/i

/** Whether bytes are what a picture of that kind begins with, so that nothing else is written under its name. */
export function isPicture(kind: PictureKind, bytes: Uint8Array): boolean {
  if (kind === 'png') return PNG.every((byte, index) => bytes[index] === byte)
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const root = text.slice(BEFORE_ROOT.exec(text)?.[0].length ?? 0)
    return /^<svg[\s>/]/.test(root) && /(?:<\/svg>|\/>)\s*$/.test(root)
  } catch {
    return false
  }
}
