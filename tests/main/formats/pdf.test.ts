import { describe, expect, it } from 'vitest'
import { FormatClient, formatsHere } from '../../../main/formats/client.ts'
import { PDF, withPdf } from '../../../main/formats/pdf.ts'
import { offerReport, serveReport } from '../../../main/app/report-pages.ts'
import { highlight, withAnnotations } from '../../fixtures/content.ts'

const content = withAnnotations('words', [highlight('h', [])])
const source = { key: 'k', content: () => Promise.resolve(content) }
const printed: string[] = []
const formats = withPdf(new FormatClient(formatsHere()), (page) => {
  printed.push(new TextDecoder().decode(page))
  return Promise.resolve(new TextEncoder().encode('%PDF-'))
})

describe('the report as PDF', () => {
  it('stands after the report that it is printed from, in the app’s list', () => {
    const ids = formats.list.map(({ id }) => id)
    expect(ids[ids.indexOf('html') + 1]).toBe('pdf')
    expect(structuredClone(PDF)).toEqual(PDF)
  })

  it('is what was checked, printed; other formats are as they were', async () => {
    const made = await formats.write(source, 'pdf', {})
    const report = await formats.write(source, 'html', {})
    expect(new TextDecoder().decode(made.bytes)).toBe('%PDF-')
    expect(printed).toEqual([new TextDecoder().decode(report.bytes)])
    expect(made.annotations).toBe(1)
  })

  it('says of itself what it cannot hold', async () => {
    const { losses } = await formats.preview(source, 'pdf')
    expect(losses.join(' ')).toMatch(/^PDF report has no place for/)
    expect(await formats.preview(source, 'html')).toMatchObject({ annotations: 1 })
  })
})

describe('a report on its way to paper', () => {
  const ask = (url: string, method = 'GET') => serveReport({ url, method })

  it('can be loaded until it is withdrawn, under a policy that lets nothing in', async () => {
    const { address, withdraw } = offerReport(new TextEncoder().encode('<p>ü'))
    const answer = ask(address)
    expect(await answer?.text()).toBe('<p>ü')
    expect(answer?.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(ask(address, 'POST')?.status).toBe(404)
    withdraw()
    expect(ask(address)?.status).toBe(404)
  })

  it.each(['app://report/', 'app://report/../x'])('%s is none', (address) => {
    expect(ask(address)?.status).toBe(404)
  })
  it.each(['app://postil/index.html', 'nonsense'])('%s is somebody else’s', (address) => {
    expect(ask(address)).toBeNull()
  })
})
