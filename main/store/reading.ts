import type { Reading } from '../annotations/reading.ts'
import type { ClaimIndex } from './claim-index.ts'
import type { Counts } from './counts.ts'
import type { DataFiles } from './data-files.ts'
import type { Texts } from './texts.ts'

/** What edits are worked out from, over the data files in memory. */
export function readingOf(files: DataFiles, counts: Counts, index: ClaimIndex, texts: Texts): Reading {
  return {
    text: (id) => texts.loaded(id),
    revision: (id, revision) => texts.revision(id, revision),
    article: (id) => files.library.tables.article.get(id) ?? null,
    articles: () => files.library.tables.article.values(),
    storedSeed: (id) => texts.seed(id),
    collections: () => files.library.tables.collection.values(),
    deletedSeeds: () => files.library.tables.deletedSeed.values(),
    annotation: (article, id) => files.article(article).tables.annotation.get(id) ?? null,
    annotations: (article) => files.article(article).tables.annotation.values(),
    claim: (id) => index.claims.get(id) ?? null,
    claims: () => index.claims.values(),
    appearance: (id) => index.appearances.get(id) ?? null,
    appearances: () => index.appearances.values(),
    relation: (id) => index.relations.get(id) ?? null,
    appearancesOf: (claim) => index.appearancesOf(claim),
    joinedTo: (claim) => index.joinedTo(claim),
    relationsOf: (claim) => index.relationsOf(claim),
    *tagged(tag) {
      for (const article of counts.articlesWithTag(tag))
        for (const annotation of files.article(article).tables.annotation.values())
          if (annotation.tags.includes(tag)) yield annotation
    },
    people: () => files.library.tables.person.values(),
    tags: () => files.library.tables.tag.values(),
    scales: () => files.library.tables.scale.values(),
    filters: () => files.library.tables.filter.values(),
  }
}
