import { describe, expect, it } from 'vitest'
import { DOCX_CASES } from '../../fixtures/import-docx-cases.ts'
import { imported, refusal, shown } from '../support/imported.ts'
import { docx, p, packed, r } from '../support/packed.ts'

describe('a .docx', () => {
  it.each(DOCX_CASES)('$name', async ({ blocks, said = {}, remark, ...parts }) => {
    const read = await imported('a.docx', docx(parts))
    expect(shown(read)).toEqual(blocks)
    expect(read).toMatchObject(said)
    expect(read.remarks.join('\n')).toMatch(remark ?? /^$/)
  })

  it('is one by its content, whatever it is called and whatever its prefixes are', async () => {
    const xml =
      '<ns0:document xmlns:ns0="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><ns0:body><ns0:p><ns0:pPr><ns0:pStyle ns0:val="Quote"/></ns0:pPr><ns0:r><ns0:t>Nobody asked.</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>'
    const read = await imported('a.txt', packed({ 'word/document.xml': xml }))
    expect(shown(read)).toEqual([['quote', 'Nobody asked.']])
  })

  it('that is protected is refused as that, and an old one as an old one', async () => {
    const ole = (name: string) =>
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(name, 'utf16le')])
    expect(await refusal('a.docx', ole('EncryptedPackage'))).toMatch(/password/)
    expect(await refusal('a.doc', ole('WordDocument'))).toMatch(/\.docx/)
  })

  it('that is a bomb is refused as one, by size and by ratio', async () => {
    const bomb = (size: number) => packed({ 'word/document.xml': new Uint8Array(size).fill(32) })
    expect(await refusal('a.docx', bomb(65 * 1024 * 1024))).toMatch(/zip bomb/)
    expect(await refusal('a.docx', bomb(8 * 1024 * 1024))).toMatch(/zip bomb/)
  })

  it('that is damaged, empty or another packed file is refused by name', async () => {
    const whole = docx({ body: p(r('The vote is in March.')) })
    expect(await refusal('a.docx', whole.subarray(0, whole.length / 2))).toMatch(/damaged/)
    expect(await refusal('a.docx', docx({ body: p('') }))).toMatch(/no text/)
    expect(await refusal('a.docx', packed({ 'content.xml': '<a/>' }))).toMatch(/OpenDocument/)
    expect(await refusal('a.zip', packed({ 'a.txt': 'Hello.' }))).toMatch(/packed/)
  })
})
