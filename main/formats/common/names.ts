import type { Article } from '../../../preload/model.ts'

/** What no file system of the three takes in a name, and what would make it a path. */
// eslint-disable-next-line no-control-regex
const UNFIT = /[\u0000-\u001f\u007f<>:"/\\|?*\u2028\u2029]+/g
/** Names that Windows keeps for itself, with any extension. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i
const LONGEST = 100

/**
 * A name of its own for each article, without an extension, fit for a file on any system: that of the file it came from, or
 * else its title. By article id; the same articles in the same order have the same names.
 */
export function fileNamesOf(articles: readonly Article[]): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(
    articles.map((article) => {
      const stem = fit((article.file ?? article.path?.split('/').at(-1))?.replace(/\.\w{1,20}$/, '') ?? '')
      const base = stem || fit(article.title) || 'article'
      let name = base
      for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${base}-${number}`
      taken.add(name.toLowerCase())
      return [article.id, name]
    }),
  )
}

/** Words as a name that any file system takes; "" where nothing of them is left. */
export function fit(words: string): string {
  const name = [...words.replace(UNFIT, ' ').replace(/\s+/gu, ' ').trim()]
    .slice(0, LONGEST)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '')
  return DEVICES.test(name) ? `${name}-` : name
}
