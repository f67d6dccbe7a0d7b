import type { Content } from '../library.ts'
import type { Format } from './common/format.ts'
import { fileNamesOf } from './common/names.ts'
import { isPlaced, viewOf } from './common/view.ts'
import { layersOf } from './webanno-tsv/layers.ts'
import { tableOf } from './webanno-tsv/table.ts'
import { verifyWebannoTsv } from './webanno-tsv/verify.ts'
import { spansOf } from '../../preload/rows.ts'

/**
 * WebAnno TSV 3.3, one file an article; positions are UTF-16 code units. The layers webanno.custom.Claim and
 * webanno.custom.Mark, with their relations, have to be made in the project before the files are imported there.
 */
export const webannoTsv: Format = {
  id: 'webanno-tsv',
  name: 'WebAnno TSV',
  extension: 'zip',
  mediaType: 'application/zip',
  about: 'Tables with one word a row, for WebAnno, INCEpTION and programs that read theirs.',
  asks: [],
  makes: 'folder',
  positions: 'UTF-16',
  holds: {
    texts: true,
    details: false,
    spans: true,
    fragments: true,
    wholeArticle: false,
    unplaced: false,
    kinds: true,
    tags: true,
    notes: true,
    attributions: true,
    quoting: false,
    claims: true,
    speakers: true,
    verdicts: true,
    evidence: false,
    relations: true,
    joins: true,
    people: false,
    tagColours: false,
    entries: false,
    authors: false,
    ids: false,
    foreign: false,
  },
  write(content) {
    const view = viewOf(content)
    const names = fileNamesOf(content.articles.map(({ article }) => article))
    return view.articles.map((each) => ({
      path: `${names.get(each.article.id) ?? each.article.id}.tsv`,
      bytes: new TextEncoder().encode(tableOf(each, view)),
    }))
  },
  verify: verifyWebannoTsv,
  losses,
}

function losses(content: Content): string[] {
  const view = viewOf(content)
  const left = view.articles.flatMap((each) => layersOf(each, view).left)
  const spans = view.articles.flatMap((each) => each.annotations.filter(isPlaced).flatMap(spansOf))
  const noted = view.relations.some(({ relation }) => relation.note !== '')
  return [
    ...(left.length === 0 ? [] : ['Relations between claims of two articles are left out.']),
    ...(noted ? ['Notes on relations are left out.'] : []),
    ...(spans.some((span) => span.exact.trim() !== span.exact)
      ? [
          'Passages are written without the white space at their ends, and not where there is nothing else in them.',
        ]
      : []),
  ]
}
