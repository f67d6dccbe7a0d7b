/**
 * The values that the probe sends across, by name. One script for three worlds: main and the preload require it, the
 * page loads it; each makes the values of its own classes.
 */
const samples = {
  undefined: () => undefined,
  nan: () => NaN,
  minusZero: () => -0,
  bigint: () => 12345678901234567890n,
  loneSurrogate: () => '\ud800 and \u{1f600}',
  date: () => new Date(1394064000000),
  map: () => new Map([[{ a: 1 }, new Set([undefined])]]),
  bytes: () => new Uint8Array([0, 127, 255]).subarray(1),
  float: () => new Float64Array([0.1, -0]),
  // eslint-disable-next-line no-sparse-arrays -- the hole is the sample
  holes: () => [1, , 3],
  error: () => Object.assign(new TypeError('bad'), { code: 'E_CODE' }),
  instance: () =>
    new (class Point {
      #hidden = 1
      x = 2
      get hidden() {
        return this.#hidden
      }
    })(),
  cycle: () => {
    const a = { name: 'a' }
    a.self = a
    return a
  },
  proto: () => JSON.parse('{"__proto__": 1}'),
  function: () => () => 'called',
  symbol: () => Symbol('s'),
  promise: () => Promise.resolve(7),
  proxy: () => new Proxy({ a: 1 }, {}),
  nestedProxy: () => ({ list: [new Proxy([], {})] }),
  proxyInMap: () => new Map([['a', new Proxy({}, {})]]),
  weakMap: () => new WeakMap(),
  blob: () => new Blob(['b']),
  url: () => new URL('app://probe/x'),
}

/** What a value looks like to whoever got it, as plain words. */
function look(value) {
  if (typeof value === 'bigint') return `bigint ${value}`
  if (typeof value === 'string') return `string ${JSON.stringify(value)}`
  if (typeof value === 'symbol') return 'symbol'
  if (typeof value === 'function') return `function returning ${look(value())}`
  if (typeof value !== 'object' || value === null)
    return Object.is(value, -0) ? 'number -0' : `${typeof value} ${value}`
  if (value instanceof Promise) return 'Promise'
  if (value instanceof Error) return `${value.name}: ${value.message}${value.code ? ` (${value.code})` : ''}`
  if (value instanceof Date) return `Date ${value.getTime()}`
  if (value instanceof Map) return `Map {${[...value].map(([k, v]) => `${look(k)}: ${look(v)}`).join(', ')}}`
  if (value instanceof Set) return `Set {${[...value].map(look).join(', ')}}`
  if (ArrayBuffer.isView(value))
    return `${value.constructor.name} [${[...value].map((n) => (Object.is(n, -0) ? '-0' : n))}] of ${value.buffer.byteLength} bytes`
  if (value instanceof Blob) return `Blob of ${value.size}`
  if (Array.isArray(value))
    return `[${Array.from({ length: value.length }, (_, i) => (i in value ? look(value[i]) : 'hole'))}]`
  const entries = Object.entries(value).map(
    ([key, inner]) => `${key}: ${inner === value ? 'itself' : look(inner)}`,
  )
  return `{${entries.join(', ')}}${Object.isFrozen(value) ? ' frozen' : ''}`
}

/** Calls, and tells what came back or what was thrown. */
async function outcome(call) {
  try {
    return look(await call())
  } catch (error) {
    return `threw ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`
  }
}

if (typeof module === 'object') module.exports = { samples, look, outcome }
