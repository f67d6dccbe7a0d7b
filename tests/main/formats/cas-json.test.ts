/** CAS JSON as dkpro-cassis and Apache UIMA read it: what their deserializers demand is asserted here, since neither is installed. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../../main/anchoring/describe.ts'
import { wellFormed } from '../../../main/formats/common/unicode.ts'
import { exportContent, formatOf } from '../../../main/formats/registry.ts'
import type { Content } from '../../../main/library.ts'
import { content } from '../../fixtures/content-arbitrary.ts'
import { appearance, claim, highlight, withAnnotations } from '../../fixtures/content.ts'

interface Cas {
  '%TYPES': Record<string, Record<string, unknown> & { '%NAME': string; '%SUPER_TYPE': string }>
  '%FEATURE_STRUCTURES': (Record<string, unknown> & { '%ID': number; '%TYPE': string })[]
  '%VIEWS': { _InitialView: { '%SOFA': number; '%MEMBERS': number[] } }
}
const casesOf = (made: Content): Cas[] =>
  exportContent('cas-json', made).files.map(
    ({ bytes }) => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Cas,
  )
const CASES = resolve(import.meta.dirname, '../../fixtures/cases')
const caseText = (name: string): string => readFileSync(join(CASES, name), 'utf8')

/** Of a library whatever it holds, the first case of JSON for each article. */
const eachCas = (check: (cas: Cas, text: string) => void): void => {
  fc.assert(
    fc.property(content, (any) => {
      for (const [index, cas] of casesOf(any).entries())
        check(cas, wellFormed(any).articles[index]?.article.text ?? '')
    }),
    { numRuns: 30 },
  )
}

describe('what readers demand', () => {
  it('every type is declared before it is the range of a feature, with a supertype that is known', () => {
    const [cas] = casesOf(withAnnotations('A text.', []))
    const known = new Set<string>()
    for (const [name, type] of Object.entries(cas?.['%TYPES'] ?? {})) {
      expect(type['%NAME']).toBe(name)
      expect(type['%SUPER_TYPE']).toMatch(/^uima\.(tcas\.(Document)?Annotation|cas\.AnnotationBase)$/)
      known.add(name)
      for (const [feature, each] of Object.entries(type)) {
        if (feature.startsWith('%')) continue
        const range = (each as Record<string, string>)['%RANGE'] ?? ''
        expect(range.startsWith('uima.cas.') || known.has(range), `${name}:${feature}`).toBe(true)
      }
    }
    expect(known).toContain('custom.Span')
  })

  it('the Sofa comes first, ids are positive and unlike, id and type are the first keys', () => {
    eachCas((cas) => {
      const all = cas['%FEATURE_STRUCTURES']
      expect(all[0]).toMatchObject({ '%TYPE': 'uima.cas.Sofa', sofaID: '_InitialView', mimeType: 'text' })
      const ids = all.map((each) => each['%ID'])
      expect(new Set(ids).size).toBe(ids.length)
      expect(Math.min(...ids)).toBeGreaterThan(0)
      for (const each of all) expect(Object.keys(each).slice(0, 2)).toEqual(['%ID', '%TYPE'])
      expect(cas['%VIEWS']._InitialView['%SOFA']).toBe(ids[0])
      expect(cas['%VIEWS']._InitialView['%MEMBERS']).toEqual(ids.slice(1))
    })
  })

  it('references lead to structures of the file, features are those of the type', () => {
    eachCas((cas) => {
      const all = cas['%FEATURE_STRUCTURES']
      const ids = new Set(all.map((each) => each['%ID']))
      const builtIn = ['sofa', 'begin', 'end', 'language']
      for (const each of all.slice(1)) {
        for (const [key, value] of Object.entries(each)) {
          if (key.startsWith('%')) continue
          const name = key.replace(/^@/, '')
          expect(builtIn.includes(name) || cas['%TYPES'][each['%TYPE']]?.[name] !== undefined, key).toBe(true)
          if (key.startsWith('@')) expect(ids).toContain(value)
          else expect(['string', 'number', 'boolean']).toContain(typeof value)
        }
      }
    })
  })

  it('offsets are UTF-16 code units, which it also says, and never beyond the text', () => {
    eachCas((cas, text) => {
      const all = cas['%FEATURE_STRUCTURES']
      expect(all.find((each) => each['%TYPE'] === 'custom.Article')).toMatchObject({ offsets: 'UTF-16' })
      expect(all[0]?.sofaString).toHaveLength(text.length)
      for (const { begin, end } of all.slice(1))
        if (begin !== undefined) {
          expect(begin).toBeLessThanOrEqual(end as number)
          expect(end).toBeLessThanOrEqual(text.length)
        }
    })
  })
})

describe('cases from the field', () => {
  const spansOf = (made: Content, label: string) =>
    (casesOf(made)[0]?.['%FEATURE_STRUCTURES'] ?? [])
      .filter((each) => each['%TYPE'] === 'custom.Span' && each.label === label)
      .map(({ begin, end }) => [begin, end])

  it('C01: counts UTF-16', () => {
    const text = caseText('c01-emoji.txt')
    const made = withAnnotations(
      text,
      [
        appearance('one', [describeSpan(text, 68, 122)]),
        appearance('two', [describeSpan(text, 160, 181)], {
          source: { spans: [describeSpan(text, 183, 185)], person: null, none: false },
          cue: { spans: [describeSpan(text, 186, 190)] },
        }),
      ],
      [claim('one-claim'), claim('two-claim')],
    )
    expect(spansOf(made, 'Content')).toEqual([
      [68, 122],
      [160, 181],
    ])
    expect(spansOf(made, 'Source')).toEqual([[183, 185]])
    expect(spansOf(made, 'Cue')).toEqual([[186, 190]])
    expect(formatOf('cas-json').positions).toBe('UTF-16')
  })

  it('C09: a passage in two pieces is two spans with an arc between them', () => {
    const text = caseText('c09-split.txt')
    const made = withAnnotations(text, [
      highlight('split', [describeSpan(text, 71, 83), describeSpan(text, 104, 120)]),
    ])
    expect(spansOf(made, 'Highlight')).toEqual([
      [71, 83],
      [104, 120],
    ])
    const all = casesOf(made)[0]?.['%FEATURE_STRUCTURES'] ?? []
    const [a, b] = all.filter((each) => each['%TYPE'] === 'custom.Span').map((each) => each['%ID'])
    const arc = all.find((each) => each['%TYPE'] === 'custom.Link')
    expect(arc).toMatchObject({ '@Governor': a, '@Dependent': b, label: 'continued' })
  })

  it('C11: has the text of the XMI, with one unit for each forbidden character', () => {
    const text = caseText('c11-controls.txt')
    const made = withAnnotations(text, [highlight('h', [describeSpan(text, 58, 79)])])
    const sofa = casesOf(made)[0]?.['%FEATURE_STRUCTURES'][0]?.sofaString
    expect(sofa).toBe(text.slice(0, 39) + '\ufffd' + text.slice(40, 96) + '\ufffd' + text.slice(97))
    expect(exportContent('cas-json', made).losses.join(' ')).toContain('Control characters')
  })
})
