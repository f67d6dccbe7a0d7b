import { expect, it } from 'vitest'
import { offerReport, serveReport } from '../../../main/app/report-pages.ts'

const PAGE = new TextEncoder().encode('<!doctype html><title>Report</title>')
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
}

it('a report is served under a policy of its own while it is printed, at an address that nobody guesses', async () => {
  const { address, withdraw } = offerReport(PAGE)
  expect(address).toMatch(/^app:\/\/report\/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
  expect(offerReport(PAGE).address).not.toBe(address)
  const served = serveReport({ url: address, method: 'GET' })
  expect(served?.status).toBe(200)
  expect(Object.fromEntries(served?.headers ?? [])).toEqual(HEADERS)
  expect(await served?.text()).toContain('Report')
  withdraw()
  expect(serveReport({ url: address, method: 'GET' })?.status).toBe(404)
})

it.each([
  ['another page', (address: string) => `${address}x`, 'GET', 404],
  ['a request that sends something', (address: string) => address, 'POST', 404],
  ['the host alone', () => 'app://report/', 'GET', 404],
  ['a page of the app’s own', () => 'app://postil/index.html', 'GET', null],
  ['no address', () => 'nonsense', 'GET', null],
])('%s is none', async (_what, url, method, status) => {
  const { address, withdraw } = offerReport(PAGE)
  const served = serveReport({ url: url(address), method })
  withdraw()
  expect(served?.status ?? null).toBe(status)
  if (served === null) return
  expect(await served.text()).toBe('')
  expect(Object.fromEntries(served.headers)).toEqual(HEADERS)
})
