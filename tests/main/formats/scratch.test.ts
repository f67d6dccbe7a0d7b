import { mkdirSync, writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { exportContent } from '../../../main/formats/registry.ts'
import { describeSpan } from '../../../main/anchoring/describe.ts'
import { appearance, claim, highlight, tag, library, articleWith, verdict, wholeNote } from '../../fixtures/content.ts'
it('writes', () => {
  const TEXT = 'The ferry 🚢 is back, it said.\n\nCrews 👍🏽 were \u000cnot asked.\nHeading two\u2028x'
  const span = (w: string) => describeSpan(TEXT, TEXT.indexOf(w), TEXT.indexOf(w) + w.length)
  const made = library([{ article: articleWith(TEXT, { title: 'A <b> & "q"', url: 'https://a.example/?x=<y>', publishedOn: '2026-01-02', byline: 'B. Y.', publisher: 'Courier', file: 'story.txt', foreign: { hypothesis: { x: 1 } }, blocks: [{kind:'title',start:0,end:30},{kind:'paragraph',start:32,end:TEXT.indexOf('\nHeading')},{kind:'heading',level:2,start:TEXT.indexOf('Heading'),end:TEXT.length}] }), annotations: [
    wholeNote('whole', 'Read\nthis.'),
    appearance('split', [span('The ferry'), span('is back')], { source: { spans: [span('it said')], person: 'port', none: false }, cue: { spans: [span('said')] }, quoted: 'mixed', said: { from: '2026', to: '2026-01-02', about: true }, tags: ['t1'], note: 'A *note*.\n\n  two' }),
    appearance('two', [span('were')]), appearance('open', []),
    highlight('3h', [span('Crews 👍🏽')], { tags: ['t1', 't2'], foreign: { xmi: { type: 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity', features: { value: 'PER' } } } }),
    highlight('gone', [{ start: 3, end: 8, exact: 'Ships', prefix: '', suffix: '' }], { target: { revision: 1, state: 'gone', spans: [{ start: 3, end: 8, exact: 'Ships', prefix: '', suffix: '' }] } }),
  ], claims: [claim('split-claim', { statement: 'It runs.', claimant: 'port', context: 'ferries', type: 'quantity', verifiable: true, worth: 'check-worthy-factual', verdict: verdict('mostly-true', 'It\nruns.'), evidence: [{ id: 'e', question: 'q', answer: 'a', ground: { kind: 'link', url: 'https://x' }, stance: 'for', date: '2014' }] }), claim('two-claim'), claim('open-claim')], relations: [{ id: 'r', home: 'article', from: 'two-claim', to: 'split-claim', kind: 'contradicts', note: 'why', author: 'A', created: '2026-01-02T03:04:05.678Z', modified: '2026-01-02T03:04:05.678Z' }] }],
  { people: [{ id: 'port', name: 'Port of Aster', role: 'Authority', names: ['it', 'the port'] }], tags: [tag('t1', 'ferries/new', { definition: 'About\nferries', key: 1, use: 'u', avoid: 'a', examples: [{ quote: 'x', article: null, start: null }] }), tag('t2', 'x y')] })
  for (const id of (process.env.FORMATS ?? 'xmi,cas-json').split(',')) {
    mkdirSync(`/tmp/h2t/${id}`, { recursive: true })
    const e = exportContent(id, made)
    console.log(e.losses)
    for (const f of e.files) writeFileSync(`/tmp/h2t/${id}/${f.path}`, f.bytes)
  }
})
