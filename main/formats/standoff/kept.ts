/** Writes back what another program said of an entity and Postil has no field for, as read.ts kept it. */
import { listOf, objectOf, textOf, type JsonObject } from '../common/json-values.ts'
import type { Entity, Tie } from './entities.ts'

/** Further fields of an entity: they go with the first piece of an annotation's first mark. */
export function keptFields({ id, mark }: Entity, format: string): JsonObject {
  if (id !== mark.annotation.id) return {}
  return objectOf(objectOf(mark.annotation.foreign?.[format])?.['fields']) ?? {}
}

/** Ties that lead from an annotation to an entity with a certain label and range, where there is one. */
export function keptTies(
  entities: readonly Entity[],
  format: string,
  unit: (offset: number) => number,
): Tie[] {
  const holders = entities.filter(
    ({ id, mark }) => id === mark.annotation.id && mark.annotation.foreign?.[format],
  )
  if (holders.length === 0) return []
  const byPlace = new Map(
    entities.map((entity) => [
      JSON.stringify([entity.mark.label, unit(entity.span.start), unit(entity.span.end)]),
      entity,
    ]),
  )
  return holders.flatMap((from) =>
    listOf(objectOf(from.mark.annotation.foreign?.[format])?.['relations']).flatMap((relation): Tie[] => {
      const [type, to] = [
        textOf(objectOf(relation)?.['type']),
        byPlace.get(JSON.stringify(objectOf(relation)?.['to'])),
      ]
      return type !== null && to ? [{ from, to, type }] : []
    }),
  )
}
