import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cloneForIpc, REFUSED } from './stand-in/clone.ts'
import { decode, encode } from './stand-in/wire.ts'

interface Samples {
  samples: Record<string, () => unknown>
  look(value: unknown): string
}
const { samples, look } = createRequire(import.meta.url)('./probe/samples.cjs') as Samples

const REFUSED_SAMPLES = [
  'function',
  'symbol',
  'promise',
  'proxy',
  'nestedProxy',
  'proxyInMap',
  'weakMap',
  'blob',
]

describe('what IPC refuses in main', () => {
  test.each<[string, unknown]>([
    ...REFUSED_SAMPLES.map((name) => [name, samples[name]!()] as [string, unknown]),
    ['a function in a map', new Map([[1, () => 1]])],
    ['a file', new File(['x'], 'x.txt')],
    ['a stream', new ReadableStream()],
    ['a port', new MessageChannel().port1],
    ['shared memory', new SharedArrayBuffer(8)],
    ['a view on shared memory', new Uint8Array(new SharedArrayBuffer(8))],
  ])('%s', (_, value) => {
    expect(() => cloneForIpc(value)).toThrow(REFUSED)
    expect(() => cloneForIpc({ nested: [value] })).toThrow(REFUSED)
  })
})

describe('what crosses the wire', () => {
  const crossing = Object.keys(samples).filter((name) => !REFUSED_SAMPLES.includes(name))

  test.each(crossing)('%s arrives as a structured clone would make it', (name) => {
    const clone = structuredClone(samples[name]!())
    expect(look(decode(encode(cloneForIpc(samples[name]!()))))).toBe(look(clone))
  })

  test('a small Buffer takes its whole pool along, as in V8', () => {
    const small = Buffer.from('abc')
    const arrived = decode(encode(cloneForIpc(small))) as Uint8Array
    expect(arrived.constructor).toBe(Uint8Array)
    expect([...arrived]).toEqual([97, 98, 99])
    expect(arrived.buffer.byteLength).toBe(small.buffer.byteLength)
    expect(arrived.buffer.byteLength).toBeGreaterThan(3)
  })

  test('what was shared is shared on the other side', () => {
    const one = { a: 1 }
    const [first, second, buffer, view] = decode(
      encode(cloneForIpc([one, one, new Uint8Array(4).buffer, undefined])),
    ) as [object, object, ArrayBuffer, undefined]
    expect(first).toBe(second)
    expect(buffer.byteLength).toBe(4)
    expect(view).toBeUndefined()
    const bytes = new Uint8Array(8)
    const views = decode(encode(cloneForIpc([bytes, bytes.subarray(2)]))) as Uint8Array[]
    expect(views[0]!.buffer).toBe(views[1]!.buffer)
  })

  test('an error keeps its kind, message, stack and cause, and loses its own fields', () => {
    const error = Object.assign(new RangeError('far', { cause: { n: 1 } }), { code: 'E' })
    const arrived = decode(encode(cloneForIpc(error))) as RangeError & { code?: string }
    expect(arrived).toBeInstanceOf(RangeError)
    expect(arrived.stack).toBe(error.stack)
    expect(arrived.code).toBeUndefined()
  })

  test('anything that can be cloned arrives equal', () => {
    const value = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
    })
    fc.assert(
      fc.property(value, (sent) => {
        expect(decode(encode(cloneForIpc(sent)))).toEqual(structuredClone(sent))
      }),
    )
  })
})
