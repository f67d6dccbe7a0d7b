/** What formats of entities do alike when they read: one article after the other, with Postil's own data where there is any. */
import type { Unit } from '../../../preload/interchange.ts'
import type { JsonObject } from '../common/json-values.ts'
import { ownDetails, ownReader, settleHomes } from '../reading/own.ts'
import { emptyReading, type ReadAnnotation, type ReadDocument, type Reading } from '../reading/reading.ts'
import type { ReadEntity, ReadTie } from './groups.ts'
import { annotationReader } from './read.ts'

export interface FoundArticle {
  file: string
  /** Where it stands in the file: "line 3". */
  where: string
  text: string
  details: ReadDocument['details']
  /** What the format says of the article that Postil has no field for. */
  rest: JsonObject | undefined
  entities: readonly ReadEntity[]
  ties: readonly ReadTie[]
  /** What stands under the key of own data. */
  own: unknown
  /** Annotations that are no entities, beside those of the own data. */
  others: readonly ReadAnnotation[]
}

export interface Collector {
  readonly reading: Reading
  add(found: FoundArticle): void
  /** Annotations are made when all own data has been read, since claims are said in one article and tied in another. */
  finish(): Reading
}

export function collector(format: string, unit: Unit): Collector {
  const reading = emptyReading(unit)
  const readOwn = ownReader(reading)
  const annotationsOf = annotationReader(reading)
  const later: (() => void)[] = []
  return {
    reading,
    add({ file, where, text, details, rest, entities, ties, own: value, others }) {
      const key = `${file}#${later.length + 1}`
      const own = readOwn(value, file, where)
      const known = own ? ownDetails(own) : { id: null, hash: null, details: {} }
      const foreign = { ...known.details.foreign, ...(rest === undefined ? {} : { [format]: rest }) }
      const document: ReadDocument = {
        ...known,
        ...{ key, text },
        details: {
          ...known.details,
          ...details,
          ...(Object.keys(foreign).length === 0 ? {} : { foreign }),
        },
        annotations: [],
      }
      reading.documents.push(document)
      later.push(() => {
        const article = { key, format, file, where, entities, ties, own }
        document.annotations = [...annotationsOf(article), ...others]
      })
    },
    finish() {
      for (const make of later.splice(0)) make()
      settleHomes(reading)
      return reading
    },
  }
}
