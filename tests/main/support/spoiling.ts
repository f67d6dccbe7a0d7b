/** Spoils values and files as a fault or an attacker would. */
import fc from 'fast-check'

const deep = (levels: number): unknown => {
  let value: unknown = 'bottom'
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { do: value, a: value }
  return value
}
function circle(): object {
  const round: Record<string, unknown> = {}
  round['round'] = round
  return round
}

/** What structured clone lets through, and nobody expects. Made anew for each use. */
export const STRANGE: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => NaN,
  () => -0,
  () => Infinity,
  () => -1,
  () => 0.5,
  () => 2 ** 53,
  () => 10n ** 30n,
  () => '',
  () => 'x'.repeat(2_000_000),
  () => '\ud800',
  () => '../../../etc/passwd',
  () => '__proto__',
  () => [],
  () => ({}),
  () => Array<unknown>(5),
  () => Array.from({ length: 200_000 }, () => 'a'),
  () => new Map([['do', 'annotate']]),
  () => new Set(['a']),
  () => new Date(NaN),
  () => new Uint8Array(3),
  () => new Error('not an answer'),
  () => JSON.parse('{"__proto__": {"do": "undo"}, "constructor": 1}') as unknown,
  () => deep(3000),
  circle,
  () => Object.create(null) as unknown,
  () => /x/,
]

export interface Spoiling {
  how: 'put' | 'drop' | 'add' | 'twice'
  where: number
  what: number
}
export const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  how: fc.constantFrom('put', 'put', 'put', 'drop', 'add', 'twice'),
  where: fc.nat(1000),
  what: fc.nat(STRANGE.length - 1),
})

type Holder = Record<string, unknown> | unknown[]
const isHolder = (value: unknown): value is Holder =>
  Array.isArray(value) ||
  (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)

/** A copy of some arguments with one part of them spoilt. */
export function spoilt(args: readonly unknown[], { how, where, what }: Spoiling): unknown[] {
  const copy = structuredClone(args) as unknown[]
  const places: [Holder, string][] = []
  const visit = (holder: Holder): void => {
    for (const key of Object.keys(holder)) {
      places.push([holder, key])
      const value = (holder as Record<string, unknown>)[key]
      if (isHolder(value)) visit(value)
    }
  }
  visit(copy)
  const strange = STRANGE[what % STRANGE.length]?.()
  const place = places[where % Math.max(1, places.length)]
  if (!place || how === 'twice') return [...copy, strange]
  const [holder, key] = place as [Record<string, unknown>, string]
  if (how === 'put') holder[key] = strange
  else if (how === 'drop') Reflect.deleteProperty(holder, key)
  else
    Object.defineProperty(holder, where % 2 === 0 ? '__proto__' : `x${what}`, {
      value: strange,
      enumerable: true,
    })
  return copy
}
