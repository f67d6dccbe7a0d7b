/** Which file an annotation goes to: the annotations of several people over one text are kept apart. */
import { grouped } from '../common/grouped.ts'
import type { Annotation } from '../../../preload/model.ts'
import { fit } from '../common/names.ts'
import { Kept, KeptOfArticle, keptOf } from './kept.ts'
import { ownerOf } from './pairs.ts'
import type { ArticleView } from '../common/view.ts'

export interface FilePlan {
  /** AUTHOR in NAME_AUTHOR.ann; '' is NAME.ann. */
  suffix: string
  /** Who that is: a name of a file cannot say every name. Where one person annotated the text, it is as the file says. */
  author: string
  annotations: Annotation[]
  /** Lines of kinds that brat does not have. */
  lines: string[]
}

/**
 * The files of one article: NAME.ann where one person annotated it, NAME_AUTHOR.ann for each where several did, and the names
 * that files had which came from brat. `names` are the names of all texts of the export.
 */
export function filePlans(
  { article, annotations }: ArticleView,
  name: string,
  names: ReadonlySet<string>,
): FilePlan[] {
  const firstKept = new Map<string, string>()
  const keptFile = (each: Annotation): string | undefined => keptOf(each, Kept)?.file
  for (const each of annotations) {
    const file = keptFile(each)
    if (file !== undefined && !firstKept.has(each.author)) firstKept.set(each.author, file)
  }
  // Two files of one person have ids of their own each, which one file could not hold.
  const byFile = grouped(annotations, (each) =>
    JSON.stringify([each.author, keptFile(each) ?? firstKept.get(each.author)]),
  )
  const taken = new Set<string>()
  const plans = [...byFile.values()].map((own): FilePlan => {
    const author = own[0]?.author ?? ''
    const kept = own.map(keptFile).find((file) => file !== undefined)
    const wanted = fit((kept ?? (byFile.size === 1 ? '' : author)).replace(/\t/g, ' '))
    const suffix = free(wanted, fit(author), name, names, taken)
    const isAlone = byFile.size === 1 && suffix === ''
    return { suffix, author: isAlone ? '' : author, annotations: own, lines: [] }
  })
  for (const [suffix, lines] of Object.entries(keptOf(article, KeptOfArticle)?.lines ?? {})) {
    const plan = plans.find((each) => each.suffix === suffix)
    if (plan) plan.lines.push(...lines)
    else {
      const own = free(fit(suffix), '', name, names, taken)
      plans.push({ suffix: own, author: own, annotations: [], lines })
    }
  }
  // brat shows no text without annotation file.
  return plans.length > 0 ? plans : [{ suffix: '', author: '', annotations: [], lines: [] }]
}

/** A suffix that no other author has, and that does not make the file another text's. */
function free(
  wanted: string,
  otherwise: string,
  name: string,
  names: ReadonlySet<string>,
  taken: Set<string>,
): string {
  const isFree = (suffix: string): boolean =>
    !taken.has(suffix.toLowerCase()) && ownerOf(stemOf(name, suffix), names)?.name === name
  let suffix = wanted
  if (!isFree(suffix)) suffix = otherwise === '' ? 'author' : otherwise
  for (let number = 2; !isFree(suffix); number++)
    suffix = `${otherwise === '' ? 'author' : otherwise}-${number}`
  taken.add(suffix.toLowerCase())
  return suffix
}

export const stemOf = (name: string, suffix: string): string => (suffix === '' ? name : `${name}_${suffix}`)
