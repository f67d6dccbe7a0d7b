/** Whatever is sent over the bridge: it is answered in words, changes nothing where it fails, and leaves the library whole. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { CHANNELS, INNER_CHANNELS, type ServedChannel } from '../../../preload/contract.ts'
import { FORMATS } from '../../../main/formats/registry.ts'
import { arbitraryOf, AWKWARD_WORDS, defOf, partsOf } from '../support/arbitrary-of.ts'
import { Besieged } from '../support/besieged.ts'
import { FUZZ_PATIENCE, fuzzing } from '../support/fuzz-time.ts'
import { spoiling, spoilt, type Spoiling } from '../support/spoiling.ts'
import { openDoor } from './open-door.ts'

const ALL = Object.keys({ ...CHANNELS, ...INNER_CHANNELS }) as ServedChannel[]

/** Stands in a request for one of what there is when it is made. */
class Pick {
  constructor(
    readonly of: string,
    readonly n: number,
  ) {}
}
const picked = (of: string): fc.Arbitrary<Pick> => fc.nat(50).map((n) => new Pick(of, n))

/** What a key of a request is an id of. */
const IDS: Record<string, string> = {
  article: 'article',
  articles: 'article',
  lastArticle: 'article',
  annotation: 'annotation',
  annotations: 'annotation',
  appearance: 'appearance',
  appearances: 'appearance',
  claim: 'claim',
  claims: 'claim',
  from: 'claim',
  to: 'claim',
  joinedTo: 'claim',
  claimant: 'person',
  person: 'person',
  tag: 'tag',
  without: 'tag',
  into: 'any',
  relation: 'relation',
  collection: 'collection',
  evidence: 'evidence',
  scale: 'scale',
  filter: 'filter',
  home: 'article',
}
const known = (key: string): fc.Arbitrary<unknown> | null => {
  if (key === 'ranges' || key === 'range' || key === 'passages') {
    const range = fc.tuple(fc.nat(1500), fc.integer({ min: 1, max: 60 }))
    return range.map(([start, length]) => ({
      start,
      end: start + length,
      article: new Pick('article', start),
    }))
  }
  if (key === 'format' || key === 'formats') return fc.constantFrom(...FORMATS.map(({ id }) => id))
  if (key === 'path') return fc.constantFrom('a', 'a/b', 'b', 'a/b/c')
  if (key === 'id') return fc.constantFrom('new-1', 'new-2', 'new-3')
  const of = IDS[key]
  return of === undefined ? null : picked(of)
}

interface Sent {
  channel: ServedChannel
  args: unknown
  spoil: Spoiling | null
  /** What the person answers in a dialog: 0 is Cancel. */
  choice: number
}

async function requests(): Promise<fc.Arbitrary<Sent[]>> {
  const door = await openDoor()
  const { handlers } = door
  await door.close()
  const one = (channel: ServedChannel): fc.Arbitrary<Sent> =>
    fc.record({
      channel: fc.constant(channel),
      // The article stands where the request is its id alone.
      args: arbitraryOf(
        handlers[channel].parse.schema,
        known,
        channel.startsWith('article:') ? 'article' : '',
      ),
      spoil: fc.option(spoiling, { freq: 2 }),
      choice: fc.nat(5),
    })
  const edits = one('edit:do')
  return fc.array(fc.oneof({ arbitrary: edits, weight: 50 }, ...ALL.map((channel) => one(channel))), {
    minLength: 5,
    maxLength: 30,
    size: 'max',
  })
}

/** What there is in the library, by kind. */
async function poolOf({ library }: Besieged['door']): Promise<Record<string, string[]>> {
  const { people, tags, scales, filters, collections } = library.view()
  const { articles } = await library.content(null)
  const ids = (records: readonly { id: string }[]): string[] => records.map(({ id }) => id)
  const annotations = articles.flatMap((each) => each.annotations)
  const claims = articles.flatMap((each) => each.claims)
  const pool: Record<string, string[]> = {
    article: articles.map(({ article }) => article.id),
    annotation: ids(annotations),
    appearance: ids(annotations.filter(({ kind }) => kind === 'appearance')),
    claim: ids(claims),
    person: ids(people),
    tag: ids(tags),
    scale: ids(scales),
    filter: ids(filters),
    collection: ids(collections),
    relation: articles.flatMap((each) => ids(each.relations)),
    evidence: claims.flatMap(({ evidence }) => ids(evidence)),
  }
  return { ...pool, any: Object.values(pool).flat() }
}

function filled(value: unknown, pool: Record<string, string[]>): unknown {
  if (value instanceof Pick) {
    const list = pool[value.of] ?? []
    return list[value.n % Math.max(1, list.length)] ?? 'nothing'
  }
  if (Array.isArray(value)) return value.map((part) => filled(part, pool))
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, filled(part, pool)]))
}

const PAGE =
  '<!doctype html><title>Harbour</title><article><h1>Harbour</h1><p>The harbour is closed, said the mayor.</p></article>'

async function play(sent: readonly Sent[]): Promise<void> {
  const besieged = await Besieged.begin()
  const { door } = besieged
  const given = join(door.folder, 'given')
  await mkdir(given)
  await writeFile(join(given, 'page.html'), PAGE)
  await writeFile(join(given, 'codes.csv'), 'path,definition\na/b,what it is\n')
  await writeFile(join(given, 'broken.docx'), 'PK\x03\x04')
  for (const { channel, args, spoil, choice } of sent) {
    door.picks = [null, 'page.html', 'codes.csv', 'broken.docx', 'gone.txt', '.'][choice] ?? null
    if (door.picks !== null) door.picks = join(given, door.picks)
    door.saveTo = choice % 2 === 0 ? null : join(given, `out-${choice}`)
    const right = filled(args, await poolOf(door)) as unknown[]
    await besieged.ask(channel, spoil === null ? right : spoilt(right, spoil))
  }
  await besieged.end()
}

describe('whatever the page sends', () => {
  it(
    'is answered in words, changes nothing where it is refused, and leaves the library whole and the rest alone',
    async () => {
      await fc.assert(fc.asyncProperty(await requests(), play), fuzzing(10))
    },
    FUZZ_PATIENCE,
  )

  it('is bounded: no request takes text, a list or a record without end', async () => {
    const door = await openDoor()
    const unbounded: string[] = []
    for (const channel of ALL) unbounded.push(...endless(door.handlers[channel].parse.schema, channel))
    await door.close()
    expect(unbounded).toEqual([])
  })

  it('finds what has no end', () => {
    const schema = z.tuple([
      z.object({ a: z.string(), b: z.array(z.boolean()).max(3), c: z.record(z.string().max(2), z.null()) }),
    ])
    expect(endless(schema, 'x')).toEqual(['x.0.a', 'x.0.c'])
  })

  it('awkward words are among those that are tried', () => {
    expect(AWKWARD_WORDS).toContain('__proto__')
  })
})

/** Longer than anything that any request takes. */
const ENDLESS = 'a'.repeat(65 * 1024 * 1024)

/** The ways to the parts of a schema that take something of any length. */
function endless(schema: z.ZodType, way: string, seen = new Set<z.ZodType>()): string[] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const found = partsOf(schema).flatMap(([name, part]) => endless(part, `${way}.${name}`, seen))
  const takes = (value: unknown): boolean => schema.safeParse(value).success
  const { type, element } = defOf(schema)
  if (type === 'string' && takes(ENDLESS)) return [way]
  const bounds = (schema._zod.def.checks ?? []).map((check) => check._zod.def.check)
  if (type === 'array' && element && !bounds.includes('max_length')) return [...found, way]
  if (type === 'record' && !bounds.some((check) => check === 'custom' || check === 'max_size'))
    return [...found, way]
  return found
}
