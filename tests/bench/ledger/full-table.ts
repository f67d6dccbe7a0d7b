import type { Page } from 'playwright'
import type { Times } from './measure.ts'

/**
 * The same claims as a plain HTML table with a row each, filtered by Array.filter over its words and written anew: how
 * long that takes until it is painted.
 */
export async function fullTable(page: Page, times: number): Promise<Record<string, Times>> {
  return page.evaluate(async (times) => {
    const answer = await window.postil.request('claims:all')
    if (!answer.ok) throw new Error(answer.error.message)
    const said = new Map(answer.value.appearances.map((row) => [row.claim, row]))
    const rows = answer.value.claims.map((claim) => {
      const row = said.get(claim.id)
      const words = claim.statement ?? row?.content ?? ''
      return { cells: [words, row?.source ?? '', claim.verdict?.name ?? '', row?.said?.from ?? ''], words }
    })
    const box = document.createElement('div')
    box.style.cssText = 'position:fixed;inset:0;overflow:auto;background:white;z-index:99'
    document.body.append(box)
    const painted = () =>
      new Promise<void>((done) =>
        requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => done()))),
      )
    const show = (wanted: typeof rows): void => {
      const table = document.createElement('table')
      for (const { cells } of wanted) {
        const line = table.insertRow()
        for (const cell of cells) line.insertCell().textContent = cell
      }
      box.replaceChildren(table)
    }
    const time = async (act: () => void): Promise<number> => {
      const before = performance.now()
      act()
      await painted()
      return performance.now() - before
    }
    const open: number[] = []
    const sorted: number[] = []
    const typed: number[] = []
    for (let n = 0; n < times; n++) {
      open.push(await time(() => show(rows)))
      sorted.push(await time(() => show(rows.toSorted((a, b) => a.words.localeCompare(b.words)))))
      for (const words of ['t', 'th', 'the v'])
        typed.push(await time(() => show(rows.filter((row) => row.words.toLowerCase().includes(words)))))
    }
    box.remove()
    return { opened: open, sorted, 'a letter typed': typed }
  }, times)
}
