/** nativeImage: an icon's file and whether it could be read; nothing here draws it. */
import { existsSync } from 'node:fs'
import { guard } from './guard.ts'

export const NATIVE_IMAGE_MEMBERS = ['createFromPath', 'createEmpty'] as const

const image = (empty: boolean): Electron.NativeImage =>
  guard({ isEmpty: () => empty }, 'NativeImage', ['isEmpty']) as unknown as Electron.NativeImage

const double: Pick<typeof Electron.NativeImage, (typeof NATIVE_IMAGE_MEMBERS)[number]> = {
  createFromPath: (path) => image(!existsSync(path)),
  createEmpty: () => image(true),
}

/** What main imports as nativeImage. */
export const nativeImage = guard(double, 'nativeImage', NATIVE_IMAGE_MEMBERS)
