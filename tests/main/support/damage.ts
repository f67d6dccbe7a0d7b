/** Damages the bytes of files, as disks, transfers, other programs and attackers do. */
import fc from 'fast-check'

export interface Damage {
  how: (typeof WAYS)[number]
  at: number
  length: number
  n: number
}
const WAYS = [
  'flip',
  'flip',
  'truncate',
  'repeat',
  'cut',
  'zeros',
  'surrogate',
  'number',
  'deep',
  'utf16',
  'latin',
  'swap',
  'insert',
] as const

export const damages: fc.Arbitrary<Damage[]> = fc.array(
  fc.record({
    how: fc.constantFrom(...WAYS),
    at: fc.nat(1_000_000),
    length: fc.integer({ min: 1, max: 2000 }),
    n: fc.nat(1_000_000),
  }),
  { minLength: 1, maxLength: 4 },
)

const NUMBERS = [
  '1e999',
  '-1',
  '99999999999999999999',
  '0.5',
  'NaN',
  '4294967296',
  '-0',
  '""',
  'null',
  '[]',
  '{}',
]
/** Openings that a parser may go down by, one call a level. */
const OPENINGS = [
  '[',
  '{"a":',
  '<div>',
  '<a xmlns="b">',
  '> ',
  '- ',
  '((',
  '<?xml?>',
  '&amp;',
  '<![CDATA[',
  '*_`',
  '{{',
]
const INSERTED = [
  '__proto__',
  '"__proto__":{"x":1},',
  '<script>alert(1)</script>',
  '<!DOCTYPE a [<!ENTITY b "&c;&c;&c;"><!ENTITY c "&d;&d;&d;"><!ENTITY d "dddd">]>&b;',
  '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  '../../../../beside/secret.txt',
  '\ufeff',
  '\u202e',
  '\0',
  '\r',
  '&#0;&#xd800;&#x110000;',
]

const bytesOf = (words: string): Uint8Array => new TextEncoder().encode(words)
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts)

/** A damaged copy. */
export function damaged(bytes: Uint8Array, all: readonly Damage[]): Uint8Array {
  let copy: Uint8Array = Uint8Array.from(bytes)
  for (const damage of all) copy = once(copy, damage)
  return copy
}

function once(bytes: Uint8Array, { how, at, length, n }: Damage): Uint8Array {
  const from = at % Math.max(1, bytes.length)
  const to = Math.min(bytes.length, from + length)
  const [before, part, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)]
  const put = (words: string): Uint8Array => joined(before, bytesOf(words), bytes.subarray(from))
  switch (how) {
    case 'flip': {
      const copy = Uint8Array.from(bytes)
      for (let i = 0; i <= n % 8; i++) {
        const where = (from + i * i * length) % Math.max(1, copy.length)
        copy[where] = (copy[where] ?? 0) ^ (1 << ((n + i) % 8))
      }
      return copy
    }
    case 'truncate':
      return before
    case 'repeat':
      return joined(before, ...Array.from({ length: 2 + (n % 20) }, () => part), after)
    case 'cut':
      return joined(before, after)
    case 'zeros':
      return joined(before, new Uint8Array(part.length), after)
    case 'surrogate':
      // Half a character in UTF-8, which no encoder writes.
      return joined(before, Uint8Array.of(0xed, 0xa0, 0x80), bytes.subarray(from))
    case 'number': {
      const text = Buffer.from(bytes).toString('latin1')
      const numbers = [...text.matchAll(/\d+/g)]
      const hit = numbers[n % Math.max(1, numbers.length)]
      if (!hit) return put(NUMBERS[n % NUMBERS.length] ?? '')
      const end = hit.index + hit[0].length
      return joined(
        bytes.subarray(0, hit.index),
        bytesOf(NUMBERS[at % NUMBERS.length] ?? ''),
        bytes.subarray(end),
      )
    }
    case 'deep':
      return put((OPENINGS[n % OPENINGS.length] ?? '').repeat(length * 10))
    case 'utf16':
      return joined(Uint8Array.of(0xff, 0xfe), Buffer.from(Buffer.from(bytes).toString('utf8'), 'utf16le'))
    case 'latin':
      return Buffer.from(Buffer.from(bytes).toString('utf8'), 'latin1')
    case 'swap':
      return joined(after, part, before)
    case 'insert':
      return put(INSERTED[n % INSERTED.length] ?? '')
  }
}
