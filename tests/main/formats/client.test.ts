import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { FormatClient, type Doer } from '../../../main/formats/client.ts'
import { TaskWorker } from '../../../main/task-worker.ts'
import { EMPTY } from '../../fixtures/bringing.ts'

const worker = join(import.meta.dirname, '../../fixtures/workers/formats.mjs')
const clients: FormatClient[] = []
afterEach(() => clients.splice(0).forEach((client) => client.stop()))

function client(): FormatClient {
  const made = new FormatClient(new TaskWorker({ worker, patience: 3000, memory: 64 }) as Doer)
  clients.push(made)
  return made
}
function source(key: string) {
  const asked: string[] = []
  return { key, asked, content: () => (asked.push(key), Promise.resolve(EMPTY)) }
}

it('hands content over once, as long as it is the same and the worker has it', async () => {
  const formats = client()
  const [a, b] = [source('a'), source('b')]
  for (const of of [a, a, b, b]) expect((await formats.preview(of, 'x')).losses).toEqual([of.key])
  expect([a.asked, b.asked]).toEqual([['a'], ['b']])
  await expect(formats.preview(a, 'throws')).rejects.toThrow('The export failed (the writer fell over).')
  expect((await formats.preview(b, 'x')).losses).toEqual(['b'])
  expect(b.asked).toEqual(['b', 'b'])
})

it('says in a sentence what the worker refuses, and what takes too long', async () => {
  const formats = client()
  await expect(formats.write(source('a'), 'refuses', {})).rejects.toMatchObject({
    code: 'export-wrong',
    message: 'It would be wrong.',
  })
  await expect(formats.write(source('a'), 'hangs', {})).rejects.toThrow(
    'The export took longer than 3 seconds. Nothing was written.',
  )
  expect((await formats.preview(source('a'), 'x')).annotations).toBe(1)
})

it('ends at once what is called off, and goes on with the next', async () => {
  const formats = client()
  const control = new AbortController()
  const ended = formats.write(source('a'), 'hangs', {}, control.signal)
  control.abort()
  await expect(ended).rejects.toThrow('The export was called off. Nothing was written.')
  expect((await formats.preview(source('b'), 'x')).losses).toEqual(['b'])
})
