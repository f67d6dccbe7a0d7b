// @ts-check
/**
 * Makes a .deb of a packed folder with dpkg and fakeroot alone. electron-builder fetches its own maker of such packages,
 * which a closed network does not let through; what both are told is the same (package.json).
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import debian from 'electron-installer-debian'
import { APP, desktopEntry, mimeInfo } from './desktop.mjs'

const ROOT = join(import.meta.dirname, '../../..')
const ICONS = join(ROOT, 'main/app/icons')
const { linux, deb } = APP.build

/** What the stand-in needs of Debian. It needs Node 20 or newer too, which Debian 12 does not have. */
const STAND_IN_DEPENDS = ['chromium']

/**
 * @typedef {object} Deb
 * @property {string} folder the packed app
 * @property {string} output
 * @property {boolean} standIn
 * @property {string} [mark] goes behind the version: what carries a mark is older than what ships, so that this replaces it
 * @property {string} [why] why it is not to be shipped, if it is not
 */

/** @param {Deb} of @returns {Promise<string>} the package's path */
export async function makeDeb({ folder, output, standIn, mark, why }) {
  const work = mkdtempSync(join(tmpdir(), 'postil-deb-'))
  const template = join(work, 'postil.desktop')
  writeFileSync(template, desktopEntry(why ? `${APP.productName} (test build)` : APP.productName))
  const options = {
    src: folder,
    dest: output,
    name: linux.executableName,
    bin: linux.executableName,
    version: mark ? `${APP.version}~${mark}` : APP.version,
    arch: execFileSync('dpkg', ['--print-architecture'], { encoding: 'utf8' }).trim(),
    productName: APP.productName,
    description: why ? `TEST BUILD, not to be shipped: ${why}` : linux.synopsis,
    productDescription: linux.description,
    section: deb.packageCategory,
    maintainer: linux.maintainer,
    desktopTemplate: template,
    icon: icons(),
    // Of what electron-installer-debian would add by itself, nothing is left.
    depends: standIn ? STAND_IN_DEPENDS : deb.depends,
  }
  mkdirSync(output, { recursive: true })
  const installer = new PostilDeb({ ...options, rename: named, logger: () => undefined })
  try {
    await installer.generateDefaults()
    installer.generateOptions()
    await installer.createStagingDir()
    await installer.createContents()
    await installer.createPackage()
    await installer.movePackage()
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return /** @type {string} */ (installer.options.packagePaths[0])
}

/** @param {string} folder @param {string} file */
const named = (folder, file) => join(folder, file)

class PostilDeb extends debian.Installer {
  get contentFunctions() {
    return [...super.contentFunctions, 'createMimeInfo']
  }

  generateOptions() {
    super.generateOptions()
    // The package's own list is whole. Recommendations of desktops of long ago are left out.
    Object.assign(this.options, { depends: this.userSupplied.depends, recommends: [], suggests: [] })
    return this.options
  }

  /** Ours; those of what ships with it stand in the app's folder. @param {string} file */
  copyLicense(file) {
    const own = readFileSync(join(ROOT, 'LICENSE'), 'utf8')
    const others = `/usr/lib/${this.appIdentifier}`
    writeFileSync(
      file,
      `${own}
What ships with it has licences of its own:
${others}/resources/THIRD-PARTY-LICENSES.txt
${others}/LICENSE.electron.txt
${others}/LICENSES.chromium.html
`,
    )
    return Promise.resolve()
  }

  createMimeInfo() {
    const folder = join(this.stagingDir, this.baseAppDir, 'share/mime/packages')
    mkdirSync(folder, { recursive: true })
    const file = join(folder, `${this.appIdentifier}.xml`)
    writeFileSync(file, mimeInfo())
    chmodSync(file, 0o644)
  }
}

/** By the names of icon themes. */
function icons() {
  const sizes = readdirSync(ICONS).flatMap((name) => /^(\d+x\d+)\.png$/.exec(name)?.[1] ?? [])
  return {
    ...Object.fromEntries(sizes.map((size) => [size, join(ICONS, `${size}.png`)])),
    scalable: join(ICONS, 'icon.svg'),
  }
}
