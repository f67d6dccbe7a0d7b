/** The licences of packages, from their folders. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CARRIED } from './carried.ts'
import type { Licence } from '../../../preload/about.ts'

const LICENCE_FILE = /^(licen[cs]e|copying|notice|ofl)\b/i
const APACHE_WHOLE = /TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION/

/**
 * By name. Fails where a package has no licence that can be shown: such a one cannot be shipped.
 * @param folders those of the packages
 */
export function licencesOf(folders: Iterable<string>): Licence[] {
  const found = new Map<string, Licence>()
  for (const licence of [...folders].flatMap(ofFolder))
    found.set(`${licence.name}@${licence.version}`, licence)
  const all = [...found.values()].sort(byName)
  return all.map((licence) => ({ ...licence, text: whole(licence, all) }))
}

function ofFolder(folder: string): Licence[] {
  const { name, version, license, homepage } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Record<'name' | 'version' | 'license' | 'homepage', string | undefined>
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
  if (!name || !version || typeof license !== 'string')
    throw new Error(`${folder}: package.json names no licence, so that it cannot be shipped`)
  if (texts.length === 0)
    throw new Error(`${name} ${version}: there is no file with its licence in ${folder}`)
  return [
    { name, version, licence: license, home: homepage ?? null, text: texts.join('\n\n') },
    ...carriedBy(name, folder),
  ]
}

function carriedBy(name: string, folder: string): Licence[] {
  return CARRIED.filter(({ by }) => by === name).map(({ file, version, licence }) => {
    const said = version.exec(readFileSync(join(folder, file), 'utf8'))?.[1]
    if (!said) throw new Error(`${name} carries no ${licence.name} any more: take it out of carried.ts`)
    return { ...licence, version: said }
  })
}

/** Some packages say no more than that the Apache licence is theirs; whoever gets them must get its text too. */
function whole({ licence, text }: Licence, all: readonly Licence[]): string {
  if (licence !== 'Apache-2.0' || APACHE_WHOLE.test(text)) return text
  const full = all.find(({ text }) => APACHE_WHOLE.test(text))
  if (!full) throw new Error('no package has the whole text of the Apache licence')
  return `${text}\n\n${full.text}`
}

const byName = (a: Licence, b: Licence) =>
  a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en', { numeric: true })
