/** How dates, people and counts read in a format that is for people. */
import type { Appearance, Article, Person } from '../../../preload/model.ts'

/** "6 March 2014" of an ISO date, as precise as it is. */
export function dateInWords(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number)
  if (year === undefined || month === undefined) return iso
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(new Date(Date.UTC(year, month - 1, day ?? 1)))
}

/** "about 4 March 2014 to 6 March 2014". */
export function saidInWords(said: NonNullable<Appearance['said']>): string {
  const days = [said.from, ...(said.to === null ? [] : [said.to])].map(dateInWords)
  return (said.about ? 'about ' : '') + days.join(' to ')
}

/** "Sergei Lavrov, Foreign Minister of Russia". */
export function personInWords(person: Person): string {
  return person.role === '' ? person.name : `${person.name}, ${person.role}`
}

/** Where an article comes from: "6 March 2014 · The Courier · By A. Writer". */
export function originInWords({ publishedOn, publisher, byline }: Article): string[] {
  return [publishedOn === null ? null : dateInWords(publishedOn), publisher, byline].filter(
    (part): part is string => part !== null && part !== '',
  )
}

/** The beginning of a text in one line, cut between words. `limit` is a number of characters. */
export function beginning(text: string, limit: number): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()]
  if (characters.length <= limit) return characters.join('')
  const cut = characters.slice(0, limit).join('')
  return `${cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut}…`
}

/** "3 claims, 1 note"; what there is none of is not named. */
export function countsInWords(counts: readonly (readonly [number, string])[]): string {
  const said = counts.filter(([count]) => count > 0)
  return said.map(([count, name]) => `${count} ${name}${count === 1 ? '' : 's'}`).join(', ')
}
