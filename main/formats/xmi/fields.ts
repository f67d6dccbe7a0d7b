/** Features of Postil's own layers, read without trust. */
import { z } from 'zod'
import { IsoDate } from '../../../preload/model.ts'
import { timeOf } from '../common/json-values.ts'
import { valueOf, type Structure } from './parse.ts'

const Id = z.string().regex(/^[\w-]{1,80}$/)
const Foreign = z.record(z.string(), z.unknown())

/** A feature that is an id of Postil's; null where it is none. */
export function idOf(structure: Structure, name: string): string | null {
  return Id.safeParse(valueOf(structure, name)).data ?? null
}

export function wordsOf(structure: Structure, name: string): string {
  return valueOf(structure, name) ?? ''
}

export function oneOf<T extends string>(structure: Structure, name: string, of: readonly T[]): T | null {
  const value = valueOf(structure, name)
  return of.find((each) => each === value) ?? null
}

export function dateOf(structure: Structure, name: string): string | null {
  return IsoDate.safeParse(valueOf(structure, name)).data ?? null
}

export function numberOf(structure: Structure, name: string): number | null {
  const value = valueOf(structure, name)
  const number = value === null || value.trim() === '' ? Number.NaN : Number(value)
  return Number.isFinite(number) ? number : null
}

export function yesNoOf(structure: Structure, name: string): boolean | null {
  const value = valueOf(structure, name)
  return value === 'yes' ? true : value === 'no' ? false : null
}

/** A feature that is JSON, as far as it fits the schema; undefined where it does not. */
export function jsonOf<T>(structure: Structure, name: string, schema: z.ZodType<T>): T | undefined {
  const value = valueOf(structure, name)
  if (value === null) return undefined
  try {
    return schema.safeParse(JSON.parse(value)).data
  } catch {
    return undefined
  }
}

/** Items of a JSON array that fit the schema. */
export function jsonListOf<T>(structure: Structure, name: string, schema: z.ZodType<T>): T[] {
  return (jsonOf(structure, name, z.array(z.unknown())) ?? []).flatMap((item) => {
    const read = schema.safeParse(item)
    return read.success ? [read.data] : []
  })
}

/** Who made a record and when, and what others said of it. */
export function madeOf(structure: Structure) {
  const foreign = jsonOf(structure, 'foreign', Foreign)
  return {
    author: wordsOf(structure, 'author'),
    created: timeOf(valueOf(structure, 'created')),
    modified: timeOf(valueOf(structure, 'modified')),
    ...(foreign ? { foreign } : {}),
  }
}
