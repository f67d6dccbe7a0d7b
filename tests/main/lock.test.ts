import { readFile, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { takeLock } from '../../main/store/lock.ts'
import { start } from './support/child.ts'
import { open, SEEDS, temporaryFolder } from './support/library.ts'

const DEAD = 2 ** 22 - 1

describe('the lock', () => {
  it('keeps a second process out, which is told the first one’s pid', async () => {
    const folder = await temporaryFolder()
    const library = await open(folder, SEEDS)
    const child = await start('hold', folder, SEEDS)
    expect((await child.words.next()).value).toMatchObject({
      code: 'library-in-use',
      message: expect.stringContaining(String(process.pid)) as string,
    })
    await child.gone
    await library.close()
    const second = await start('hold', folder, SEEDS)
    expect((await second.words.next()).value).toBe('open')
    await expect(open(folder, SEEDS)).rejects.toMatchObject({
      code: 'library-in-use',
      message: expect.stringContaining(String(second.pid)) as string,
    })
    await second.kill()
    expect((await open(folder, SEEDS)).view().notices).toEqual([])
  })

  it('keeps this process from opening a library twice, however the folder is spelled', async () => {
    const folder = await temporaryFolder()
    await open(folder, SEEDS)
    await expect(open(join(folder, '..', folder.split('/').at(-1) ?? ''), SEEDS)).rejects.toMatchObject({
      code: 'library-in-use',
    })
  })

  it('goes to one of many that ask at once', async () => {
    const folder = await temporaryFolder()
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(folder)))
    const taken = tries.filter((result) => result.status === 'fulfilled')
    expect(taken).toHaveLength(1)
    await taken[0]?.value.release()
    await (await takeLock(folder)).release()
    await expect(stat(join(folder, 'lock.json'))).rejects.toThrow('ENOENT')
  })

  const owner = { pid: process.pid, host: hostname(), started: null, token: 'other' }
  it.each([
    ['of a process that is gone', JSON.stringify({ ...owner, pid: DEAD })],
    ['of this pid before a restart', JSON.stringify(owner)],
    ['of a pid that another process has now', JSON.stringify({ ...owner, pid: 1, started: 'another start' })],
    ['that a power cut emptied', ''],
    ['of zeros', '\0\0\0\0'],
  ])('%s is taken over', async (_, text) => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'lock.json'), text)
    const lock = await takeLock(folder)
    expect(JSON.parse(await readFile(join(folder, 'lock.json'), 'utf8'))).toMatchObject({ pid: process.pid })
    await lock.release()
  })

  it('of another machine holds, and the message says what to do', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'lock.json'), JSON.stringify({ ...owner, pid: DEAD, host: 'velmark' }))
    await expect(takeLock(folder)).rejects.toThrow(/process 4194303 on velmark.*delete .*lock\.json/)
  })

  it('that someone else took over is not deleted', async () => {
    const folder = await temporaryFolder()
    const lock = await takeLock(folder)
    const other = JSON.stringify({ ...owner, token: 'someone else' })
    await writeFile(join(folder, 'lock.json'), other)
    await lock.release()
    expect(await readFile(join(folder, 'lock.json'), 'utf8')).toBe(other)
  })
})
