/**
 * The tagged encoding that values cross in between main and a page: JSON with what JSON loses (undefined, NaN, -0,
 * bigint, holes, dates, maps, sets, bytes, errors, shared and circular references). It runs on both sides, and is
 * given only what a true structured clone has already let through (clone.ts, page/clone.ts).
 */

type Wire = null | boolean | string | number | Wire[]

const VIEWS = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
} as const
const ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError } as const

/** Text for a value. */
export function encode(value: unknown): string {
  const seen = new Map<object, number>()
  const object = (it: object): Wire => {
    const known = seen.get(it)
    if (known !== undefined) return ['r', known]
    seen.set(it, seen.size)
    if (Array.isArray(it)) return ['a', it.length, ...Object.entries(it).flatMap(([k, v]) => [k, any(v)])]
    if (it instanceof Date) return ['d', any(it.getTime())]
    if (it instanceof RegExp) return ['x', it.source, it.flags]
    if (it instanceof Map) return ['m', ...[...it].flatMap(([k, v]) => [any(k), any(v)])]
    if (it instanceof Set) return ['s', ...[...it].map(any)]
    if (it instanceof ArrayBuffer) return ['b', base64(new Uint8Array(it))]
    if (ArrayBuffer.isView(it)) return view(it)
    if (it instanceof Error) return ['e', it.name, it.message, any(it.stack), 'cause' in it, any(it.cause)]
    if (it instanceof Boolean || it instanceof Number || it instanceof String)
      return ['w', any(it.valueOf() as string | number | boolean)]
    return ['o', ...Object.entries(it).flatMap(([k, v]) => [k, any(v)])]
  }
  const view = (it: ArrayBufferView): Wire => {
    const kind = Object.prototype.toString.call(it).slice(8, -1)
    const length = kind === 'DataView' ? it.byteLength : (it as Uint8Array).length
    return ['v', kind, any(it.buffer), it.byteOffset, length]
  }
  const any = (it: unknown): Wire => {
    if (it === undefined) return ['u']
    if (typeof it === 'bigint') return ['i', String(it)]
    if (Object.is(it, -0)) return ['n', '-0']
    if (typeof it === 'number') return Number.isFinite(it) ? it : ['n', String(it)]
    if (typeof it === 'object' && it !== null) return object(it)
    return it as string | boolean | null
  }
  return JSON.stringify(any(value))
}

/** The value of a text, made of this world's own objects. */
export function decode(text: string): unknown {
  const seen: unknown[] = []
  const keep = <T>(it: T): T => {
    seen.push(it)
    return it
  }
  const any = (w: Wire): unknown => {
    if (!Array.isArray(w)) return w
    const [tag, ...rest] = w as [string, ...Wire[]]
    switch (tag) {
      case 'u':
        return undefined
      case 'i':
        return BigInt(rest[0] as string)
      case 'n':
        return Number(rest[0])
      case 'r':
        return seen[rest[0] as number]
      case 'a':
        return fill(keep(new Array(rest[0] as number)), rest.slice(1))
      case 'o':
        return fill(keep({}), rest)
      case 'd':
        return keep(new Date(any(rest[0]!) as number))
      case 'x':
        return keep(new RegExp(rest[0] as string, rest[1] as string))
      case 'm': {
        const map = keep(new Map())
        for (let i = 0; i < rest.length; i += 2) map.set(any(rest[i]!), any(rest[i + 1]!))
        return map
      }
      case 's': {
        const set = keep(new Set())
        for (const one of rest) set.add(any(one))
        return set
      }
      case 'b':
        return keep(bytes(rest[0] as string).buffer)
      case 'v': {
        const place = keep<{ it?: unknown }>({})
        const at = seen.length - 1
        const View = VIEWS[rest[0] as keyof typeof VIEWS] as new (
          buffer: ArrayBuffer,
          at: number,
          length: number,
        ) => ArrayBufferView
        place.it = new View(any(rest[1]!) as ArrayBuffer, rest[2] as number, rest[3] as number)
        seen[at] = place.it
        return place.it
      }
      case 'e': {
        const Kind = ERRORS[rest[0] as keyof typeof ERRORS] ?? Error
        const error = keep(new Kind(rest[1] as string))
        const stack = any(rest[2]!)
        Object.defineProperty(error, 'stack', { value: stack, configurable: true, writable: true })
        const cause = any(rest[4]!)
        if (rest[3])
          Object.defineProperty(error, 'cause', { value: cause, configurable: true, writable: true })
        return error
      }
      case 'w':
        return keep(Object(any(rest[0]!)))
      default:
        throw new Error(`wire: unknown tag ${tag}`)
    }
  }
  const fill = (into: object, pairs: Wire[]): object => {
    for (let i = 0; i < pairs.length; i += 2) {
      // Not an assignment: the key may be __proto__.
      Object.defineProperty(into, pairs[i] as string, {
        value: any(pairs[i + 1]!),
        configurable: true,
        enumerable: true,
        writable: true,
      })
    }
    return into
  }
  return any(JSON.parse(text) as Wire)
}

const PIECE = 0x8000

function base64(data: Uint8Array): string {
  let text = ''
  for (let i = 0; i < data.length; i += PIECE) text += String.fromCharCode(...data.subarray(i, i + PIECE))
  return btoa(text)
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (c) => c.charCodeAt(0))
