/** Values that a schema of zod asks for, so that what is fuzzed follows the contract by itself. */
import fc from 'fast-check'
import type { z } from 'zod'

/** The parts of a schema's definition that are read here: zod keeps them for its own tools and ours. */
interface Def {
  type: string
  values?: unknown[]
  entries?: Record<string, unknown>
  options?: z.ZodType[]
  items?: z.ZodType[]
  element?: z.ZodType
  innerType?: z.ZodType
  in?: z.ZodType
  keyType?: z.ZodType
  valueType?: z.ZodType
  shape?: Record<string, z.ZodType>
}
export const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def

/** The schemas that a schema is made of, with the way to each. */
export function partsOf(schema: z.ZodType): [way: string, part: z.ZodType][] {
  const def = defOf(schema)
  const lists = [...(def.options ?? []), ...(def.items ?? [])].map((part, i) => [String(i), part] as const)
  const named = Object.entries(def.shape ?? {})
  const ones = (['element', 'innerType', 'in', 'keyType', 'valueType'] as const).flatMap((key) =>
    def[key] ? [[key, def[key]] as const] : [],
  )
  return [...lists, ...named, ...ones].map(([way, part]) => [way, part])
}

/** Words that programs stumble over. */
export const AWKWARD_WORDS = [
  '',
  ' ',
  '__proto__',
  'constructor',
  '../../x',
  '/etc/passwd',
  'a/b',
  '\ud83d',
  '\0',
  '\u202eabc',
  'null',
  '-1',
  '1e999',
  'Lavrov',
  'https://example.org/',
  'javascript:alert(1)',
  '<img src=x onerror=alert(1)>',
  '2014-04-09',
]
const words = fc.oneof(fc.constantFrom(...AWKWARD_WORDS), fc.string({ unit: 'binary', maxLength: 12 }))
const numbers = fc.oneof(fc.nat(300), fc.integer(), fc.double(), fc.constantFrom(0, 1, 2, 9, 1e308))

/**
 * Values of a schema's shape. `known` may give better ones for a key: what there is in a library, say. Checks (lengths,
 * patterns) are not followed: most values keep to them, and some do not.
 */
export function arbitraryOf(
  schema: z.ZodType,
  known: (key: string) => fc.Arbitrary<unknown> | null,
  key = '',
): fc.Arbitrary<unknown> {
  const def = defOf(schema)
  const of = (part: z.ZodType | undefined, name = key): fc.Arbitrary<unknown> =>
    part === undefined ? fc.constant(null) : arbitraryOf(part, known, name)
  const better =
    def.type === 'string' || (def.type === 'object' && 'start' in (def.shape ?? {})) ? known(key) : null
  if (better !== null) return fc.oneof({ arbitrary: better, weight: 5 }, plain())
  return plain()

  function plain(): fc.Arbitrary<unknown> {
    switch (def.type) {
      case 'string':
        return words
      case 'number':
        return numbers
      case 'boolean':
        return fc.boolean()
      case 'null':
        return fc.constant(null)
      case 'literal':
        return fc.constantFrom(...(def.values ?? []))
      case 'enum':
        return fc.constantFrom(...Object.values(def.entries ?? {}))
      case 'union':
        return fc.oneof(...(def.options ?? []).map((option) => of(option)))
      case 'nullable':
        return fc.option(of(def.innerType), { freq: 4 })
      case 'readonly':
        return of(def.innerType)
      case 'optional':
      case 'default':
      case 'prefault':
        return fc.option(of(def.innerType), { nil: undefined })
      case 'array':
        return fc.array(of(def.element), { maxLength: 4 })
      case 'tuple':
        return fc.tuple(...(def.items ?? []).map((item) => of(item)))
      case 'record':
        return fc.dictionary(of(def.keyType) as fc.Arbitrary<string>, of(def.valueType), { maxKeys: 4 })
      case 'pipe':
        return of(def.in)
      case 'object': {
        const fields = Object.entries(def.shape ?? {}).map(([name, part]) => [name, of(part, name)] as const)
        return fc.record(Object.fromEntries(fields)).map(withoutUndefined)
      }
      // What has a class: bytes.
      case 'custom':
        return fc.uint8Array({ maxLength: 40 })
      default:
        throw new Error(`no arbitrary for a schema of type ${def.type}`)
    }
  }
}

/** A field that is not there, rather than one that is undefined. */
const withoutUndefined = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined))
