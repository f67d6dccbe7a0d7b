import type { Licence } from '../../../preload/about.ts'

const LINE = '-'.repeat(80)

/** All of them as one text for people. Packages that say the same share one text. */
export function asText(licences: readonly Licence[]): string {
  const byText = new Map<string, Licence[]>()
  for (const licence of licences) byText.set(licence.text, [...(byText.get(licence.text) ?? []), licence])
  const head = `Postil ships with the work of others. Their licences, word for word:\n
${licences.map(({ name, version, licence }) => `  ${name} ${version} (${licence})`).join('\n')}
`
  const parts = [...byText].map(
    ([text, of]) =>
      `${LINE}\n${of.map(({ name, version, licence }) => `${name} ${version} (${licence})`).join('\n')}\n\n${text}\n`,
  )
  return [head, ...parts].join('\n')
}
