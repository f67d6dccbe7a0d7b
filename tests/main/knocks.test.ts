import { describe, expect, it } from 'vitest'
import { answerKnocks, knock } from '../../main/store/knocks.ts'
import { temporaryFolder } from './support/library.ts'

describe('a second start on one library', () => {
  it('hands over what it was for, and each is heard once', async () => {
    const library = await temporaryFolder()
    const heard: unknown[] = []
    const stop = await answerKnocks(library, (message) => heard.push(message))
    const words = Array.from({ length: 8 }, (_, n) => ({ paths: [`/ü ${n}`], links: [] }))
    expect(await Promise.all(words.map((message) => knock(library, message)))).toEqual(words.map(() => true))
    expect(heard).toHaveLength(8)
    expect(heard).toEqual(expect.arrayContaining(words))
    await stop()
    expect(await knock(library, {})).toBe(false)
  })

  it('is heard by the owner of that library alone', async () => {
    const [library, other] = [await temporaryFolder(), await temporaryFolder()]
    const heard: unknown[] = []
    const stop = await answerKnocks(other, (message) => heard.push(message))
    expect(await knock(library, {})).toBe(false)
    expect(heard).toEqual([])
    await stop()
  })
})
