/** Puts records of a file into a draft, and says what of them cannot be kept. */
import type { ReadProblem } from '../../../preload/interchange.ts'
import type { Records, Table } from '../../../preload/model.ts'
import type { Draft } from '../draft.ts'
import { fitRecord } from './fit-record.ts'

const NAMES: Readonly<Record<Table, string>> = {
  annotation: 'annotation',
  claim: 'claim',
  relation: 'relation',
  person: 'person',
  tag: 'tag',
  scale: 'scale',
  filter: 'saved filter',
  article: 'article',
  collection: 'collection',
  deletedSeed: 'deleted article',
}

export class Putting {
  constructor(
    readonly draft: Draft,
    readonly problems: ReadProblem[],
  ) {}

  /** What of a record can be kept, put nowhere yet; null where nothing can be. `called` is what a person knows it by. */
  fit<T extends Table>(
    table: T,
    record: Records[T],
    called: string,
    blank: Partial<Records[T]> = {},
  ): Records[T] | null {
    const { record: fitted, lost } = fitRecord(table, record, blank)
    if (lost.length > 0) {
      const name = `The ${NAMES[table]} “${called.length > 80 ? `${called.slice(0, 79)}…` : called}”`
      const what =
        fitted === null
          ? `${name} cannot be kept (${lost.join(', ')}): it is left out.`
          : `${name} says what cannot be kept in: ${lost.join(', ')}. The rest of it is kept.`
      this.problems.push({ file: null, what, ...(fitted === null ? { lost: true as const } : {}) })
    }
    return fitted
  }

  /** Makes or changes a record, as far as it is fit; gives what was put. */
  put<T extends Table>(
    table: T,
    before: Records[T] | null,
    record: Records[T],
    called: string,
    blank: Partial<Records[T]> = {},
  ): Records[T] | null {
    const fitted = this.fit(table, record, called, blank)
    if (fitted !== null) this.draft.put(table, before, fitted)
    return fitted
  }
}
