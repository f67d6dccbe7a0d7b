import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Annotation, Article } from '../../preload/model.ts'
import { spansOf } from '../../preload/rows.ts'
import { FILES_FOLDER } from '../store/evidence-files.ts'
import type { ArticleContent, Content } from '../library.ts'
import { reading } from './readable.ts'
import type { Say } from './say.ts'
import { EXIT } from './words.ts'

/** Something that is wrong, and where. */
interface Fault {
  file: string | null
  article: string | null
  record: string | null
  what: string
}

/** Reads a whole library and says what is wrong with it. */
export async function check(folder: string, say: Say): Promise<number> {
  const faults: Fault[] = []
  const counts = await reading(folder, async (library) => {
    const view = library.view()
    const articles: ArticleContent[] = []
    for (const { id, title } of view.articles)
      try {
        articles.push(...(await library.content(id)).articles)
      } catch (error) {
        const what = error instanceof Error ? error.message : String(error)
        faults.push({ file: null, article: id, record: null, what: `“${title}”: ${what}` })
      }
    // What was said while it was opened, and while its articles were.
    for (const { level, file, message } of library.view().notices)
      if (level !== 'info') faults.push({ file, article: null, record: null, what: message })
    const content: Content = { ...view, articles, elsewhere: { claims: [], relations: [] } }
    faults.push(...articles.flatMap((each) => passageFaults(each)), ...linkFaults(content))
    return {
      articles: articles.length,
      annotations: articles.reduce((sum, { annotations }) => sum + annotations.length, 0),
      claims: articles.reduce((sum, { claims }) => sum + claims.length, 0),
    }
  })
  faults.push(...(await fileFaults(folder)))
  say.result({ library: folder, ...counts, faults }, () => {
    for (const { file, what } of faults)
      say.line(file === null || what.includes(file) ? what : `${file}: ${what}`)
    say.line(
      `${counts.articles} articles, ${counts.annotations} annotations, ${counts.claims} claims: ` +
        (faults.length === 0
          ? 'nothing is wrong.'
          : faults.length === 1
            ? 'one fault.'
            : `${faults.length} faults.`),
    )
  })
  return faults.length === 0 ? EXIT.fine : EXIT.faults
}

/** Passages that do not stand where their records say. */
function passageFaults({ article, annotations }: ArticleContent): Fault[] {
  return annotations.flatMap((annotation) => {
    const what = passageFault(annotation, article)
    return what === null
      ? []
      : [{ file: `annotations/${article.id}.json`, article: article.id, record: annotation.id, what }]
  })
}

function passageFault(annotation: Annotation, { text, revision, title }: Article): string | null {
  const { state, revision: over } = annotation.target
  if (state === 'gone') return null
  if (over !== revision)
    return `The annotation ${annotation.id} in “${title}” is over revision ${over}, and the article is at ${revision}.`
  for (const { start, end, exact } of spansOf(annotation))
    if (text.slice(start, end) !== exact)
      return `The annotation ${annotation.id} in “${title}” says “${exact.slice(0, 60)}” where the text has “${text.slice(start, end).slice(0, 60)}”.`
  return null
}

/** Records that lead to what is not there. */
function linkFaults({ articles, tags, people }: Content): Fault[] {
  const known = {
    claim: new Set(articles.flatMap(({ claims }) => claims.map(({ id }) => id))),
    tag: new Set(tags.map(({ id }) => id)),
    person: new Set(people.map(({ id }) => id)),
  }
  const faults: Fault[] = []
  for (const { article, annotations, claims, relations } of articles) {
    const miss = (record: string, kind: keyof typeof known, id: string | null): void => {
      if (id === null || known[kind].has(id)) return
      const what = `${record} in “${article.title}” leads to the ${kind} ${id}, which is not there.`
      faults.push({ file: `annotations/${article.id}.json`, article: article.id, record: id, what })
    }
    for (const annotation of annotations) {
      const name = `The annotation ${annotation.id}`
      for (const tag of annotation.tags) miss(name, 'tag', tag)
      if (annotation.kind !== 'appearance') continue
      miss(name, 'claim', annotation.claim)
      miss(name, 'person', annotation.source.person)
    }
    for (const { id, claimant, joinedTo } of claims) {
      miss(`The claim ${id}`, 'person', claimant)
      miss(`The claim ${id}`, 'claim', joinedTo)
    }
    for (const { id, from, to } of relations)
      for (const end of [from, to]) miss(`The relation ${id}`, 'claim', end)
  }
  return faults
}

/** Files that were copied in and are not what their names say. */
async function fileFaults(folder: string): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const name of await readdir(join(folder, FILES_FOLDER)).catch(() => [])) {
    if (!/^[0-9a-f]{64}$/.test(name)) continue
    const hash = createHash('sha256')
    await pipeline(createReadStream(join(folder, FILES_FOLDER, name)), hash)
    if (hash.digest('hex') === name) continue
    const file = `${FILES_FOLDER}/${name}`
    faults.push({
      file,
      article: null,
      record: null,
      what: `${file} is damaged: it is not the file that was copied in.`,
    })
  }
  return faults
}
